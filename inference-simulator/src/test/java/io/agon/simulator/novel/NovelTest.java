package io.agon.simulator.novel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.simulator.novel.SceneWriter.Scene;
import io.agon.simulator.prompt.Message;
import io.agon.simulator.writing.Writer;
import io.agon.simulator.writing.WritingOptions;
import io.agon.stylometry.NGrams;
import io.agon.stylometry.RepetitionSentinel;
import io.agon.stylometry.Words;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class NovelTest {
    private static final NovelPlanner PLANNER = new NovelPlanner(BookFaults.NONE);
    private static final String CANON = """
            1. Marta Olsen, eye colour: grey [lasting]
            2. Marta Olsen (when on the third of May)
            3. mill, side of the river: north [lasting]""";

    @Test
    void writesScenesOfAboutTheWishedLengthThatDoNotRunInCircles() {
        RepetitionSentinel whole = new RepetitionSentinel();
        for (int i = 0; i < 120; i++) {
            String text = scene(BookFaults.NONE, prompt("scene of a book", 500 + 10 * (i % 40), ""), i)
                    .text();
            assertThat(Words.count(text))
                    .isBetween((int) (0.8 * (500 + 10 * (i % 40))), (int) (1.25 * (500 + 10 * (i % 40))));
            assertThat(RepetitionSentinel.in(text)).as(text).isEmpty();
            assertThat(whole.read(text + "\n\n"))
                    .as("scene %d copies an earlier one", i)
                    .isEmpty();
        }
    }

    @Test
    void statesWhatHoldsInSentencesThatCanBeReadAgain() {
        String text =
                scene(BookFaults.NONE, prompt("scene of a book", 600, ""), 3).text();
        JsonNode canon = canon(text, "", BookFaults.NONE);
        assertThat(canon.path("entries"))
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(
                        entry -> assertThat(text).contains(entry.path("quote").asText()));
        assertThat(canon.path("entries").findValuesAsText("subject")).contains("Marta Olsen", "Edmund Varga");
        assertThat(canon.path("contradictions")).isEmpty();
    }

    @Test
    void saysTheSameWhereverItSaysIt() {
        List<Statement> all = IntStream.range(0, 60)
                .mapToObj(i -> scene(BookFaults.NONE, prompt("scene of a book", 400, ""), i)
                        .text())
                .flatMap(text -> Statement.in(text).stream().map(Statement.Read::statement))
                .filter(statement -> statement.form().lasting())
                .distinct()
                .toList();
        assertThat(all).hasSizeGreaterThan(4);
        assertThat(all.stream().map(s -> s.form() + s.subject()).distinct()).hasSameSizeAs(all);
    }

    @Test
    void keepsToWhatItIsShown() {
        String shown = "1. Marta Olsen, eye colour: hazel [lasting]\n2. Marta Olsen, writing hand: left [lasting]\n"
                + "3. Marta Olsen, birthplace: Castle Rill [lasting]\n4. Marta Olsen, number of siblings: one sister [lasting]";
        for (int i = 0; i < 40; i++) {
            String text = scene(BookFaults.NONE, prompt("scene of a book", 400, shown), i)
                    .text();
            assertThat(canon(text, shown, BookFaults.NONE).path("contradictions"))
                    .isEmpty();
        }
    }

    @Test
    void contradictsAsOftenAsItWasToldAndMendsItWhenAsked() {
        BookFaults faults = new BookFaults(0.4, 0, 0, 0);
        int contradicted = 0;
        for (int i = 0; i < 200; i++) {
            Scene scene = scene(faults, prompt("scene of a book", 300, CANON), i);
            JsonNode found = canon(scene.text(), CANON, faults).path("contradictions");
            assertThat(found).hasSameSizeAs(scene.seeded());
            if (!scene.seeded().isEmpty()) {
                contradicted++;
                assertThat(found.get(0).path("quote").asText())
                        .isEqualTo(scene.seeded().getFirst().detail());
                assertThat(scene(faults, prompt("scene of a book, written again", 300, CANON), i)
                                .seeded())
                        .isEmpty();
            }
        }
        assertThat(contradicted).isBetween(55, 105);
    }

    @Test
    void missesContradictionsButStillReadsWhatIsSaid() {
        BookFaults faults = new BookFaults(1, 1, 1, 0);
        Scene scene = scene(faults, prompt("scene of a book, written again", 300, CANON), 1);
        JsonNode canon = canon(scene.text(), CANON, faults);
        assertThat(scene.seeded()).hasSize(1);
        assertThat(canon.path("contradictions")).isEmpty();
        assertThat(canon.path("entries").findValuesAsText("quote"))
                .contains(scene.seeded().getFirst().detail());
    }

    @Test
    void runsInCirclesUntilTheTokenLimit() {
        BookFaults faults = new BookFaults(0, 0, 0, 1);
        for (int i = 0; i < 20; i++) {
            Scene scene =
                    scene(faults, prompt(i % 2 == 0 ? "scene of a book" : "rest of a scene of a book", 500, ""), i);
            assertThat(scene.seeded()).extracting(SeededFault::kind).contains("loop");
            assertThat(Words.count(scene.text())).isGreaterThan(5_000);
            assertThat(RepetitionSentinel.in(scene.text()))
                    .hasValueSatisfying(found -> assertThat(found.sound()).isBetween(60, 420));
        }
    }

    @Test
    void plansAsManyChaptersAsAreAskedForNoTwoAlike() {
        ObjectNode outline =
                plan("outline", "Task: chapters of a book that is to be written\nOutline: 9 to 16\n" + parts());
        assertThat(outline.path("chapters")).hasSize(8);
        assertThat(outline.path("chapters").findValuesAsText("title")).doesNotHaveDuplicates();
        List<String> summaries = outline.path("chapters").findValuesAsText("summary");
        assertThat(NGrams.jaccard(NGrams.of(summaries.get(0), 4), NGrams.of(summaries.get(1), 4)))
                .isLessThan(0.5);
    }

    @Test
    void plansScenesThatAddUpToTheChapter() {
        for (int words : new int[] {120, 900, 2_000, 6_000}) {
            ObjectNode plans = plan(
                    "scene_plans",
                    "Task: scenes of a chapter that is to be written\nChapter: 4\nWords: " + words + "\nLongest: 1500\n"
                            + parts());
            List<Integer> lengths = new ArrayList<>();
            plans.path("scenes")
                    .forEach(scene -> lengths.add(scene.path("words").asInt()));
            assertThat(lengths.stream().mapToInt(n -> n).sum()).isEqualTo(words);
            assertThat(lengths).allMatch(n -> n <= 1_500 && n >= 100);
            assertThat(plans.path("scenes")
                            .get(0)
                            .path("plan")
                            .path("characters")
                            .get(0)
                            .asText())
                    .isIn("Marta Olsen", "Edmund Varga", "Ines Quill");
        }
    }

    @Test
    void inventsACastOfDifferentNames() {
        ObjectNode cast =
                plan("cast", "Task: characters of a book that is to be written\n" + fenced("REQUEST", "a sea tale"));
        assertThat(cast.path("characters").findValuesAsText("name"))
                .hasSizeBetween(4, 8)
                .doesNotHaveDuplicates();
    }

    @Test
    void answersTheSameTheSame() {
        String prompt = prompt("scene of a book", 400, CANON);
        BookFaults faults = new BookFaults(0.5, 0, 0, 0.5);
        assertThat(scene(faults, prompt, 9)).isEqualTo(scene(faults, prompt, 9));
    }

    private static Scene scene(BookFaults faults, String prompt, long key) {
        return new SceneWriter(new Writer(WritingOptions.defaults().withRuleBreaks(0), 1), faults)
                .write(List.of(new Message("user", prompt)), key)
                .orElseThrow();
    }

    private static JsonNode canon(String text, String canon, BookFaults faults) {
        String prompt = "Task: canon of a book\n" + (canon.isEmpty() ? "" : fenced("CANON", canon)) + "\n"
                + fenced("SCENE", text);
        return new NovelPlanner(faults)
                .answer("canon_update", List.of(new Message("user", prompt)), 1)
                .orElseThrow();
    }

    private static ObjectNode plan(String form, String prompt) {
        return PLANNER.answer(form, List.of(new Message("user", prompt)), 5).orElseThrow();
    }

    private static String parts() {
        return fenced("PREMISE", "Title: The Sea") + "\n"
                + fenced(
                        "CHARACTERS",
                        "Marta Olsen (protagonist): one\nEdmund Varga (rival): two\nInes Quill (neighbour): three");
    }

    private static String prompt(String task, int words, String canon) {
        return "Task: " + task + "\nTitle: The Sea\nChapter: 3, The mill\nScene: 1 of 2\nWords: " + words + "\n"
                + (canon.isEmpty() ? "Nothing yet." : fenced("CANON", canon)) + "\n"
                + fenced(
                        "PLAN",
                        "Focus: Marta and Edmund over a promise\nPerspective: close\nSetting: the mill, towards evening\n"
                                + "Present: Marta Olsen, Edmund Varga\n1. they speak");
    }

    private static String fenced(String label, String text) {
        return "<<<TEXT " + label + " 0123abcd>>>\n" + text + "\n<<<END " + label + " 0123abcd>>>";
    }
}
