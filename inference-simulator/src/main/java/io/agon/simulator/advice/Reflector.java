package io.agon.simulator.advice;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.simulator.craft.Trait;
import io.agon.simulator.draw.Draws;
import io.agon.simulator.prompt.Fences;
import io.agon.simulator.prompt.Message;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Advises on a text's weakness like an editor who knows a little: the better of two techniques that come to mind, of those that were
 * not tried. Follows from the world, the messages and the key alone. Safe for all threads.
 */
public final class Reflector {
    /** Name of the form that its answers have. */
    private static final String FORM = "advice";

    private static final Pattern CRITERION = Pattern.compile("(?m)^Criterion: (.+?): (.*)$");

    private final double malformed;
    private final long world;

    /**
     * @param malformed share of replies that cannot be read, 0 to 1
     * @param world in which techniques have their effects
     */
    public Reflector(double malformed, long world) {
        this.malformed = malformed;
        this.world = world;
    }

    /** The answer as JSON; empty where the form asked for is another, or no criterion is named. */
    public Optional<String> answer(String form, List<Message> messages, long key) {
        if (!form.equals(FORM)) {
            return Optional.empty();
        }
        StringBuilder whole = new StringBuilder();
        messages.forEach(message -> whole.append(message.content()).append('\n'));
        Fences fences = Fences.of(whole.toString());
        Matcher criterion = CRITERION.matcher(fences.outside());
        return criterion.find()
                ? Optional.of(advice(criterion.group(1), criterion.group(2), tried(fences), Draws.of(key)))
                : Optional.empty();
    }

    private static String tried(Fences fences) {
        return fences.texts().stream()
                .filter(fenced -> fenced.label().equals("TRIED"))
                .map(Fences.Fenced::text)
                .findFirst()
                .orElse("");
    }

    private String advice(String name, String description, String tried, Draws draws) {
        Trait trait = Trait.spokenOf(name, description).orElse(draws.pick(Trait.ALL));
        List<Technique> left = Technique.ALL.stream()
                .filter(one -> !tried.contains(one.instruction()))
                .toList();
        List<Technique> known = left.isEmpty() ? Technique.ALL : left;
        Technique first = draws.pick(known);
        Technique second = draws.pick(known);
        Technique better = first.effect(trait, world) >= second.effect(trait, world) ? first : second;
        ObjectNode reply = JsonNodeFactory.instance.objectNode();
        reply.put("cause", "The text leaves too much of its " + name + " to chance.");
        reply.put("advice", better.instruction());
        return draws.chance(malformed) ? "I would say: " + reply : reply.toString();
    }
}
