package io.agon.evolution.domain.specification;

import java.util.Collection;
import java.util.Map;

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
        return new Violation(field, value == null ? "" : shown(value), rule);
    }

    /**
     * The beginning of a value. Never walks further than it shows: YAML lets a value hold itself, or one long text many
     * thousand times.
     */
    static String shown(Object value) {
        StringBuilder shown = new StringBuilder();
        show(value, shown);
        return shown.length() > SHOWN ? shown.substring(0, SHOWN) + "…" : shown.toString();
    }

    private static void show(Object value, StringBuilder shown) {
        if (shown.length() > SHOWN) {
            return;
        }
        switch (value) {
            case null -> shown.append("null");
            case CharSequence text -> shown.append(text, 0, Math.min(text.length(), SHOWN + 1));
            case Map<?, ?> map -> {
                shown.append('{');
                String separator = "";
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    shown.append(separator);
                    show(entry.getKey(), shown);
                    shown.append('=');
                    show(entry.getValue(), shown);
                    separator = ", ";
                    if (shown.length() > SHOWN) {
                        return;
                    }
                }
                shown.append('}');
            }
            case Collection<?> items -> {
                shown.append('[');
                String separator = "";
                for (Object item : items) {
                    shown.append(separator);
                    show(item, shown);
                    separator = ", ";
                    if (shown.length() > SHOWN) {
                        return;
                    }
                }
                shown.append(']');
            }
            default -> shown.append(value);
        }
    }
}
