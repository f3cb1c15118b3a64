package io.agon.benchmarks.ranking;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Command-line options of the form {@code --name value}, {@code --name=value} or {@code --flag}. */
final class Arguments {
    private final Map<String, String> values = new HashMap<>();

    /**
     * Reads options.
     *
     * @throws IllegalArgumentException where an option is unknown, stands twice or has no value
     */
    Arguments(String[] arguments, Set<String> names, Set<String> flags) {
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            String key = name.startsWith("--") ? name.substring(2) : "";
            String value;
            if (flags.contains(key) && equals < 0) {
                value = "true";
            } else if (names.contains(key)) {
                if (equals < 0 && i + 1 == arguments.length) {
                    throw new IllegalArgumentException(name + " has no value: must be followed by one");
                }
                value = equals < 0 ? arguments[++i] : argument.substring(equals + 1);
            } else {
                throw new IllegalArgumentException("option is " + argument + ": must be among --"
                        + String.join(", --", names.stream().sorted().toList()) + ", --"
                        + String.join(", --", flags.stream().sorted().toList()));
            }
            if (values.put(key, value) != null) {
                throw new IllegalArgumentException(name + " stands twice: may stand once");
            }
        }
    }

    boolean flag(String name) {
        return values.containsKey(name);
    }

    int integer(String name, int otherwise) {
        return Math.toIntExact(number(name, otherwise));
    }

    long number(String name, long otherwise) {
        String value = values.get(name);
        try {
            return value == null ? otherwise : Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--" + name + " is " + value + ": must be a whole number", e);
        }
    }

    double real(String name, double otherwise) {
        String value = values.get(name);
        try {
            return value == null ? otherwise : Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--" + name + " is " + value + ": must be a number", e);
        }
    }

    List<String> list(String name, List<String> otherwise) {
        String value = values.get(name);
        return value == null ? otherwise : Arrays.asList(value.split(",", -1));
    }

    Quality quality() {
        String value = values.getOrDefault("quality", "normal");
        for (Quality quality : Quality.values()) {
            if (quality.name().toLowerCase(Locale.ROOT).equals(value)) {
                return quality;
            }
        }
        throw new IllegalArgumentException("--quality is " + value + ": must be normal, heavy or clusters");
    }

    /** Options of {@link #judging}. */
    static final Set<String> JUDGING =
            Set.of("separation", "position-bias", "tie", "void", "pair-effect", "bias-spread", "quality");

    /** How candidates and the judge behave; the standard setting where nothing is said. */
    Setting.Judging judging() {
        Setting.Judging standard = Setting.Judging.STANDARD;
        return new Setting.Judging(
                real("separation", standard.separation()),
                real("position-bias", standard.positionBias()),
                real("tie", standard.tie()),
                real("void", standard.voids()),
                real("pair-effect", standard.pairEffect()),
                real("bias-spread", standard.biasSpread()),
                flag("deterministic"),
                quality());
    }
}
