package io.agon.evolution.domain.specification;

/**
 * A rule that a specification breaks.
 *
 * @param field path of the key, such as {@code ranking.batch}
 * @param value what was given, shortened; empty where nothing was
 * @param rule what would be right
 */
public record Violation(String field, String value, String rule) {
    private static final int SHOWN = 80;

    /** Shows the value as far as it is fit to be shown. */
    static Violation of(String field, Object value, String rule) {
        String shown = value == null ? "" : String.valueOf(value);
        return new Violation(field, shown.length() > SHOWN ? shown.substring(0, SHOWN) + "…" : shown, rule);
    }
}
