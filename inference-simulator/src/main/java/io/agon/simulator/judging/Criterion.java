package io.agon.simulator.judging;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A criterion of the rubric.
 *
 * @param name as the reply must spell it
 * @param description what it looks at, its levels included
 */
public record Criterion(String name, String description) {
    private static final int USUAL_LEVELS = 5;
    private static final Pattern LEVEL = Pattern.compile("[:;] (\\d{1,2}) = ");

    /** How many levels it has, where they are numbered. */
    int levels() {
        int most = 0;
        Matcher found = LEVEL.matcher(description);
        while (found.find()) {
            most = Math.max(most, Integer.parseInt(found.group(1)));
        }
        return most == 0 ? USUAL_LEVELS : most;
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
            int weight = line.indexOf(" (weight ");
            int colon = line.indexOf(": ");
            int end = weight > 0 ? weight : colon > 0 ? colon : line.length();
            criteria.add(new Criterion(
                    line.substring(2, end).strip(),
                    colon > 0 ? line.substring(colon + 2).strip() : ""));
        }
        return criteria;
    }
}
