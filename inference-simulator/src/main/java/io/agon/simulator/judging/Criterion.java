package io.agon.simulator.judging;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A criterion of the rubric.
 *
 * @param name as the reply must spell it
 * @param levels how many it has
 * @param description what it looks at, its levels included
 */
public record Criterion(String name, int levels, String description) {
    private static final int USUAL_LEVELS = 5;
    private static final Pattern LINE = Pattern.compile("- (.+?) \\((?:weight [0-9.E-]+|(\\d{1,2}) levels)\\): (.*)");

    Criterion(String name, String description) {
        this(name, USUAL_LEVELS, description);
    }

    /** The criteria that a prompt lists after the line {@code Criteria:}; perhaps none. */
    static List<Criterion> listed(String outside) {
        int start = outside.indexOf("Criteria:");
        if (start < 0) {
            return List.of();
        }
        List<Criterion> criteria = new ArrayList<>();
        for (String line : outside.substring(start).lines().skip(1).toList()) {
            if (!line.startsWith("- ")) {
                break;
            }
            Matcher found = LINE.matcher(line);
            if (found.matches()) {
                int levels = found.group(2) == null ? USUAL_LEVELS : Integer.parseInt(found.group(2));
                criteria.add(new Criterion(
                        found.group(1).strip(), levels, found.group(3).strip()));
            } else {
                int colon = line.indexOf(": ");
                criteria.add(new Criterion(
                        line.substring(2, colon > 0 ? colon : line.length()).strip(),
                        colon > 0 ? line.substring(colon + 2).strip() : ""));
            }
        }
        return criteria;
    }
}
