package io.agon.simulator.novel;

import io.agon.simulator.draw.Draws;
import io.agon.simulator.prompt.Message;
import io.agon.simulator.writing.Form;
import io.agon.simulator.writing.Writer;
import io.agon.simulator.writing.WritingTask;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes scenes of books: stories of the simulated writer in which sentences state what is so of those who take part. */
public final class SceneWriter {
    private static final String SCENE = "scene of a book";
    private static final String AGAIN = "scene of a book, written again";
    private static final String REST = "rest of a scene of a book";
    private static final List<String> DEEDS = List.of(
            "moved the boundary stones",
            "sold the bell",
            "written to the bishop",
            "opened the sluice",
            "burned the map",
            "paid for the roof");
    /** A story of the writer is about so long at most; longer scenes are several. */
    private static final int LONGEST_STORY = 700;

    private static final int LOOP_WORDS = 6_000;

    private final Writer writer;
    private final BookFaults faults;

    public SceneWriter(Writer writer, BookFaults faults) {
        this.writer = writer;
        this.faults = faults;
    }

    /**
     * A scene.
     *
     * @param seeded faults that it has on purpose
     */
    public record Scene(String text, List<SeededFault> seeded) {}

    /** The scene that is asked for; empty if none is. */
    public Optional<Scene> write(List<Message> messages, long key) {
        Told told = new Told(messages);
        return switch (told.task()) {
            case SCENE -> Optional.of(scene(told, false, key));
            case AGAIN -> Optional.of(scene(told, true, key));
            case REST ->
                Optional.of(looping(told, plain(told, told.number("Words", 400), key), new ArrayList<>(), key));
            default -> Optional.empty();
        };
    }

    private Scene scene(Told told, boolean again, long key) {
        Draws draws = Draws.of(key, 1);
        List<SeededFault> seeded = new ArrayList<>();
        List<Statement> statements = statements(told, draws);
        boolean errs =
                draws.chance(again ? faults.contradictions() == 0 ? 0 : faults.stubborn() : faults.contradictions());
        if (errs) {
            contradict(told, statements, draws)
                    .ifPresent(sentence -> seeded.add(new SeededFault("contradiction", sentence, place(told))));
        }
        int stated = statements.stream()
                .mapToInt(s -> s.sentence().split(" ").length)
                .sum();
        String prose = plain(told, Math.max(60, told.number("Words", 600) - stated), key);
        return looping(told, woven(prose, statements), seeded, key);
    }

    private static String place(Told told) {
        return told.line("Chapter") + ", scene " + told.line("Scene");
    }

    /** What the scene states: of each who takes part two things, of the place where it stands, now and then an event or a question. */
    private static List<Statement> statements(Told told, Draws draws) {
        List<Statement.Form> ofCharacters =
                List.of(Statement.Form.EYES, Statement.Form.BIRTHPLACE, Statement.Form.HAND, Statement.Form.SIBLINGS);
        List<Statement> statements = new ArrayList<>();
        for (String name : told.present()) {
            Statement.Form form = draws.pick(ofCharacters);
            statements.add(known(told, Statement.usual(form, name)));
        }
        NovelPlanner.PLACES.stream()
                .filter(place -> told.part("PLAN").contains("the " + place))
                .findFirst()
                .ifPresent(place -> statements.add(known(told, Statement.usual(Statement.Form.SIDE, place))));
        if (!told.present().isEmpty() && draws.chance(0.3)) {
            statements.add(
                    Statement.usual(Statement.Form.ARRIVAL, told.present().getFirst()));
        }
        if (draws.chance(0.3)) {
            statements.add(Statement.usual(
                    draws.chance(0.6) ? Statement.Form.OPENED : Statement.Form.CLOSED, draws.pick(DEEDS)));
        }
        return statements;
    }

    /** What the prompt shows to hold counts, whatever one would say else. */
    private static Statement known(Told told, Statement usual) {
        return told.lasting(usual.subject(), usual.form().attribute())
                .filter(fact -> usual.form().alternatives().contains(fact.value()))
                .map(fact -> new Statement(usual.form(), usual.subject(), fact.value()))
                .orElse(usual);
    }

    /** Says otherwise of something that is shown to last. */
    private static Optional<String> contradict(Told told, List<Statement> statements, Draws draws) {
        List<Statement> shown = told.lasting().stream()
                .flatMap(fact -> Statement.form(fact.attribute(), fact.value()).stream()
                        .map(form -> new Statement(form, fact.subject(), fact.value())))
                .toList();
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        Statement chosen = draws.pick(shown);
        Statement wrong = chosen.otherwise(draws);
        statements.removeIf(s -> s.form() == chosen.form() && s.subject().equals(chosen.subject()));
        statements.add(draws.below(statements.size() + 1), wrong);
        return Optional.of(wrong.sentence());
    }

    /** Prose of about so many words, without statements. */
    private String plain(Told told, int words, long key) {
        int parts = Math.max(1, (words + LONGEST_STORY - 1) / LONGEST_STORY);
        List<String> texts = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            int length = words / parts;
            WritingTask task = new WritingTask(
                    Form.STORY,
                    told.part("PLAN")
                            .lines()
                            .findFirst()
                            .orElse("Focus: a meeting")
                            .replaceFirst("^Focus: ", ""),
                    told.part("WORLD"),
                    "",
                    "",
                    (int) (0.95 * length),
                    (int) (1.1 * length) + 8,
                    List.of(),
                    List.of(),
                    List.of(),
                    Optional.empty());
            texts.add(writer.write(task, Draws.key(key, part)));
        }
        return String.join("\n\n", texts);
    }

    /** The statements between the paragraphs of a text, in even distances. */
    private static String woven(String prose, List<Statement> statements) {
        List<String> paragraphs = new ArrayList<>(List.of(prose.split("\\n\\n+")));
        int count = paragraphs.size();
        for (int i = statements.size() - 1; i >= 0; i--) {
            int at = i * count / Math.max(1, statements.size());
            paragraphs.set(at, paragraphs.get(at) + " " + statements.get(i).sentence());
        }
        return String.join("\n\n", paragraphs);
    }

    private Scene looping(Told told, String text, List<SeededFault> seeded, long key) {
        Draws draws = Draws.of(key, 2);
        if (!draws.chance(faults.loops())) {
            return new Scene(text, seeded);
        }
        String[] words = text.split("(?<=\\s)");
        int from = (int) (words.length * (0.3 + 0.4 * draws.uniform()));
        StringBuilder looping = new StringBuilder(String.join("", List.of(words).subList(0, from)));
        // what the loop swallows is never said
        seeded.removeIf(fault -> looping.indexOf(fault.detail()) < 0);
        String again = draws.chance(0.5)
                ? "and then it was so again "
                : String.join("", List.of(words).subList(0, Math.min(from, 90))) + " ";
        int length = again.split("\\s+").length;
        for (int added = 0; added < LOOP_WORDS; added += length) {
            looping.append(again);
        }
        seeded.add(new SeededFault("loop", "after " + from + " words", place(told)));
        return new Scene(looping.toString(), seeded);
    }
}
