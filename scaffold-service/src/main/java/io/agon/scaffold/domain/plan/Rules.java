package io.agon.scaffold.domain.plan;

import io.agon.stylometry.NGrams;
import io.agon.stylometry.Words;

import java.util.ArrayList;
import java.util.List;

/** Collects the rules that something breaks, one sentence each: the field, its value and the rule. */
public final class Rules {
    /** So many words in the same order as in the author's text are a copy, not a plan. */
    public static final int COPIED = 12;

    private static final int SHOWN = 60;

    private final List<String> broken = new ArrayList<>();

    /** Whatever else must hold. */
    public Rules check(boolean holds, String field, Object value, String rule) {
        if (!holds) {
            broken.add(field + " is " + shown(value) + ": must " + rule);
        }
        return this;
    }

    /** A text that is there and not longer than so many words. */
    public Rules text(String field, String value, int mostWords) {
        if (value == null || value.isBlank()) {
            broken.add(field + " is empty: must be told");
            return this;
        }
        int words = Words.count(value);
        return check(words <= mostWords, field, words + " words long", "have at most " + mostWords);
    }

    /** A list with so many entries, each of them a text of so many words at most. */
    public Rules texts(String field, List<String> values, int fewest, int most, int mostWords) {
        check(
                values.size() >= fewest && values.size() <= most,
                field,
                values.size() + " entries long",
                between(fewest, most));
        for (int i = 0; i < values.size(); i++) {
            text(field + "[" + i + "]", values.get(i), mostWords);
        }
        return this;
    }

    /** A number between two others. */
    public Rules number(String field, int value, int least, int most) {
        return check(value >= least && value <= most, field, value, "be " + least + " to " + most);
    }

    /** A plan that tells in its own words. */
    public Rules notCopied(String field, String plan, String text) {
        int run = NGrams.longestShared(plan, text, COPIED);
        return check(
                run == 0,
                field,
                run + " words long where it repeats the text",
                "be told in other words, fewer than " + COPIED + " in the text's order");
    }

    /** The rules that a part breaks, told with its place in front of its fields. */
    Rules within(String place, Rules part) {
        part.broken.forEach(each -> broken.add(place + "." + each));
        return this;
    }

    /** What is broken; empty if nothing is. */
    public List<String> broken() {
        return List.copyOf(broken);
    }

    private static String between(int fewest, int most) {
        return "have " + (fewest == most ? "exactly " + fewest : fewest + " to " + most);
    }

    private static String shown(Object value) {
        String text = String.valueOf(value);
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
