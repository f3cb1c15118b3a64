package io.agon.scaffold.domain.building;

import io.agon.scaffold.domain.building.WritingTask.PlannedChapter;
import io.agon.scaffold.domain.plan.Cast;
import io.agon.scaffold.domain.plan.ScenePlan;
import io.agon.stylometry.Words;

import java.util.ArrayList;
import java.util.List;

/** What the writer of a scene is told of what stands around it. */
final class Surroundings {
    private static final double STORY_SHARE = 0.35;

    private final int room;

    /** @param room words that the writer may read */
    Surroundings(int room) {
        this.room = room;
    }

    /** Of the cast, those who take part. */
    static Cast present(Cast cast, ScenePlan plan) {
        return new Cast(cast.characters().stream()
                .filter(character -> plan.characters().stream().anyMatch(name -> names(character, name)))
                .toList());
    }

    private static boolean names(Cast.Character character, String name) {
        return character.name().equalsIgnoreCase(name)
                || character.aliases().stream().anyMatch(alias -> alias.equalsIgnoreCase(name));
    }

    /** As many of the last chapters as there is room for, at least one. */
    List<PlannedChapter> latest(List<PlannedChapter> chapters) {
        int words = 0;
        int from = chapters.size();
        while (from > 0) {
            words += Words.count(chapters.get(from - 1).plan().summary());
            if (words > room * STORY_SHARE && from < chapters.size()) {
                break;
            }
            from--;
        }
        return List.copyOf(chapters.subList(from, chapters.size()));
    }

    /**
     * What has happened.
     *
     * @param chapters before the scene's, of which the latest are told if there is no room for all
     * @param scenes before it in its chapter
     */
    List<String> story(List<PlannedChapter> chapters, List<ScenePlan> scenes) {
        List<String> story = new ArrayList<>();
        latest(chapters)
                .forEach(chapter -> story.add(
                        "Chapter " + chapter.number() + ": " + chapter.plan().summary()));
        for (int i = 0; i < scenes.size(); i++) {
            story.add("This chapter, scene " + (i + 1) + ": "
                    + String.join(" ", scenes.get(i).bullets()));
        }
        return story;
    }
}
