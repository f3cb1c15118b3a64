package io.agon.simulator.planning;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.simulator.draw.Draws;
import io.agon.simulator.novel.NovelPlanner;
import io.agon.simulator.prompt.Fences;
import io.agon.simulator.prompt.Message;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers what scaffold-service asks: the plans of scenes, chapters and books, in the form that the request names. What it says
 * of a text is counted from it; that it is true is not claimed. Follows from the messages and the key alone.
 */
public final class Planner {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern CHAPTERS = Pattern.compile("(?m)^Chapters?: (\\d+)$");
    private static final Pattern BOUNDS = Pattern.compile("(?m)^Scenes: (\\d+) to (\\d+) words each$");
    private static final Pattern OPENING = Pattern.compile("(?m)^(\\d+) \\((\\d+)\\): ");
    private static final Pattern TITLE = Pattern.compile("(?m)^Title: (.*)$");
    private static final String REPAIR = "It breaks these rules:";

    private final double ruleBreaks;
    private final NovelPlanner novels;

    /**
     * @param ruleBreaks share of first answers that break a rule, 0 to 1; repairs never do
     * @param novels answers what is asked of books that are to be written
     */
    public Planner(double ruleBreaks, NovelPlanner novels) {
        if (!(ruleBreaks >= 0 && ruleBreaks <= 1)) {
            throw new IllegalArgumentException("ruleBreaks is " + ruleBreaks + ": must lie between 0 and 1");
        }
        this.ruleBreaks = ruleBreaks;
        this.novels = novels;
    }

    /** The answer as JSON; empty where the form asked for is none of the planner's. */
    public Optional<String> answer(String form, List<Message> messages, long key) {
        String prompt = messages.isEmpty() ? "" : messages.getLast().content();
        Fences fences = Fences.of(prompt);
        String text = fences.texts().stream()
                .filter(fenced -> !fenced.label().equals("ANSWER"))
                .map(Fences.Fenced::text)
                .reduce("", (one, other) -> one + "\n" + other);
        Draws draws = Draws.of(key);
        boolean breaks = draws.chance(ruleBreaks) && !fences.outside().contains(REPAIR);
        ObjectNode answer =
                novels.answer(form, messages, key).orElseGet(() -> answer(form, fences.outside(), text, draws));
        if (answer != null && breaks) {
            // a field that nobody asked for: in whatever form, it is against the rules
            answer.put("remark", "as an assistant I add a remark");
        }
        return Optional.ofNullable(answer).map(ObjectNode::toString);
    }

    private static ObjectNode answer(String form, String outside, String text, Draws draws) {
        return switch (form) {
            case "scene_breaks" -> breaks(outside, text);
            case "scene_plan" -> scene(Gist.of(text), draws);
            case "chapter_plan" -> chapter(Gist.of(text));
            case "digest" -> NODES.objectNode().put("summary", summary(Gist.of(text)));
            case "arcs" -> arcs(outside, Gist.of(text));
            case "cast" -> cast(text);
            case "world" -> world(Gist.of(text));
            case "premise" -> premise(outside, Gist.of(text));
            case "prompts" -> prompts(Gist.of(text));
            default -> null;
        };
    }

    /** Wherever the longest scene would else be exceeded. */
    private static ObjectNode breaks(String outside, String text) {
        ObjectNode answer = NODES.objectNode();
        ArrayNode paragraphs = answer.putArray("paragraphs");
        Matcher bounds = BOUNDS.matcher(outside);
        int most = bounds.find() ? Integer.parseInt(bounds.group(2)) : Integer.MAX_VALUE;
        Matcher openings = OPENING.matcher(text);
        int words = 0;
        while (openings.find()) {
            int more = Integer.parseInt(openings.group(2));
            if (words > 0 && words + more > most * 2 / 3) {
                paragraphs.add(Integer.parseInt(openings.group(1)));
                words = 0;
            }
            words += more;
        }
        return answer;
    }

    private static ObjectNode scene(Gist gist, Draws draws) {
        ObjectNode answer = NODES.objectNode()
                .put("focus", gist.name(0) + " and the matter of " + gist.theme(0) + " and " + gist.theme(1))
                .put("perspective", "third person, close to " + gist.name(0))
                .put("setting", "where " + gist.theme(2) + " is");
        ArrayNode characters = answer.putArray("characters");
        gist.names().stream().limit(4).forEach(characters::add);
        ArrayNode bullets = answer.putArray("bullets");
        int count = Math.clamp(gist.words() / 300, 2, 8);
        for (int i = 0; i < count; i++) {
            bullets.add(gist.name(i) + " turns to " + gist.theme(i) + ", and " + gist.theme(i + 3) + " follows");
        }
        answer.putObject("intensities")
                .put("action", draws.below(60))
                .put("dialogue", (int) Math.round(100 * gist.dialogue()))
                .put("worldBuilding", draws.below(40))
                .put("exposition", draws.below(60))
                .put("romance", draws.below(40))
                .put("erotic", 0)
                .put("pacing", 20 + draws.below(60));
        return answer;
    }

    private static String summary(Gist gist) {
        return gist.name(0) + " meets " + gist.name(1) + " over " + gist.theme(0) + "; " + gist.theme(1) + " changes "
                + gist.theme(2) + ", and " + gist.name(2) + " is left with " + gist.theme(3) + ".";
    }

    private static ObjectNode chapter(Gist gist) {
        ObjectNode answer = NODES.objectNode().put("summary", summary(gist));
        answer.putArray("events")
                .add(gist.name(0) + " learns of " + gist.theme(0))
                .add(gist.name(1) + " decides about " + gist.theme(1));
        return answer;
    }

    private static ObjectNode arcs(String outside, Gist gist) {
        Matcher found = CHAPTERS.matcher(outside);
        int chapters = found.find() ? Integer.parseInt(found.group(1)) : 1;
        ObjectNode answer = NODES.objectNode();
        ArrayNode arcs = answer.putArray("arcs");
        arc(arcs, "long", "What becomes of " + gist.name(0), 1, chapters, gist);
        arc(arcs, "medium", "The trouble with " + gist.theme(0), 1, Math.max(1, chapters / 2), gist);
        arc(arcs, "medium", "The turn of " + gist.theme(1), Math.max(1, chapters / 2), chapters, gist);
        arc(arcs, "short", "The beginning", 1, Math.min(3, chapters), gist);
        return answer;
    }

    private static void arc(ArrayNode arcs, String reach, String title, int first, int last, Gist gist) {
        arcs.addObject()
                .put("reach", reach)
                .put("title", title)
                .put("first", first)
                .put("last", last)
                .put("summary", summary(gist));
    }

    private static ObjectNode cast(String text) {
        Gist gist = Gist.of(text);
        ObjectNode answer = NODES.objectNode();
        ArrayNode characters = answer.putArray("characters");
        List<String> names = gist.names().isEmpty() ? List.of("Nobody") : gist.names();
        for (int i = 0; i < names.size(); i++) {
            ObjectNode character = characters.addObject().put("name", names.get(i));
            character.putArray("aliases");
            character
                    .put("role", i == 0 ? "protagonist" : "companion")
                    .put("description", "one who minds " + gist.theme(i) + " and wants " + gist.theme(i + 1))
                    .put("development", "comes from " + gist.theme(i + 2) + " to " + gist.theme(i + 3));
        }
        return answer;
    }

    private static ObjectNode world(Gist gist) {
        ObjectNode answer = NODES.objectNode().put("setting", "a place of " + gist.theme(0) + " and " + gist.theme(1));
        answer.putArray("rules").add("what is said of " + gist.theme(2) + " holds");
        answer.putObject("style")
                .put("pointOfView", "third person")
                .put("tense", "past")
                .put("register", "plain")
                .putArray("devices")
                .add("irony")
                .add("repetition of " + gist.theme(3));
        return answer;
    }

    private static ObjectNode premise(String outside, Gist gist) {
        Matcher found = TITLE.matcher(outside);
        String title =
                found.find() && !found.group(1).isBlank() ? found.group(1).strip() : "The " + gist.theme(0);
        ObjectNode answer = NODES.objectNode()
                .put(
                        "highlight",
                        gist.name(0) + " must choose between " + gist.theme(0) + " and " + gist.theme(1) + ".")
                .put("title", title);
        answer.putArray("tags").add("novel").add("simulated").add(gist.theme(2));
        return answer.put("archetype", "voyage and return");
    }

    private static ObjectNode prompts(Gist gist) {
        ObjectNode answer = NODES.objectNode();
        ArrayNode prompts = answer.putArray("prompts");
        String wish = "a novel about " + gist.theme(0) + " and " + gist.theme(1);
        prompts.addObject().put("specificity", "terse").put("text", "I would like " + wish + ".");
        prompts.addObject()
                .put("specificity", "moderate")
                .put("text", "Please write " + wish + ", in which somebody minds " + gist.theme(2) + " too much.");
        prompts.addObject()
                .put("specificity", "detailed")
                .put(
                        "text",
                        "Please write " + wish + ". It should begin with " + gist.theme(3) + ", turn on "
                                + gist.theme(4) + " and end with " + gist.theme(5)
                                + ", told in the past tense by somebody who knows.");
        return answer;
    }
}
