package io.agon.simulator.writing;

import io.agon.simulator.craft.Craft;
import io.agon.simulator.craft.Trait;
import io.agon.simulator.draw.Draws;
import io.agon.simulator.writing.Manuscript.Unit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Works on a manuscript until its measured traits are what was wanted: tries sentences of the grammar in place of others and
 * keeps what brings the measure nearer. Deterministic. Not for threads to share.
 */
final class Editor {
    private static final int PATIENCE = 10;
    private static final double NEAR_ENOUGH = 0.0015;
    private static final int CHOICES = 5;

    private final Grammar grammar;
    private final Setting setting;
    private final WritingTask task;
    private final long manner;
    private final Draws draws;
    private final int fewestWords;
    private final int mostWords;
    private final Map<String, Integer> used = new HashMap<>();

    /** One change that could be made. */
    private record Move(int at, int removed, List<Unit> inserted, double loss) {}

    Editor(WritingTask task, Setting setting, long manner, int fewestWords, int mostWords, Draws draws) {
        this.grammar = Grammar.of(task.form());
        this.setting = setting;
        this.task = task;
        this.manner = manner;
        this.draws = draws;
        this.fewestWords = fewestWords;
        this.mostWords = mostWords;
    }

    /** A new unit of a kind, free of forbidden phrases; empty if none was found. */
    List<Unit> compose(String kind, String gap) {
        for (int attempt = 0; attempt < 12; attempt++) {
            Unit unit = Unit.of(gap, grammar.sentence(kind, setting, manner, used, draws), false);
            if (task.forbidden().stream().noneMatch(unit::contains)) {
                return List.of(unit);
            }
        }
        return List.of();
    }

    /** Brings the manuscript towards these levels with at most so many changes. */
    void aim(Manuscript manuscript, double[] levels, int changes) {
        double loss = loss(manuscript.craft(), levels);
        int idle = 0;
        int made = 0;
        while (made < changes && idle < PATIENCE && loss > NEAR_ENOUGH && manuscript.size() > 0) {
            Move best = best(manuscript, levels);
            if (best != null && best.loss() < loss - 1e-6) {
                manuscript.splice(best.at(), best.removed(), best.inserted());
                loss = best.loss();
                made++;
                idle = 0;
            } else {
                idle++;
            }
        }
    }

    /** Removes what costs the craft least until the text is short enough; fixed units stay. */
    void shorten(Manuscript manuscript, int words) {
        double[] levels = manuscript.craft().traits();
        while (manuscript.words() > words) {
            int least = -1;
            double leastLoss = Double.MAX_VALUE;
            for (int i = 0; i < manuscript.size(); i++) {
                if (!manuscript.units().get(i).fixed()) {
                    double loss = loss(manuscript.craftWith(i, 1, List.of()), levels);
                    if (loss < leastLoss) {
                        leastLoss = loss;
                        least = i;
                    }
                }
            }
            if (least < 0) {
                return;
            }
            manuscript.splice(least, 1, List.of());
        }
    }

    /** Adds plain sentences before the last one until the text is long enough, and no longer than it may be if that can be. */
    void lengthen(Manuscript manuscript, int words, int most) {
        int refused = 0;
        for (int attempt = 0; manuscript.words() < words && attempt < 5000; attempt++) {
            List<Unit> unit = compose("plain", gapIn(manuscript));
            if (!unit.isEmpty() && manuscript.words() + unit.getFirst().words() > most) {
                // none may fit in what is left: then there must be more left
                if (++refused % 40 == 0) {
                    shorten(manuscript, manuscript.words() - 1);
                }
            } else {
                manuscript.splice(Math.max(0, manuscript.size() - 1), 0, unit);
            }
        }
    }

    private String gapIn(Manuscript manuscript) {
        if (task.form() == Form.POEM) {
            return manuscript.size() % 4 == 0 ? "\n\n" : "\n";
        }
        return draws.chance(0.25) ? "\n\n" : " ";
    }

    private Move best(Manuscript manuscript, double[] levels) {
        Craft craft = manuscript.craft();
        List<Trait> byNeed = new ArrayList<>(Trait.ALL);
        byNeed.sort(Comparator.comparingDouble(
                trait -> -Math.abs(trait.weight() * (levels[trait.ordinal()] - craft.trait(trait)))));
        Trait trait = byNeed.get(Math.min(draws.below(4), draws.below(4)));
        boolean raise = levels[trait.ordinal()] > craft.trait(trait);
        Move best = null;
        for (int choice = 0; choice < CHOICES; choice++) {
            String kind = raise ? kindFor(trait) : draws.chance(0.6) ? "plain" : kindFor(byNeed.get(draws.below(8)));
            int at = raise ? placeFor(kind, manuscript) : carrierOf(trait, manuscript);
            if (at < 0) {
                continue;
            }
            Unit old = manuscript.units().get(at);
            boolean insert = old.fixed() || draws.chance(0.25);
            List<Unit> inserted = compose(kind, insert && at > 0 ? gapBeside(manuscript, at) : old.gap());
            if (inserted.isEmpty() || isKnown(manuscript, inserted.getFirst())) {
                continue;
            }
            int words = manuscript.words() + inserted.getFirst().words() - (insert ? 0 : old.words());
            if (words > mostWords || (words < fewestWords && words < manuscript.words())) {
                continue;
            }
            int removed = insert ? 0 : 1;
            double loss = loss(manuscript.craftWith(at, removed, inserted), levels);
            if (best == null || loss < best.loss()) {
                best = new Move(at, removed, inserted, loss);
            }
        }
        return best;
    }

    private static String gapBeside(Manuscript manuscript, int at) {
        String gap = manuscript.units().get(at).gap();
        return gap.equals("\n\n") ? " " : gap;
    }

    private static boolean isKnown(Manuscript manuscript, Unit unit) {
        return manuscript.units().stream().anyMatch(known -> known.text().equals(unit.text()));
    }

    private String kindFor(Trait trait) {
        return switch (trait) {
            case NARRATIVE_STRUCTURE ->
                switch (draws.below(5)) {
                    case 0 -> "opening";
                    case 1, 2 -> "narrative.turn";
                    default -> "narrative.resolution";
                };
            case CHARACTER_DEVELOPMENT -> "character";
            case EMOTIONAL_RESONANCE -> "emotion";
            case DIALOGUE -> "dialogue";
            case THEMATIC_DEPTH -> "theme";
            case DESCRIPTIVE_DETAIL -> "description";
            case PLOT_TENSION -> "tension";
            case PROSE_STYLE -> "style";
        };
    }

    /** Where a sentence of this kind belongs: openings first, turns in the middle, resolutions last, speech beside speech. */
    private int placeFor(String kind, Manuscript manuscript) {
        int size = manuscript.size();
        double where = draws.uniform();
        double part = switch (kind) {
            case "opening" -> 0.3 * where;
            case "narrative.turn" -> 0.3 + 0.5 * where;
            case "narrative.resolution" -> 0.7 + 0.3 * where;
            case "tension" -> 0.3 + 0.6 * where;
            default -> where;
        };
        int at = (int) (part * size);
        if (kind.equals("dialogue")) {
            for (int attempt = 0; attempt < 3 && !besideSpeech(manuscript, at); attempt++) {
                at = draws.below(size);
            }
        }
        // what shows little is given up first
        int best = at;
        for (int i = Math.max(0, at - 2); i <= Math.min(size - 1, at + 2); i++) {
            if (devices(manuscript.units().get(i)) < devices(manuscript.units().get(best))) {
                best = i;
            }
        }
        return best;
    }

    private static boolean besideSpeech(Manuscript manuscript, int at) {
        return (at > 0 && manuscript.units().get(at - 1).text().indexOf('"') >= 0)
                || (at + 1 < manuscript.size()
                        && manuscript.units().get(at + 1).text().indexOf('"') >= 0);
    }

    private int carrierOf(Trait trait, Manuscript manuscript) {
        for (int attempt = 0; attempt < 8; attempt++) {
            int at = draws.below(manuscript.size());
            Unit unit = manuscript.units().get(at);
            if (!unit.fixed() && unit.readings().stream().anyMatch(reading -> reading.shows(trait))) {
                return at;
            }
        }
        return -1;
    }

    private static int devices(Unit unit) {
        return unit.fixed()
                ? Integer.MAX_VALUE
                : unit.readings().stream()
                        .mapToInt(reading -> reading.devices())
                        .sum();
    }

    private static double loss(Craft craft, double[] levels) {
        double squares = 0;
        double quality = 0;
        for (Trait trait : Trait.ALL) {
            double gap = levels[trait.ordinal()] - craft.trait(trait);
            squares += gap * gap;
            quality += 8 * trait.weight() * gap;
        }
        return squares + 0.5 * quality * quality;
    }
}
