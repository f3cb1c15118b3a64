package io.agon.simulator.novel;

import io.agon.simulator.draw.Draws;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence that says of somebody or something what is so, in a form that can be read again.
 *
 * @param form of the sentence
 * @param subject as the sentence has it
 * @param value as the sentence has it
 */
record Statement(Form form, String subject, String value) {
    /** The forms of sentences, with what they tell. */
    enum Form {
        EYES(
                "character",
                "eye colour",
                true,
                "%s’s eyes were %s.",
                List.of("grey", "brown", "green", "blue", "black", "hazel")),
        BIRTHPLACE(
                "character",
                "birthplace",
                true,
                "%s was born in %s.",
                List.of("Harwick", "Tolland", "Saint Orme", "Brackwater", "Lower Venn", "Castle Rill")),
        HAND("character", "writing hand", true, "%s wrote with the %s hand.", List.of("left", "right")),
        SIBLINGS(
                "character",
                "number of siblings",
                true,
                "%s had %s at home.",
                List.of("no sisters or brothers", "one sister", "two brothers", "three sisters")),
        SIDE(
                "place",
                "side of the river",
                true,
                "The %s stood %s of the river.",
                List.of("north", "south", "east", "west")),
        ARRIVAL(
                "event",
                "when",
                false,
                "%s had come on the %s.",
                List.of("third of May", "last of August", "first of November", "ninth of March", "eve of the fair")),
        OPENED(
                "thread_opened",
                "question",
                false,
                "Nobody knew who had %s, and %s had gone since.",
                List.of("a week", "a month", "a winter")),
        CLOSED(
                "thread_closed",
                "answer",
                false,
                "At last it was known who had %s; it had been %s.",
                List.of("the ferryman", "the clerk", "a cousin"));

        private final String kind;
        private final String attribute;
        private final boolean lasting;
        private final String sentence;
        private final List<String> alternatives;
        private final Pattern pattern;

        Form(String kind, String attribute, boolean lasting, String sentence, List<String> alternatives) {
            this.kind = kind;
            this.attribute = attribute;
            this.lasting = lasting;
            this.sentence = sentence;
            this.alternatives = alternatives;
            String subject = kind.equals("character") || kind.equals("event")
                    ? "(\\p{Lu}[\\p{L}-]+(?: \\p{Lu}[\\p{L}-]+)*)"
                    : "([\\p{Ll}][\\p{Ll} ]*?)";
            this.pattern = Pattern.compile(String.format(
                    Locale.ROOT,
                    sentence.replace(".", "\\.").replace("’", "[’']"),
                    subject,
                    "(" + String.join("|", alternatives) + ")"));
        }

        String kind() {
            return kind;
        }

        String attribute() {
            return attribute;
        }

        boolean lasting() {
            return lasting;
        }

        List<String> alternatives() {
            return alternatives;
        }
    }

    /** What is so of a subject, the same wherever it is said. */
    static Statement usual(Form form, String subject) {
        long key = Draws.key(Draws.hash(form.name()), Draws.hash(subject.toLowerCase(Locale.ROOT)));
        return new Statement(form, subject, Draws.of(key).pick(form.alternatives()));
    }

    /** The same of another value. */
    Statement otherwise(Draws draws) {
        List<String> others = form.alternatives().stream()
                .filter(other -> !other.equals(value))
                .toList();
        return new Statement(form, subject, draws.pick(others));
    }

    String sentence() {
        return String.format(Locale.ROOT, form.sentence, subject, value);
    }

    /** The statements of a text in their order. */
    static List<Read> in(String text) {
        List<Read> found = new ArrayList<>();
        for (Form form : Form.values()) {
            Matcher matcher = form.pattern.matcher(text);
            while (matcher.find()) {
                found.add(new Read(
                        new Statement(form, matcher.group(1), matcher.group(2)), matcher.group(), matcher.start()));
            }
        }
        found.sort(Comparator.comparingInt(Read::at));
        return found;
    }

    /**
     * A statement as it stands in a text.
     *
     * @param quote the sentence
     * @param at its offset
     */
    record Read(Statement statement, String quote, int at) {}

    /** The form of what has these, if it can be stated. */
    static Optional<Form> form(String attribute, String value) {
        for (Form form : Form.values()) {
            if (form.attribute.equalsIgnoreCase(attribute) && form.alternatives.contains(value)) {
                return Optional.of(form);
            }
        }
        return Optional.empty();
    }
}
