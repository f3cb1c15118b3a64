package io.agon.simulator.coding;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.simulator.craft.Craft;
import io.agon.simulator.craft.CraftCache;
import io.agon.simulator.craft.SentenceReading;
import io.agon.simulator.craft.Sentences;
import io.agon.simulator.craft.Trait;
import io.agon.simulator.draw.Draws;
import io.agon.simulator.prompt.Fences;
import io.agon.simulator.prompt.Message;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers the four questions of inducing criteria. Traits that a sample shows much or little of become codes, under one of several
 * labels each, with sentences that show them; matters of taste that say nothing of quality are noted beside them. Follows from the
 * messages and the key alone. Safe for all threads.
 */
public final class Coder {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final double MUCH = 0.42;
    private static final double LITTLE = 0.22;
    private static final double NOISE = 0.05;
    private static final double TASTE = 0.3;
    private static final int MOST_CODES = 24;
    private static final Pattern CODE = Pattern.compile("(?m)^(\\d+)\\. (.+?) \\((strength|weakness)\\): (.*)$");
    private static final Pattern CATEGORY = Pattern.compile("(?m)^(\\d+)\\. (.+?) \\((\\d+) codes\\): (.*?) From: .*$");
    private static final List<String> TASTES = List.of("whimsy", "places far from home", "old-fashioned manners");

    private final CraftCache crafts;
    private final double malformed;

    /** @param malformed share of replies that cannot be read, 0 to 1 */
    public Coder(CraftCache crafts, double malformed) {
        this.crafts = crafts;
        this.malformed = malformed;
    }

    /** How a trait is spoken of: one label and one category name are drawn. */
    private record Speech(List<String> labels, List<String> names, String description) {}

    private static Speech speech(Trait trait) {
        return switch (trait) {
            case NARRATIVE_STRUCTURE ->
                new Speech(
                        List.of("an arc that closes", "the opening leads somewhere", "resolution follows"),
                        List.of("shape of the narrative", "structure"),
                        "How opening, turn and resolution make one arc.");
            case CHARACTER_DEVELOPMENT ->
                new Speech(
                        List.of("a protagonist who changes", "desire drives the protagonist", "clear motivation"),
                        List.of("characters who want", "character"),
                        "Whether the protagonist has a desire and is changed by it.");
            case EMOTIONAL_RESONANCE ->
                new Speech(
                        List.of("feeling that stays", "moving moments", "emotion both ways"),
                        List.of("felt emotion", "resonance"),
                        "Whether feeling is earned and moving.");
            case DIALOGUE ->
                new Speech(
                        List.of("living speech", "voices that answer each other", "talk as conversation"),
                        List.of("how people speak: dialogue", "voices"),
                        "Whether speech has distinct voices.");
            case THEMATIC_DEPTH ->
                new Speech(
                        List.of("meaning below the events", "an insight that returns", "depth of theme"),
                        List.of("meaning", "thematic weight"),
                        "Whether events carry a theme and its meaning.");
            case DESCRIPTIVE_DETAIL ->
                new Speech(
                        List.of("sensory particulars", "vivid and concrete", "imagery for several senses"),
                        List.of("concrete detail", "imagery"),
                        "Whether sensory detail makes the scene vivid.");
            case PLOT_TENSION ->
                new Speech(
                        List.of("stakes that rise", "suspense held open", "uncertainty until late"),
                        List.of("stakes and suspense", "tension"),
                        "Whether there are stakes and uncertainty about them.");
            case PROSE_STYLE ->
                new Speech(
                        List.of("rhythm of sentences", "fresh language", "figures in the prose"),
                        List.of("rhythm and language", "prose"),
                        "Whether sentences have rhythm and language is fresh.");
        };
    }

    /** The answer as JSON; empty where the form asked for is none of the coder's. */
    public Optional<String> answer(String form, List<Message> messages, long key) {
        String prompt = messages.isEmpty() ? "" : messages.getLast().content();
        Draws draws = Draws.of(key);
        Optional<ObjectNode> answer = switch (form) {
            case "open_codes" -> Optional.of(codes(Fences.of(prompt), draws));
            case "categories" -> Optional.of(categories(fenced(prompt, "CODES"), draws));
            case "core_criteria" -> Optional.of(criteria(fenced(prompt, "CATEGORIES")));
            case "coverage" -> Optional.of(coverage(fenced(prompt, "CODES"), fenced(prompt, "CATEGORIES")));
            default -> Optional.empty();
        };
        return answer.map(json -> draws.chance(malformed) ? "Here is what I found: " + json : json.toString());
    }

    private static String fenced(String prompt, String label) {
        return Fences.of(prompt).texts().stream()
                .filter(text -> text.label().equals(label))
                .map(Fences.Fenced::text)
                .findFirst()
                .orElse("");
    }

    private ObjectNode codes(Fences fences, Draws draws) {
        List<ObjectNode> found = new ArrayList<>();
        for (Fences.Fenced sample : fences.texts()) {
            int number = Integer.parseInt(sample.label().replaceAll("\\D", ""));
            List<String> sentences = Sentences.of(sample.text());
            Craft craft = crafts.of(sample.text());
            for (Trait trait : Trait.ALL) {
                double seen = craft.trait(trait) + NOISE * draws.normal();
                List<String> showing = sentences.stream()
                        .filter(sentence -> SentenceReading.of(sentence).shows(trait))
                        .limit(2)
                        .toList();
                if (seen > MUCH && !showing.isEmpty()) {
                    found.add(code(trait, true, number, showing, draws));
                } else if (seen < LITTLE && !sentences.isEmpty()) {
                    found.add(code(trait, false, number, List.of(draws.pick(sentences)), draws));
                }
            }
            if (draws.chance(TASTE) && !sentences.isEmpty()) {
                String taste = draws.pick(TASTES);
                found.add(code(taste, "A liking for " + taste + ".", true, number, List.of(draws.pick(sentences))));
            }
        }
        ObjectNode answer = NODES.objectNode();
        ArrayNode codes = answer.putArray("codes");
        while (!found.isEmpty() && codes.size() < MOST_CODES) {
            codes.add(found.remove(draws.below(found.size())));
        }
        return answer;
    }

    private static ObjectNode code(Trait trait, boolean strength, int sample, List<String> quotes, Draws draws) {
        Speech speech = speech(trait);
        return code(draws.pick(speech.labels()), speech.description(), strength, sample, quotes);
    }

    private static ObjectNode code(
            String label, String description, boolean strength, int sample, List<String> quotes) {
        ObjectNode code = NODES.objectNode().put("label", label).put("description", description);
        code.put("effect", strength ? "strength" : "weakness");
        ArrayNode evidence = code.putArray("evidence");
        quotes.forEach(quote -> evidence.addObject().put("sample", sample).put("quote", quote));
        return code;
    }

    /** What a code or category speaks of: a trait, or itself. */
    private static Object matter(String label, String description) {
        return Trait.spokenOf(label, description).<Object>map(trait -> trait).orElse(label);
    }

    private static ObjectNode categories(String codes, Draws draws) {
        Map<Object, List<Integer>> members = new LinkedHashMap<>();
        Map<Object, String> labels = new LinkedHashMap<>();
        Matcher found = CODE.matcher(codes);
        while (found.find()) {
            Object matter = matter(found.group(2), found.group(4));
            members.computeIfAbsent(matter, key -> new ArrayList<>()).add(Integer.parseInt(found.group(1)));
            labels.putIfAbsent(matter, found.group(2));
        }
        ObjectNode answer = NODES.objectNode();
        ArrayNode categories = answer.putArray("categories");
        members.forEach((matter, numbers) -> {
            String name =
                    matter instanceof Trait trait ? draws.pick(speech(trait).names()) : labels.get(matter);
            String what = matter instanceof Trait trait ? speech(trait).description() : "A liking for " + name + ".";
            ObjectNode category = categories
                    .addObject()
                    .put("name", name)
                    .put("description", what)
                    .put("low", "none of it")
                    .put("high", "much of it");
            numbers.forEach(category.putArray("codes")::add);
        });
        return answer;
    }

    private static ObjectNode criteria(String categories) {
        ObjectNode answer = NODES.objectNode();
        ArrayNode criteria = answer.putArray("criteria");
        Map<Object, ObjectNode> made = new LinkedHashMap<>();
        Matcher found = CATEGORY.matcher(categories);
        while (found.find()) {
            String name = found.group(2);
            String description = found.group(4);
            ObjectNode criterion = made.computeIfAbsent(matter(name, description), matter -> {
                ObjectNode one = criteria.addObject().put("name", name).put("description", description);
                one.put("weight", 1);
                ArrayNode levels = one.putArray("levels");
                List.of("none of it", "traces of it", "some of it", "much of it", "full of it")
                        .forEach(levels::add);
                one.putArray("categories");
                return one;
            });
            ((ArrayNode) criterion.get("categories")).add(Integer.parseInt(found.group(1)));
        }
        return answer;
    }

    private static ObjectNode coverage(String codes, String categories) {
        Map<Object, Integer> places = new LinkedHashMap<>();
        Matcher category = CATEGORY.matcher(categories);
        while (category.find()) {
            places.putIfAbsent(matter(category.group(2), category.group(4)), Integer.parseInt(category.group(1)));
        }
        ObjectNode answer = NODES.objectNode();
        ArrayNode covered = answer.putArray("covered");
        Matcher code = CODE.matcher(codes);
        while (code.find()) {
            covered.add(places.getOrDefault(matter(code.group(2), code.group(4)), 0));
        }
        return answer;
    }
}
