package io.agon.scaffold.domain.plan;

import java.util.List;

/** The plans of a chapter's scenes that are still to be written, in their order. */
public record ScenePlans(List<Planned> scenes) implements Artefact {
    /** Shortest scene that is planned, in words, unless the whole chapter is shorter. */
    public static final int SHORTEST = 120;

    private static final int MOST = 15;
    private static final double TOLERANCE = 0.2;

    /**
     * A scene.
     *
     * @param words how long it shall be
     */
    public record Planned(int words, ScenePlan plan) {}

    public ScenePlans {
        scenes = List.copyOf(scenes);
    }

    /**
     * The rules they break.
     *
     * @param words of the chapter
     * @param longest scene that can be written at once, in words
     */
    public List<String> violations(int words, int longest) {
        Rules rules = new Rules();
        rules.check(
                !scenes.isEmpty() && scenes.size() <= MOST,
                "scenes",
                scenes.size() + " entries long",
                "have 1 to " + MOST);
        for (int i = 0; i < scenes.size(); i++) {
            Planned scene = scenes.get(i);
            Rules entry = new Rules().number("words", scene.words(), Math.min(SHORTEST, words), longest);
            Rules plan = new Rules();
            scene.plan().check(plan, scene.words());
            rules.within("scenes[" + i + "]", entry.within("plan", plan));
        }
        int sum = scenes.stream().mapToInt(Planned::words).sum();
        rules.check(
                Math.abs(sum - words) <= TOLERANCE * words,
                "scenes",
                sum + " words long together",
                "have " + words + " words together, a fifth more or less");
        return rules.broken();
    }
}
