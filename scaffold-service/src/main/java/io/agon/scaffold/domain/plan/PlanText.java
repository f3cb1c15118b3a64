package io.agon.scaffold.domain.plan;

import java.util.Collection;
import java.util.stream.Collectors;

/** Parts of a scaffold in words, a line for each thing, the same for people, for models and in data sets. */
public final class PlanText {
    private PlanText() {}

    /** The premise, with the title in front if it shall be known. */
    public static String of(Premise premise, boolean titled) {
        return (titled ? "Title: " + line(premise.title()) + "\n" : "") + "Highlight: " + line(premise.highlight())
                + "\nTags: " + joined(premise.tags(), ", ") + "\nArchetype: " + line(premise.archetype());
    }

    /** The world and the manner in which it is told. */
    public static String of(World world) {
        World.Style style = world.style();
        return "Setting: " + line(world.setting()) + "\nRules: " + joined(world.rules(), "; ") + "\nPoint of view: "
                + line(style.pointOfView()) + "\nTense: " + line(style.tense()) + "\nRegister: "
                + line(style.register()) + "\nDevices: " + joined(style.devices(), "; ");
    }

    /** The characters. */
    public static String of(Cast cast) {
        return cast.characters().stream()
                .map(c -> line(c.name()) + " (" + line(c.role()) + "): " + line(c.description()) + " "
                        + line(c.development()))
                .collect(Collectors.joining("\n"));
    }

    /** The arcs. */
    public static String of(Arcs arcs) {
        return arcs.arcs().stream()
                .map(arc -> arc.reach() + ", chapters " + arc.first() + " to " + arc.last() + ", " + line(arc.title())
                        + ": " + line(arc.summary()))
                .collect(Collectors.joining("\n"));
    }

    /** The plan of a chapter. */
    public static String of(ChapterPlan plan) {
        return line(plan.summary()) + "\nEvents: " + joined(plan.events(), "; ");
    }

    /** The plan of a scene. */
    public static String of(ScenePlan plan) {
        StringBuilder text = new StringBuilder("Focus: " + line(plan.focus()) + "\nPerspective: "
                + line(plan.perspective()) + "\nSetting: " + line(plan.setting()) + "\nPresent: "
                + joined(plan.characters(), ", "));
        for (int i = 0; i < plan.bullets().size(); i++) {
            text.append('\n')
                    .append(i + 1)
                    .append(". ")
                    .append(line(plan.bullets().get(i)));
        }
        Intensities of = plan.intensities();
        return text.append("\nOf 100: action ")
                .append(of.action())
                .append(", dialogue ")
                .append(of.dialogue())
                .append(", world ")
                .append(of.worldBuilding())
                .append(", exposition ")
                .append(of.exposition())
                .append(", romance ")
                .append(of.romance())
                .append(", erotic ")
                .append(of.erotic())
                .append(", pacing ")
                .append(of.pacing())
                .toString();
    }

    private static String joined(Collection<String> parts, String between) {
        return parts.stream().map(PlanText::line).collect(Collectors.joining(between));
    }

    private static String line(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
