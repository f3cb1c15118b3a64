package io.agon.scaffold.domain.plan;

import io.agon.stylometry.Quotations;

import java.util.List;
import java.util.Locale;

/**
 * What a scene that is written adds to what holds in the book, and what in it contradicts that.
 *
 * @param entries in the order of the text
 * @param contradictions with what held before
 */
public record CanonUpdate(List<Entry> entries, List<Contradiction> contradictions) implements Artefact {
    private static final int MOST_ENTRIES = 40;
    private static final int MOST_CONTRADICTIONS = 20;

    /** What an entry tells of. */
    public enum Kind {
        /** Somebody. */
        CHARACTER,
        /** Somewhere. */
        PLACE,
        /** Anything else that is so. */
        FACT,
        /** What happened when. */
        EVENT,
        /** A question that the reader is left with. */
        THREAD_OPENED,
        /** A question that is answered. */
        THREAD_CLOSED;

        /** As it is written in documents. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Something that holds from now on.
     *
     * @param subject whom or what it is about; of threads the question in short
     * @param attribute which side of the subject, such as {@code eye colour}; of events {@code when}
     * @param value what is so
     * @param lasting whether it cannot change in the course of the book, as a birthplace cannot
     * @param quote words of the scene that say so
     */
    public record Entry(Kind kind, String subject, String attribute, String value, boolean lasting, String quote) {}

    /**
     * A contradiction.
     *
     * @param fact number of what held before
     * @param quote words of the scene that contradict it
     */
    public record Contradiction(int fact, String quote, String explanation) {}

    public CanonUpdate {
        entries = List.copyOf(entries);
        contradictions = List.copyOf(contradictions);
    }

    /**
     * The rules it breaks.
     *
     * @param text the scene's
     * @param facts numbers of what was shown to hold before
     */
    public List<String> violations(String text, List<Integer> facts) {
        Quotations plain = Quotations.of(text);
        Rules rules = new Rules()
                .check(
                        entries.size() <= MOST_ENTRIES,
                        "entries",
                        entries.size() + " entries long",
                        "have at most " + MOST_ENTRIES)
                .check(
                        contradictions.size() <= MOST_CONTRADICTIONS,
                        "contradictions",
                        contradictions.size() + " entries long",
                        "have at most " + MOST_CONTRADICTIONS);
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            String field = "entries[" + i + "]";
            rules.text(field + ".subject", entry.subject(), 15)
                    .text(field + ".attribute", entry.attribute(), 8)
                    .text(field + ".value", entry.value(), 40);
            quoted(rules, field + ".quote", entry.quote(), plain);
        }
        for (int i = 0; i < contradictions.size(); i++) {
            Contradiction contradiction = contradictions.get(i);
            String field = "contradictions[" + i + "]";
            rules.check(
                            facts.contains(contradiction.fact()),
                            field + ".fact",
                            contradiction.fact(),
                            "be the number of a fact that was shown")
                    .text(field + ".explanation", contradiction.explanation(), 60);
            quoted(rules, field + ".quote", contradiction.quote(), plain);
        }
        return rules.broken();
    }

    private static void quoted(Rules rules, String field, String quote, Quotations text) {
        rules.text(field, quote, 60);
        if (quote != null && !quote.isBlank()) {
            rules.check(text.hold(quote), field, "'" + quote + "'", "stand in the scene word for word");
        }
    }
}
