package io.agon.scaffold.domain.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The characters of a book, the most important first. */
public record Cast(List<Character> characters) implements Artefact {
    /**
     * A character.
     *
     * @param aliases other names that the text has for them
     * @param role in the story, such as protagonist
     * @param description who they are: looks, manner, standing, what they want
     * @param development how they change
     */
    public record Character(String name, List<String> aliases, String role, String description, String development) {
        public Character {
            aliases = List.copyOf(aliases);
        }
    }

    public Cast {
        characters = List.copyOf(characters);
    }

    /** The rules it breaks. */
    public List<String> violations() {
        Rules rules = new Rules();
        rules.check(
                !characters.isEmpty() && characters.size() <= 60,
                "characters",
                characters.size() + " entries long",
                "have 1 to 60");
        Set<String> names = new HashSet<>();
        for (int i = 0; i < characters.size(); i++) {
            Character character = characters.get(i);
            String field = "characters[" + i + "]";
            rules.text(field + ".name", character.name(), 10)
                    .texts(field + ".aliases", character.aliases(), 0, 12, 10)
                    .text(field + ".role", character.role(), 15)
                    .text(field + ".description", character.description(), 90)
                    .text(field + ".development", character.development(), 90)
                    .check(
                            names.add(String.valueOf(character.name()).toLowerCase(Locale.ROOT)),
                            field + ".name",
                            character.name(),
                            "be told once");
        }
        return rules.broken();
    }
}
