package io.agon.simulator.writing;

import io.agon.simulator.advice.Technique;
import io.agon.simulator.craft.Craft;
import io.agon.simulator.craft.Trait;
import io.agon.simulator.draw.Draws;
import io.agon.simulator.writing.Manuscript.Unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Writes what a task asks for: a first draft, a revision of one parent, a crossing of several, or a repair. The reply follows
 * from the options, the task and the key alone. Safe for all threads.
 */
public final class Writer {
    /** Standard deviation of what all traits of a draft have in common, in units of a trait's level. */
    private static final double COMMON_SPREAD = 0.015;
    /** Standard deviation by which a revision lets each other trait drift. */
    private static final double DRIFT = 0.035;
    /** Share of a parent's sentences that a revision may change. */
    private static final double REVISED = 0.3;
    /** Share of the word limit that is left free, so that other ways of counting words agree. */
    private static final double MARGIN = 0.97;

    /** Words of the longest text written where no limit is given. */
    private static final int LONGEST = 2000;

    private static final Pattern EDGES = Pattern.compile("['’]s\\P{L}*$|\\P{L}+$");
    private static final Set<String> NOT_NAMES =
            Set.of("Mill", "Row", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

    private final WritingOptions options;
    private final Profile profile;
    private final long world;

    /** @param world in which techniques of revising have their effects */
    public Writer(WritingOptions options, long world) {
        this(options, Profile.of(options), world);
    }

    /**
     * @param profile how it writes at first, in the place of the options' skill
     * @param world in which techniques of revising have their effects
     */
    public Writer(WritingOptions options, Profile profile, long world) {
        this.options = options;
        this.profile = profile;
        this.world = world;
    }

    /**
     * Writes.
     *
     * @param task what is asked for
     * @param key of all draws
     */
    public String write(WritingTask task, long key) {
        Draws draws = Draws.of(key);
        if (task.draft().isPresent()) {
            return repair(task, task.draft().get(), draws);
        }
        return task.parents().isEmpty() ? draft(task, draws) : revise(task, draws);
    }

    private String draft(WritingTask task, Draws draws) {
        int usual =
                Math.max(task.minWords(), Math.min(task.maxWords(), task.form().usualWords()));
        int most = Math.max(1, (int) (MARGIN * Math.min(task.maxWords(), Math.max(usual, LONGEST))));
        int length = task.maxWords() == Integer.MAX_VALUE
                ? (int) (usual * (0.9 + 0.3 * draws.uniform()))
                : Math.max(Math.min(most, task.minWords() + 8), (int) (most * (0.7 + 0.25 * draws.uniform())));
        long manner = manner(task);
        Setting setting = Setting.draw(Grammar.of(task.form()), task, List.of(), false, draws);
        Editor editor = new Editor(
                task, setting, manner, Math.min(most, Math.max(task.minWords() + 2, length - 20)), most, draws);
        Manuscript manuscript = Manuscript.of(List.of());
        manuscript.splice(0, 0, editor.compose("opening", ""));
        while (manuscript.words() < length - 6) {
            List<Unit> unit = editor.compose("plain", gap(task, manuscript.size(), draws));
            if (unit.isEmpty() || manuscript.words() + unit.getFirst().words() > most) {
                break;
            }
            manuscript.splice(manuscript.size(), 0, unit);
        }
        require(task, manuscript, editor, draws);
        editor.aim(manuscript, firstLevels(draws), 80);
        return finish(task, manuscript, editor, draws);
    }

    private String revise(WritingTask task, Draws draws) {
        Manuscript manuscript = parent(task, draws);
        Editor editor = editorOf(task, manuscript, draws);
        double[] base = meanLevels(task.parents());
        forbid(task, manuscript, editor);
        require(task, manuscript, editor, draws);
        int most = limit(task);
        if (manuscript.words() > most) {
            editor.shorten(manuscript, most);
        }
        editor.aim(manuscript, revisedLevels(task, base, draws), Math.max(4, (int) (REVISED * manuscript.size())));
        return finish(task, manuscript, editor, draws);
    }

    private String repair(WritingTask task, String draft, Draws draws) {
        Manuscript manuscript = Manuscript.parse(draft);
        Editor editor = editorOf(task, manuscript, draws);
        forbid(task, manuscript, editor);
        require(task, manuscript, editor, draws);
        editor.shorten(manuscript, limit(task));
        editor.lengthen(manuscript, task.minWords(), task.maxWords());
        return manuscript.text();
    }

    private Editor editorOf(WritingTask task, Manuscript manuscript, Draws draws) {
        String text = manuscript.text();
        Setting setting = Setting.draw(Grammar.of(task.form()), task, names(text), isFemale(text), draws);
        int most = limit(task);
        int mostGrown = (int) Math.min(most, Math.max(60, manuscript.words() * 1.1));
        return new Editor(task, setting, manner(task), Math.min(most, task.minWords()), mostGrown, draws);
    }

    private String finish(WritingTask task, Manuscript manuscript, Editor editor, Draws draws) {
        editor.lengthen(manuscript, task.minWords(), task.maxWords());
        if (task.maxWords() < 100_000 && draws.chance(options.ruleBreaks())) {
            editor.lengthen(manuscript, (int) (task.maxWords() * (1.1 + 0.3 * draws.uniform())), Integer.MAX_VALUE);
        }
        return manuscript.text();
    }

    private static int limit(WritingTask task) {
        return task.maxWords() == Integer.MAX_VALUE
                ? Integer.MAX_VALUE
                : Math.max(1, Math.max(Math.min(task.maxWords(), task.minWords()), (int) (MARGIN * task.maxWords())));
    }

    private static String gap(WritingTask task, int position, Draws draws) {
        if (task.form() == Form.POEM) {
            return position % 4 == 0 ? "\n\n" : "\n";
        }
        return position > 2 && draws.chance(0.22) ? "\n\n" : " ";
    }

    private static long manner(WritingTask task) {
        return Draws.key(Draws.hash(task.style()), Draws.hash(task.theme()));
    }

    /** The levels of a first draft: independent by trait, with a little in common. */
    private double[] firstLevels(Draws draws) {
        double common = COMMON_SPREAD * draws.normal();
        double weights = 0;
        for (Trait trait : Trait.ALL) {
            weights += trait.weight() * trait.weight();
        }
        double wanted = profile.spread() / Craft.SCALE;
        double own = Math.sqrt(Math.max(0, wanted * wanted - COMMON_SPREAD * COMMON_SPREAD) / weights);
        double[] levels = profile.levels();
        for (int i = 0; i < levels.length; i++) {
            levels[i] = Math.clamp(levels[i] + common + own * draws.normal(), 0.02, 0.97);
        }
        return levels;
    }

    /**
     * The levels of a revision: the trait asked for rises, the others drift, and the quality gains what was drawn for it and
     * what the technique adds that it is told to use, and loses what the writer's own level pulls it down. A trait near its top cannot rise as much as asked; what is missing is not given to the others.
     */
    private double[] revisedLevels(WritingTask task, double[] base, Draws draws) {
        double gain = options.revisionOffset()
                + options.revisionSpread() * draws.normal()
                - options.revisionPull() * (Craft.qualityOf(base) - profile.quality());
        Trait target = Trait.spokenOf(task.objective(), task.instruction()).orElse(draws.pick(Trait.ALL));
        gain += options.adviceSpread()
                * Technique.namedIn(task.instruction())
                        .map(technique -> technique.effect(target, world))
                        .orElse(0.0);
        double targetGain = draws.chance(options.targetSuccess())
                ? Math.max(0, options.targetGain() * (1 + 0.35 * draws.normal()))
                : DRIFT * draws.normal();
        double[] change = new double[base.length];
        double drifted = 0;
        for (Trait trait : Trait.ALL) {
            change[trait.ordinal()] = trait == target ? targetGain : DRIFT * draws.normal();
            drifted += trait.weight() * change[trait.ordinal()];
        }
        double rest = (gain / Craft.SCALE - drifted) / (1 - target.weight());
        double[] levels = new double[base.length];
        for (Trait trait : Trait.ALL) {
            int i = trait.ordinal();
            levels[i] = Math.clamp(base[i] + change[i] + (trait == target ? 0 : rest), 0.02, 0.97);
        }
        return levels;
    }

    private static double[] meanLevels(List<String> parents) {
        double[] mean = new double[Trait.ALL.size()];
        for (String parent : parents) {
            double[] levels = Manuscript.parse(parent).craft().traits();
            for (int i = 0; i < mean.length; i++) {
                mean[i] += levels[i] / parents.size();
            }
        }
        return mean;
    }

    /** The text to be revised: the parent, or the beginning of the first with the end of the second, its hero renamed. */
    private static Manuscript parent(WritingTask task, Draws draws) {
        Manuscript first = Manuscript.parse(task.parents().getFirst());
        if (task.parents().size() == 1) {
            return first;
        }
        String second = task.parents().get(1);
        List<String> heroes = names(first.text());
        List<String> others = names(second);
        Manuscript grafted = Manuscript.parse(
                heroes.isEmpty() || others.isEmpty() ? second : second.replace(others.getFirst(), heroes.getFirst()));
        double share = 0.45 + 0.2 * draws.uniform();
        List<Unit> units = new ArrayList<>(first.units().subList(0, (int) Math.ceil(share * first.size())));
        List<Unit> tail = grafted.units().subList((int) (share * grafted.size()), grafted.size());
        if (!tail.isEmpty() && !units.isEmpty()) {
            units.add(tail.getFirst().after("\n\n"));
            units.addAll(tail.subList(1, tail.size()));
        }
        return Manuscript.of(units);
    }

    private static void forbid(WritingTask task, Manuscript manuscript, Editor editor) {
        for (String phrase : task.forbidden()) {
            for (int i = manuscript.size() - 1; i >= 0; i--) {
                Unit unit = manuscript.units().get(i);
                if (unit.contains(phrase)) {
                    manuscript.splice(i, 1, editor.compose("plain", unit.gap()));
                }
            }
        }
    }

    private static void require(WritingTask task, Manuscript manuscript, Editor editor, Draws draws) {
        for (String phrase : task.required()) {
            boolean found = false;
            for (int i = 0; i < manuscript.size() && !found; i++) {
                if (manuscript.units().get(i).contains(phrase)) {
                    manuscript.units().set(i, manuscript.units().get(i).kept());
                    found = true;
                }
            }
            if (!found) {
                String sentence = draws.pick(List.of(
                        "There was also " + phrase + ", plain to see.",
                        "Someone had to mention " + phrase + ".",
                        "And in the middle of it stood " + phrase + "."));
                int at = manuscript.size() / 2;
                String gap = at == 0 ? "" : task.form() == Form.POEM ? "\n" : " ";
                manuscript.splice(at, 0, List.of(Unit.of(gap, sentence, true)));
                editor.shorten(manuscript, limit(task));
            }
        }
    }

    /** The names that come up at least twice inside sentences, the most frequent first. */
    private static List<String> names(String text) {
        Map<String, Integer> uses = new TreeMap<>();
        String[] words = text.split("\\s+");
        for (int i = 1; i < words.length; i++) {
            String before = words[i - 1];
            boolean inside = !before.isEmpty() && Character.isLetter(before.charAt(before.length() - 1));
            if (inside && !words[i].isEmpty() && Character.isUpperCase(words[i].charAt(0))) {
                String name = EDGES.matcher(words[i]).replaceAll("");
                if (name.length() > 2) {
                    uses.merge(name, 1, Integer::sum);
                }
            }
        }
        return uses.entrySet().stream()
                .filter(use -> use.getValue() > 1 && !NOT_NAMES.contains(use.getKey()))
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isFemale(String text) {
        int she = 0;
        int he = 0;
        for (String word : text.split("[^\\p{L}]+")) {
            she += word.equalsIgnoreCase("she") ? 1 : 0;
            he += word.equalsIgnoreCase("he") ? 1 : 0;
        }
        return she >= he;
    }
}
