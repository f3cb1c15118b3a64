package io.agon.benchmarks.ranking;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes maps, lists, strings, numbers and truth values as JSON. */
final class Json {
    private Json() {}

    static String of(Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(Object value, StringBuilder out) {
        switch (value) {
            case Map<?, ?> map -> {
                out.append('{');
                String separator = "";
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    out.append(separator);
                    write(entry.getKey().toString(), out);
                    out.append(':');
                    write(entry.getValue(), out);
                    separator = ",";
                }
                out.append('}');
            }
            case List<?> list -> {
                out.append('[');
                String separator = "";
                for (Object item : list) {
                    out.append(separator);
                    write(item, out);
                    separator = ",";
                }
                out.append(']');
            }
            // six significant decimals are more than any simulation settles
            case Double number -> out.append(Math.rint(number * 1e6) / 1e6);
            case Number number -> out.append(number);
            case Boolean truth -> out.append(truth);
            default -> {
                out.append('"');
                for (char c : value.toString().toCharArray()) {
                    if (c == '"' || c == '\\') {
                        out.append('\\').append(c);
                    } else if (c < ' ') {
                        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
                out.append('"');
            }
        }
    }

    /** Adds the fields of {@link Setting.Judging} under the names of their options. */
    static void judging(Setting.Judging judging, Map<String, Object> to) {
        to.put("separation", judging.separation());
        to.put("positionBias", judging.positionBias());
        to.put("tie", judging.tie());
        to.put("void", judging.voids());
        to.put("pairEffect", judging.pairEffect());
        to.put("biasSpread", judging.biasSpread());
        to.put("deterministic", judging.deterministic());
        to.put("quality", judging.quality().name().toLowerCase(Locale.ROOT));
    }

    /** A map that keeps its order. */
    static Map<String, Object> object() {
        return new LinkedHashMap<>();
    }
}
