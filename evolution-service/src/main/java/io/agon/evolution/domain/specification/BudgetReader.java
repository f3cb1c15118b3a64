package io.agon.evolution.domain.specification;

/** Reads what may be consumed. */
public final class BudgetReader {
    private static final long MOST = Long.MAX_VALUE / 2;

    private BudgetReader() {}

    /** Reads the section; keys that are none are refused. */
    public static Budget read(Section section) {
        Long calls = section.whole("calls", 1, MOST);
        Long tokens = section.whole("tokens", 1, MOST);
        Double money = section.number("money", Double.MIN_VALUE, 1e12, "must be a number above 0");
        Long minutes = section.whole("minutes", 1, 525_600);
        section.refuseUnknown();
        return new Budget(calls, tokens, money, minutes);
    }
}
