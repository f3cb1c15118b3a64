package io.agon.scaffold.domain.plan;

import java.util.List;

/**
 * The plan of one scene.
 *
 * @param focus what the scene is about
 * @param perspective through whose eyes it is told, and how
 * @param setting where and when
 * @param characters names of those who take part
 * @param bullets what happens, in order
 */
public record ScenePlan(
        String focus,
        String perspective,
        String setting,
        List<String> characters,
        List<String> bullets,
        Intensities intensities)
        implements Artefact {
    private static final int SHORT = 150;

    public ScenePlan {
        characters = List.copyOf(characters);
        bullets = List.copyOf(bullets);
    }

    /**
     * The rules it breaks.
     *
     * @param text the scene's own, which the plan must not repeat; null where it is not written yet
     * @param words how long the scene is, or shall be
     */
    public List<String> violations(String text, int words) {
        Rules rules = new Rules();
        check(rules, words);
        if (text != null) {
            rules.notCopied("focus", focus, text);
            for (int i = 0; i < bullets.size(); i++) {
                rules.notCopied("bullets[" + i + "]", bullets.get(i), text);
            }
        }
        return rules.broken();
    }

    void check(Rules rules, int words) {
        rules.text("focus", focus, 60)
                .text("perspective", perspective, 25)
                .text("setting", setting, 40)
                .texts("characters", characters, 0, 40, 10)
                .texts("bullets", bullets, words < SHORT ? 1 : 2, 12, 60);
        intensities.check(rules);
    }
}
