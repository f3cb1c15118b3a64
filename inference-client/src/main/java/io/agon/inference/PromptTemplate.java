package io.agon.inference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A versioned prompt: a system and a user part with named places such as {@code {brief}}.
 *
 * <p>The resource file {@code prompts/<name>.txt} holds both parts, divided by a line of three hyphens. A line whose only
 * place is given as empty is left out. Texts put into places are never looked at for places themselves.
 */
public final class PromptTemplate {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");
    private static final String DIVIDER = "\n---\n";

    private final String name;
    private final String hash;
    private final List<Line> system;
    private final List<Line> user;

    /** A line: texts and places by turns, beginning and ending with a text. */
    private record Line(List<String> texts, List<String> places) {
        static List<Line> of(String part) {
            return part.lines().map(Line::read).toList();
        }

        private static Line read(String line) {
            List<String> texts = new ArrayList<>();
            List<String> places = new ArrayList<>();
            Matcher found = PLACE.matcher(line);
            int end = 0;
            while (found.find()) {
                texts.add(line.substring(end, found.start()));
                places.add(found.group(1));
                end = found.end();
            }
            texts.add(line.substring(end));
            return new Line(texts, places);
        }
    }

    private PromptTemplate(String name, String text) {
        int divider = text.indexOf(DIVIDER);
        if (divider < 0) {
            throw new IllegalArgumentException("prompt " + name + " has no line '---' between system and user part");
        }
        this.name = name;
        this.hash = Fence.sha256(text);
        this.system = Line.of(text.substring(0, divider));
        this.user = Line.of(text.substring(divider + DIVIDER.length()).stripTrailing());
    }

    /** What is sent. */
    public record Prompt(String system, String user) {}

    /** Reads {@code prompts/<name>.txt} beside the class, such as {@code initial@1}. */
    public static PromptTemplate load(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream("/prompts/" + name + ".txt")) {
            if (in == null) {
                throw new IllegalArgumentException("no prompt prompts/" + name + ".txt");
            }
            return of(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("prompt " + name + " could not be read", e);
        }
    }

    static PromptTemplate of(String name, String text) {
        return new PromptTemplate(name, text.replace("\r\n", "\n"));
    }

    /** Name and version, such as {@code initial@1}. */
    public String name() {
        return name;
    }

    /** SHA-256 of the whole resource, in hexadecimal. */
    public String hash() {
        return hash;
    }

    /**
     * Fills every place.
     *
     * @throws IllegalArgumentException if a place has no value or a value has no place
     */
    public Prompt fill(Map<String, String> values) {
        Set<String> unused = new HashSet<>(values.keySet());
        Prompt prompt = new Prompt(fill(system, values, unused), fill(user, values, unused));
        if (!unused.isEmpty()) {
            throw new IllegalArgumentException("prompt " + name + " has no place for " + unused);
        }
        return prompt;
    }

    private String fill(List<Line> part, Map<String, String> values, Set<String> unused) {
        StringBuilder filled = new StringBuilder();
        for (Line line : part) {
            int before = filled.length();
            boolean leftOut = false;
            for (int i = 0; i < line.places().size(); i++) {
                String place = line.places().get(i);
                String value = values.get(place);
                if (value == null) {
                    throw new IllegalArgumentException("prompt " + name + " needs a value for {" + place + "}");
                }
                unused.remove(place);
                leftOut |= value.isEmpty();
                filled.append(line.texts().get(i)).append(value);
            }
            filled.append(line.texts().getLast()).append('\n');
            if (leftOut) {
                filled.setLength(before);
            }
        }
        return filled.toString().strip();
    }
}
