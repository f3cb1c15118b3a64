package io.agon.local;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** The packaged command line runs the whole mesh: real broker, real database, every service, the simulator. */
class LocalRunIT {
    private static final String SLOW = "--simulator-option=--latency=fixed:100ms";

    /** Of the quick run with seed 7. Who changes rating, pairing, breeding or the simulator's worlds changes it, too. */
    private static final List<String> RANKING = List.of(
            "g2-01", "g2-03", "g2-04", "g2-02", "g1-04", "g2-05", "g1-12", "g2-06", "g2-09", "g2-08", "g2-07", "g1-11");

    @TempDir
    Path folder;

    private static List<String> quick(Path out, String... more) {
        List<String> words = new ArrayList<>(List.of("run", "--quick", "--seed", "7", "--out", out.toString()));
        words.addAll(List.of(more));
        return words;
    }

    @Test
    void ranksAsEverAndCanBeTraced() throws Exception {
        Path out = folder.resolve("out");
        TraceCollector collected;

        try (TraceCollector collector = TraceCollector.start()) {
            collected = collector;
            try (var command = PackagedCommand.start(folder, collector.environment(), quick(out, "--judges", "1"))) {
                assertThat(command.exit()).as(command.output()).isZero();
            }
        }

        assertThat(RunDocument.in(out).assertWhole().ranking()).isEqualTo(RANKING);
        // a call of the API is followed to the model and back; so is what came of the results
        assertThat(collected.ways("POST /chat/completions"))
                .contains(List.of(
                        "evolution-service: POST /api/v1/runs",
                        "evolution-service: send draft.requests.v1",
                        "generator-service: process draft.requests.v1",
                        "generator-service: chat simulated-writer",
                        "generator-service: POST /chat/completions"));
        assertThat(collected.ways("process candidate.drafted.v1"))
                .contains(List.of(
                        "evolution-service: POST /api/v1/runs",
                        "evolution-service: send draft.requests.v1",
                        "generator-service: process draft.requests.v1",
                        "generator-service: send candidate.drafted.v1",
                        "evolution-service: process candidate.drafted.v1"));
        assertThat(collected.ways("process verdict.reached.v1"))
                .contains(List.of(
                        "evolution-service: process candidate.drafted.v1",
                        "evolution-service: send match.requests.v1",
                        "judge-service: process match.requests.v1",
                        "judge-service: send verdict.reached.v1",
                        "evolution-service: process verdict.reached.v1"));
        assertThat(collected.attributes("chat simulated-judge"))
                .isNotEmpty()
                .allSatisfy(attributes -> assertThat(attributes)
                        .containsEntry("agon.role", "judge")
                        .containsKeys("gen_ai.usage.input_tokens", "gen_ai.usage.output_tokens"));
    }

    @Tag("chaos")
    @ParameterizedTest
    @CsvSource({
        "broker, 'judging, generation 1'",
        "judge-1, 'judging, generation 1'",
        "database, 'judging, generation 1'",
        "evolution, 'judging, generation 1'",
        "evolution, 'drafting, generation 2'",
        "simulator, 'judging, generation 1'",
        "generator-1, 'drafting, generation 1'",
    })
    void ranksTheSameWhicheverPartIsKilled(String part, String moment) throws Exception {
        ranksTheSame(part, moment);
    }

    private void ranksTheSame(String part, String moment) throws Exception {
        Path out = folder.resolve("out");

        try (var command = PackagedCommand.start(folder, quick(out, "--judges", "2", SLOW))) {
            command.awaitOutput(moment).kill(part);

            assertThat(command.exit()).as(command.output()).isZero();
            assertThat(command.output()).contains(part + " died and is started again");
        }

        assertThat(RunDocument.in(out).assertWhole().ranking()).isEqualTo(RANKING);
    }

    @Test
    void goesOnAfterCtrlCToTheSameRanking() throws Exception {
        Path out = folder.resolve("out");
        String id;
        try (var command = PackagedCommand.start(folder, quick(out, SLOW))) {
            command.awaitOutput("judging, generation 1").interrupt();

            assertThat(command.exit()).as(command.output()).isEqualTo(ExitCode.INTERRUPTED.number());
            Matcher advice =
                    Pattern.compile("go on with   \\./agon run --resume (\\S+)").matcher(command.output());
            assertThat(advice.find()).as(command.output()).isTrue();
            id = advice.group(1);
        }
        try (var command = PackagedCommand.start(folder, List.of("show", id))) {
            assertThat(command.exit()).as(command.output()).isZero();
            assertThat(command.output()).contains(id).contains("paused");
        }

        try (var command = PackagedCommand.start(
                folder, List.of("run", "--resume", id.substring(0, 6), "--out", out.toString()))) {
            assertThat(command.exit()).as(command.output()).isZero();
        }

        assertThat(RunDocument.in(out).assertWhole().ranking()).isEqualTo(RANKING);
    }
}
