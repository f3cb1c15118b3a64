package io.agon.contracts;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The checks that compact constructors share. Each failure names field, value and rule. */
final class Rules {
    /** Longest text of a candidate or a brief on the wire, in UTF-16 units: a scene of a book, with room. */
    static final int MAX_TEXT = 400_000;

    private static final int MAX_ID = 64;
    private static final int SHOWN = 60;

    private Rules() {}

    static void id(String field, char prefix, String value) {
        boolean wellFormed = value != null
                && value.length() > 2
                && value.length() <= MAX_ID
                && value.charAt(0) == prefix
                && value.charAt(1) == '-'
                && value.chars().skip(2).allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-');
        if (!wellFormed) {
            throw broken(field, value, "'" + prefix + "-' and then 1 to 62 lower-case letters, digits or hyphens");
        }
    }

    static <T> T present(String field, T value) {
        if (value == null) {
            throw broken(field, null, "must be present");
        }
        return value;
    }

    static void text(String field, String value) {
        present(field, value);
        if (value.isBlank() || value.length() > MAX_TEXT) {
            throw broken(field, value, "must hold 1 to " + MAX_TEXT + " characters, not only spaces");
        }
    }

    static void word(String field, String value) {
        present(field, value);
        if (value.isBlank() || value.length() > 200) {
            throw broken(field, value, "must hold 1 to 200 characters, not only spaces");
        }
    }

    static void atLeast(String field, long minimum, long value) {
        if (value < minimum) {
            throw broken(field, value, "must be at least " + minimum);
        }
    }

    static void between(String field, double low, double high, double value) {
        if (!(value >= low && value <= high)) {
            throw broken(field, value, "must lie between " + low + " and " + high);
        }
    }

    static <T> List<T> list(Collection<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }

    static <K, V> Map<K, V> map(Map<K, V> values) {
        return values == null ? Map.of() : Map.copyOf(values);
    }

    static InvalidMessage broken(String field, Object value, String rule) {
        String shown = String.valueOf(value);
        if (shown.length() > SHOWN) {
            shown = shown.substring(0, SHOWN) + "…";
        }
        return new InvalidMessage(field + " is '" + shown + "': " + rule);
    }
}
