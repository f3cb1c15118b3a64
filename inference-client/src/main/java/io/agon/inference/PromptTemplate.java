package io.agon.inference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
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
    private final String system;
    private final String user;

    private PromptTemplate(String name, String text) {
        int divider = text.indexOf(DIVIDER);
        if (divider < 0) {
            throw new IllegalArgumentException("prompt " + name + " has no line '---' between system and user part");
        }
        this.name = name;
        this.hash = Fence.sha256(text);
        this.system = text.substring(0, divider);
        this.user = text.substring(divider + DIVIDER.length()).stripTrailing();
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

    private String fill(String part, Map<String, String> values, Set<String> unused) {
        StringBuilder filled = new StringBuilder();
        for (String line : part.split("\n", -1)) {
            Matcher places = PLACE.matcher(line);
            boolean leftOut = false;
            StringBuilder rendered = new StringBuilder();
            while (places.find()) {
                String place = places.group(1);
                String value = values.get(place);
                if (value == null) {
                    throw new IllegalArgumentException("prompt " + name + " needs a value for {" + place + "}");
                }
                unused.remove(place);
                leftOut |= value.isEmpty();
                places.appendReplacement(rendered, Matcher.quoteReplacement(value));
            }
            places.appendTail(rendered);
            if (!leftOut) {
                filled.append(rendered).append('\n');
            }
        }
        return filled.toString().strip();
    }
}
