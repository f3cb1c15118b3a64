package io.agon.simulator.writing;

import io.agon.simulator.craft.Craft;
import io.agon.simulator.craft.CraftMeter;
import io.agon.simulator.craft.SentenceReading;
import io.agon.simulator.craft.Sentences;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A text under work, as a list of units that can be replaced, inserted and removed. Not for threads to share. */
final class Manuscript {
    private final List<Unit> units;

    /**
     * A sentence or a few that belong together.
     *
     * @param gap what stands before it: a space or line breaks
     * @param text the sentences
     * @param readings what they show
     * @param fixed whether it must stay
     * @param words its length
     */
    record Unit(String gap, String text, List<SentenceReading> readings, boolean fixed, int words) {
        static Unit of(String gap, String text, boolean fixed) {
            List<SentenceReading> readings =
                    Sentences.of(text).stream().map(SentenceReading::of).toList();
            return new Unit(gap, text, readings, fixed, Sentences.words(text));
        }

        Unit after(String otherGap) {
            return new Unit(otherGap, text, readings, fixed, words);
        }

        Unit kept() {
            return new Unit(gap, text, readings, true, words);
        }

        boolean contains(String phrase) {
            return text.toLowerCase(Locale.ROOT).contains(phrase.toLowerCase(Locale.ROOT));
        }
    }

    private Manuscript(List<Unit> units) {
        this.units = units;
    }

    static Manuscript of(List<Unit> units) {
        return new Manuscript(new ArrayList<>(units));
    }

    /** Any text, cut into its sentences; their paragraphs are kept. */
    static Manuscript parse(String text) {
        List<Unit> units = new ArrayList<>();
        String gap = "";
        for (String line : text.split("\\R", -1)) {
            if (line.isBlank()) {
                gap = units.isEmpty() ? "" : "\n\n";
                continue;
            }
            for (String sentence : Sentences.of(line)) {
                units.add(Unit.of(gap, sentence, false));
                gap = " ";
            }
            gap = "\n";
        }
        return new Manuscript(units);
    }

    List<Unit> units() {
        return units;
    }

    int size() {
        return units.size();
    }

    int words() {
        int words = 0;
        for (Unit unit : units) {
            words += unit.words();
        }
        return words;
    }

    /** The craft if the units from {@code at} on, {@code removed} of them, were replaced; nothing is changed. */
    Craft craftWith(int at, int removed, List<Unit> inserted) {
        List<SentenceReading> readings = new ArrayList<>(units.size() + 8);
        for (int i = 0; i < at; i++) {
            readings.addAll(units.get(i).readings());
        }
        inserted.forEach(unit -> readings.addAll(unit.readings()));
        for (int i = at + removed; i < units.size(); i++) {
            readings.addAll(units.get(i).readings());
        }
        return CraftMeter.combine(readings);
    }

    Craft craft() {
        return craftWith(0, 0, List.of());
    }

    void splice(int at, int removed, List<Unit> inserted) {
        for (int i = 0; i < removed; i++) {
            units.remove(at);
        }
        units.addAll(at, inserted);
    }

    boolean contains(String phrase) {
        return text().toLowerCase(Locale.ROOT).contains(phrase.toLowerCase(Locale.ROOT));
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (Unit unit : units) {
            text.append(text.isEmpty() ? "" : unit.gap().isEmpty() ? " " : unit.gap())
                    .append(unit.text());
        }
        return text.toString();
    }
}
