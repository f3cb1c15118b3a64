package io.agon.simulator.novel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.simulator.draw.Draws;
import io.agon.simulator.prompt.Message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plans books that are to be written, and reads what their scenes state. */
public final class NovelPlanner {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> FIRST = List.of(
            "Marta", "Edmund", "Ines", "Casper", "Judith", "Tobias", "Alma", "Renko", "Sidonie", "Hal", "Bettina",
            "Omar");
    private static final List<String> LAST =
            List.of("Olsen", "Varga", "Whitlock", "Drumm", "Achterberg", "Quill", "Sarto", "Penhale", "Lund", "Ferris");
    static final List<String> PLACES =
            List.of("mill", "chapel", "old school", "ferry house", "tannery", "lighthouse", "brick works", "granary");
    private static final List<String> MATTERS = List.of(
            "a letter that was never sent",
            "the price of the boat",
            "what the ledger says",
            "a promise from the flood year",
            "the key to the north room",
            "who shall have the orchard",
            "a debt that nobody wrote down",
            "the night of the fire");
    private static final List<String> TURNS = List.of(
            "hides what was found",
            "tells half of the truth",
            "leaves before the answer",
            "asks for a week",
            "gives up the claim",
            "finds the door locked",
            "signs after all",
            "sends the boy for help");
    private static final Pattern OUTLINE = Pattern.compile("(\\d+) to (\\d+)");

    private final BookFaults faults;

    public NovelPlanner(BookFaults faults) {
        this.faults = faults;
    }

    /** The answer; empty where the form or the task is none of a book that is to be written. */
    public Optional<ObjectNode> answer(String form, List<Message> messages, long key) {
        Told told = new Told(messages);
        Draws draws = Draws.of(key, 7);
        return switch (form) {
            case "cast" ->
                told.task().endsWith("that is to be written")
                        ? Optional.of(cast(Draws.of(Draws.hash(told.part("REQUEST")), key)))
                        : Optional.empty();
            case "outline" -> Optional.of(outline(told));
            case "scene_plans" -> Optional.of(scenes(told));
            case "remainder" -> Optional.of(remainder(told, draws));
            case "canon_update" -> Optional.of(canon(told, draws));
            default -> Optional.empty();
        };
    }

    private static ObjectNode cast(Draws draws) {
        ObjectNode answer = NODES.objectNode();
        ArrayNode characters = answer.putArray("characters");
        List<String> first = new ArrayList<>(FIRST);
        List<String> last = new ArrayList<>(LAST);
        int count = 4 + draws.below(4);
        for (int i = 0; i < count; i++) {
            String name = first.remove(draws.below(first.size()));
            ObjectNode character =
                    characters.addObject().put("name", name + " " + last.remove(draws.below(last.size())));
            character.putArray("aliases").add(name);
            character
                    .put("role", i == 0 ? "protagonist" : i == 1 ? "rival" : "neighbour")
                    .put("description", "one who minds " + draws.pick(MATTERS))
                    .put("development", "at last " + draws.pick(TURNS));
        }
        return answer;
    }

    private static ObjectNode outline(Told told) {
        Matcher asked = OUTLINE.matcher(told.line("Outline"));
        boolean found = asked.find();
        int first = found ? Integer.parseInt(asked.group(1)) : 1;
        int last = found ? Integer.parseInt(asked.group(2)) : first;
        List<String> cast = told.cast();
        ObjectNode answer = NODES.objectNode();
        ArrayNode chapters = answer.putArray("chapters");
        for (int number = first; number <= last; number++) {
            Draws draws = Draws.of(number, Draws.hash(told.part("PREMISE")));
            String one = name(cast, number);
            String other = name(cast, number + 1);
            String matter = draws.pick(MATTERS);
            ObjectNode chapter = chapters.addObject();
            chapter.put("title", "The " + draws.pick(PLACES) + " in the " + ordinal(number) + " week");
            ObjectNode plan = chapter.putObject("plan");
            plan.put(
                    "summary",
                    one + " and " + other + " dispute " + matter + " for the " + ordinal(number) + " time; " + one + " "
                            + draws.pick(TURNS) + ".");
            plan.putArray("events")
                    .add(one + " comes to the " + draws.pick(PLACES))
                    .add(other + " " + draws.pick(TURNS));
        }
        return answer;
    }

    private static String name(List<String> cast, int i) {
        return cast.isEmpty() ? "Somebody" : cast.get(i % cast.size());
    }

    private static String ordinal(int number) {
        String[] words = {
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth"
        };
        return number >= 1 && number <= words.length ? words[number - 1] : number + "th";
    }

    private static ObjectNode scenes(Told told) {
        int words = told.number("Words", 900);
        int longest = told.number("Longest", 2_000);
        int chapter = told.number("Chapter", 1);
        List<String> cast = told.cast();
        int count = Math.max((words + longest - 1) / longest, Math.clamp(Math.round(words / 600f), 1, 8));
        ObjectNode answer = NODES.objectNode();
        ArrayNode scenes = answer.putArray("scenes");
        for (int i = 0; i < count; i++) {
            Draws draws = Draws.of(chapter, i, Draws.hash(told.part("PREMISE")));
            int length = words * (i + 1) / count - words * i / count;
            String one = name(cast, chapter + i);
            String other = name(cast, chapter + i + 1 + draws.below(Math.max(1, cast.size() - 1)));
            ObjectNode scene = scenes.addObject().put("words", length);
            ObjectNode plan = scene.putObject("plan")
                    .put("focus", one + " and " + other + " over " + draws.pick(MATTERS))
                    .put("perspective", "third person, close to " + one)
                    .put("setting", "the " + draws.pick(PLACES) + ", towards evening");
            ArrayNode characters = plan.putArray("characters").add(one);
            if (!other.equals(one)) {
                characters.add(other);
            }
            ArrayNode bullets = plan.putArray("bullets");
            for (int b = 0; b < 3; b++) {
                bullets.add(
                        (b % 2 == 0 ? one : other) + " speaks of " + draws.pick(MATTERS) + " and " + draws.pick(TURNS));
            }
            plan.putObject("intensities")
                    .put("action", draws.below(60))
                    .put("dialogue", draws.below(60))
                    .put("worldBuilding", draws.below(40))
                    .put("exposition", draws.below(40))
                    .put("romance", draws.below(40))
                    .put("erotic", 0)
                    .put("pacing", 20 + draws.below(60));
        }
        return answer;
    }

    private static ObjectNode remainder(Told told, Draws draws) {
        ObjectNode answer = NODES.objectNode();
        List<String> present = told.present();
        answer.putArray("bullets")
                .add(name(present, 0) + " " + draws.pick(TURNS))
                .add(name(present, 1) + " has the last word on " + draws.pick(MATTERS));
        return answer;
    }

    private ObjectNode canon(Told told, Draws draws) {
        ObjectNode answer = NODES.objectNode();
        ArrayNode entries = answer.putArray("entries");
        ArrayNode contradictions = answer.putArray("contradictions");
        for (Statement.Read read : Statement.in(told.part("SCENE"))) {
            Statement statement = read.statement();
            Statement.Form form = statement.form();
            boolean thread = form.kind().startsWith("thread");
            entries.addObject()
                    .put("kind", form.kind())
                    .put("subject", thread ? "who had " + statement.subject() : statement.subject())
                    .put("attribute", form.attribute())
                    .put("value", statement.value())
                    .put("lasting", form.lasting())
                    .put("quote", read.quote());
            told.lasting(statement.subject(), form.attribute())
                    .filter(fact -> !fact.value()
                            .toLowerCase(Locale.ROOT)
                            .equals(statement.value().toLowerCase(Locale.ROOT)))
                    .filter(fact -> !draws.chance(faults.missed()))
                    .ifPresent(fact -> contradictions
                            .addObject()
                            .put("fact", fact.number())
                            .put("quote", read.quote())
                            .put(
                                    "explanation",
                                    "it was " + fact.value() + " before and is " + statement.value() + " here"));
        }
        return answer;
    }
}
