package io.agon.evolution.domain.specification;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Reads one mapping of a specification, key by key, and notes what breaks a rule. Keys never asked for are unknown. */
public final class Section {
    private final String path;
    private final Map<String, Object> values;
    private final List<Violation> violations;
    private final TreeSet<String> known = new TreeSet<>();

    public Section(String path, Map<?, ?> values, List<Violation> violations) {
        this.path = path;
        this.values = new LinkedHashMap<>();
        values.forEach(
                (key, value) -> this.values.put(key instanceof String name ? name : Violation.shown(key), value));
        this.violations = violations;
    }

    /** Where it notes what breaks a rule. */
    public List<Violation> violations() {
        return violations;
    }

    public String field(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    public void refuse(String key, Object value, String rule) {
        violations.add(Violation.of(field(key), value, rule));
    }

    public boolean has(String key) {
        known.add(key);
        return values.get(key) != null;
    }

    public Object raw(String key) {
        known.add(key);
        return values.get(key);
    }

    public Iterable<String> keys() {
        return values.keySet();
    }

    public String text(String key, String otherwise, int longest) {
        Object value = raw(key);
        if (value == null) {
            return otherwise;
        }
        return checkedText(key, value, longest).orElse(otherwise);
    }

    /** A text that must be there. */
    public String required(String key, int longest) {
        if (!has(key)) {
            refuse(key, null, "must be present");
        }
        return text(key, "", longest);
    }

    private Optional<String> checkedText(String key, Object value, int longest) {
        if (!(value instanceof String text)) {
            refuse(key, value, "must be text; put it in quotes");
            return Optional.empty();
        }
        if (text.isBlank() || text.length() > longest) {
            refuse(key, value, "must hold 1 to " + longest + " characters, not only spaces");
            return Optional.empty();
        }
        if (text.indexOf('\0') >= 0) {
            refuse(key, value, "must not hold the character U+0000");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    public int integer(String key, int otherwise, int least, int most) {
        Long value = whole(key, least, most);
        return value == null ? otherwise : value.intValue();
    }

    /** Null where absent or broken. */
    public Long whole(String key, long least, long most) {
        Object value = raw(key);
        if (value == null) {
            return null;
        }
        BigDecimal number = decimal(value);
        if (number == null
                || number.stripTrailingZeros().scale() > 0
                || number.compareTo(BigDecimal.valueOf(least)) < 0
                || number.compareTo(BigDecimal.valueOf(most)) > 0) {
            refuse(key, value, "must be a whole number from " + least + " to " + most);
            return null;
        }
        return number.longValueExact();
    }

    /** Null where absent or broken. */
    public Double number(String key, double least, double most, String rule) {
        Object value = raw(key);
        if (value == null) {
            return null;
        }
        BigDecimal number = decimal(value);
        if (number == null || !(number.doubleValue() >= least && number.doubleValue() <= most)) {
            refuse(key, value, rule);
            return null;
        }
        return number.doubleValue();
    }

    private static BigDecimal decimal(Object value) {
        if (!(value instanceof Number)) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(value.toString());
            return Math.abs((long) number.scale()) > 400 ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** A word out of a set, written with hyphens and in lower case. */
    public <E extends Enum<E>> E choice(String key, E otherwise, Class<E> type) {
        Object value = raw(key);
        if (value == null) {
            return otherwise;
        }
        List<String> words = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            String word = word(constant);
            if (word.equals(value)) {
                return constant;
            }
            words.add(word);
        }
        refuse(key, value, "must be one of " + String.join(", ", words));
        return otherwise;
    }

    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** Texts without repeats; null where absent. */
    public List<String> texts(String key, int fewest, int most, int longest) {
        List<Object> items = items(key, fewest, most);
        if (items == null) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            String place = key + "[" + i + "]";
            Object item = items.get(i);
            checkedText(place, item, longest).ifPresent(text -> {
                if (texts.contains(text)) {
                    refuse(place, text, "must not be given twice");
                } else {
                    texts.add(text);
                }
            });
        }
        return List.copyOf(texts);
    }

    /** Mappings in a list; null where absent. */
    public List<Section> sections(String key, int fewest, int most) {
        List<Object> items = items(key, fewest, most);
        if (items == null) {
            return null;
        }
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            String place = key + "[" + i + "]";
            if (items.get(i) instanceof Map<?, ?> map) {
                sections.add(new Section(field(place), map, violations));
            } else {
                refuse(place, items.get(i), "must be a mapping of keys to values");
            }
        }
        return sections;
    }

    private List<Object> items(String key, int fewest, int most) {
        Object value = raw(key);
        if (value == null) {
            return null;
        }
        if (!(value instanceof List<?> list)) {
            refuse(key, value, "must be a list");
            return null;
        }
        if (list.size() < fewest || list.size() > most) {
            refuse(key, list.size() + " items", "must have " + fewest + " to " + most + " items");
            return null;
        }
        return new ArrayList<>(list);
    }

    /** The mapping under a key; an empty one where absent or broken. */
    public Section section(String key) {
        Object value = raw(key);
        if (value instanceof Map<?, ?> map) {
            return new Section(field(key), map, violations);
        }
        if (value != null) {
            refuse(key, value, "must be a mapping of keys to values");
        }
        return new Section(field(key), Map.of(), violations);
    }

    /** Notes every key that was never asked for, with the nearest one that was. */
    public void refuseUnknown() {
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                String nearest = known.stream()
                        .min(java.util.Comparator.comparingInt(candidate -> distance(key, candidate)))
                        .orElseThrow();
                refuse(key, values.get(key), "is not a key here; the nearest is '" + nearest + "'");
            }
        }
    }

    /** Levenshtein's edit distance, upper and lower case alike. */
    private static int distance(String left, String right) {
        String a = left.toLowerCase(java.util.Locale.ROOT);
        String b = right.toLowerCase(java.util.Locale.ROOT);
        if (a.length() > 100) {
            return a.length();
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
