package io.agon.evolution.domain.run;

/** Why a run is paused: a code of the catalogue in the service's README, and one sentence for a person. */
public record Reason(String code, String detail) {
    /** A person asked. */
    public static final String REQUESTED = "requested";

    /** Too few texts to breed from. */
    public static final String TOO_FEW_CANDIDATES = "too-few-candidates";

    /** No draft of a cohort kept to the constraints. */
    public static final String WRITER_UNUSABLE = "writer-unusable";

    /** No verdict of a generation could be read. */
    public static final String JUDGE_UNREADABLE = "judge-unreadable";
}
