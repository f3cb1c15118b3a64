package io.agon.scaffold.domain.plan;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** The lines of development that run through a book. */
public record Arcs(List<Arc> arcs) implements Artefact {
    private static final int MOST = 40;

    /** How far an arc reaches. */
    public enum Reach {
        /** A few chapters. */
        SHORT,
        /** A part of the book. */
        MEDIUM,
        /** The whole book, or most of it. */
        LONG;

        /** As it is written in documents. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A line of development.
     *
     * @param first number of the chapter that it begins in, from 1
     * @param last number of the chapter that it ends in
     */
    public record Arc(Reach reach, String title, int first, int last, String summary) {}

    public Arcs {
        arcs = List.copyOf(arcs);
    }

    /** Those of one reach. */
    public List<Arc> of(Reach reach) {
        return arcs.stream().filter(arc -> arc.reach() == reach).toList();
    }

    /**
     * The rules they break.
     *
     * @param chapters of the book
     */
    public List<String> violations(int chapters) {
        Rules rules = new Rules();
        rules.check(!arcs.isEmpty() && arcs.size() <= MOST, "arcs", arcs.size() + " entries long", "have 1 to " + MOST);
        BitSet covered = new BitSet();
        for (int i = 0; i < arcs.size(); i++) {
            Arc arc = arcs.get(i);
            String field = "arcs[" + i + "]";
            rules.text(field + ".title", arc.title(), 20)
                    .text(field + ".summary", arc.summary(), 150)
                    .number(field + ".first", arc.first(), 1, chapters)
                    .check(
                            arc.last() >= arc.first() && arc.last() <= chapters,
                            field + ".last",
                            arc.last(),
                            "be " + arc.first() + " to " + chapters);
            if (arc.first() >= 1 && arc.last() >= arc.first()) {
                covered.set(arc.first(), Math.min(arc.last(), chapters) + 1);
            }
        }
        rules.check(!of(Reach.LONG).isEmpty(), "arcs", "without one of reach long", "have one");
        int missing = covered.nextClearBit(1);
        rules.check(
                arcs.isEmpty() || missing > chapters,
                "arcs",
                "silent on chapter " + missing,
                "cover every chapter together");
        return rules.broken();
    }
}
