package io.agon.scaffold.domain.plan;

import java.util.List;

/**
 * Where and how a book is told.
 *
 * @param setting place and time
 * @param rules what holds in its world: customs, constraints, what can and cannot be
 */
public record World(String setting, List<String> rules, Style style) implements Artefact {
    /**
     * How it is told.
     *
     * @param pointOfView who tells, and what they can know
     * @param register of the language
     * @param devices that the author uses
     */
    public record Style(String pointOfView, String tense, String register, List<String> devices) {
        public Style {
            devices = List.copyOf(devices);
        }
    }

    public World {
        rules = List.copyOf(rules);
    }

    /** The rules it breaks. */
    public List<String> violations() {
        return new Rules()
                .text("setting", setting, 80)
                .texts("rules", rules, 1, 15, 50)
                .text("style.pointOfView", style.pointOfView(), 30)
                .text("style.tense", style.tense(), 10)
                .text("style.register", style.register(), 40)
                .texts("style.devices", style.devices(), 1, 12, 30)
                .broken();
    }
}
