package io.agon.evolution.domain.run;

/** Something a person should know about a run's results. One of each code per run; a later one replaces the message. */
public record Warning(String code, String message) {
    public static final String BUDGET_SPENT = "budget-spent";
    public static final String PLACES_EMPTY = "places-empty";
    public static final String MANY_VOIDS = "many-voids";
    /** Texts please the judges they were chosen by more than held-out criteria. */
    public static final String HELD_OUT_PARTED = "held-out-parted";

    public static final String JUDGE_NO_BETTER_THAN_CHANCE = "judge-no-better-than-chance";
}
