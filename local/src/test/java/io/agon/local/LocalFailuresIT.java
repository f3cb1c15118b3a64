package io.agon.local;

import io.agon.embedded.FreePorts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What stands in the way of a run gives one message and one exit code, and a run that had begun goes on once it is mended.
 * The endpoint is the simulator in a process of its own, which wants a key.
 */
class LocalFailuresIT {
    private static final Map<String, String> KEY = Map.of("SESAME", "open");
    private static final Pattern RESUME = Pattern.compile("go on with   \\./agon (run --resume .*)");

    @TempDir
    Path folder;

    private final int port = FreePorts.take(1).getFirst();
    private final String endpoint = "http://127.0.0.1:" + port + "/v1";
    private PackagedCommand tier;

    @BeforeEach
    void startsTheTier() throws Exception {
        tier = PackagedCommand.start(
                folder, KEY, List.of("simulate", "--port", Integer.toString(port), "--api-key-env", "SESAME"));
        tier.awaitOutput(Integer.toString(port));
    }

    @AfterEach
    void stopsTheTier() throws Exception {
        tier.close();
    }

    private List<String> quick(String... more) {
        List<String> words = new ArrayList<>(List.of("run", "--quick", "--seed", "7"));
        words.addAll(
                List.of("--endpoint", endpoint, "--out", folder.resolve("out").toString()));
        words.addAll(List.of(more));
        return words;
    }

    /** Runs to its end and gives what it wrote. */
    private String refused(ExitCode code, Map<String, String> environment, List<String> words) throws Exception {
        try (var command = PackagedCommand.start(folder, environment, words)) {
            assertThat(command.exit()).as(command.output()).isEqualTo(code.number());
            return command.output();
        }
    }

    /** The words of the command that the message names, to be extended. */
    private static List<String> advised(String output) {
        Matcher matcher = RESUME.matcher(output);
        assertThat(matcher.find()).as(output).isTrue();
        return new ArrayList<>(List.of(matcher.group(1).split(" ")));
    }

    private void finishes(List<String> words, String... more) throws Exception {
        words.addAll(List.of(more));
        words.addAll(List.of("--out", folder.resolve("out").toString()));
        try (var command = PackagedCommand.start(folder, KEY, words)) {
            assertThat(command.exit()).as(command.output()).isZero();
        }
        RunDocument.in(folder.resolve("out")).assertWhole();
    }

    @Tag("chaos")
    @Test
    void saysThatTheKeyIsRefusedAndGoesOnWithTheRightOne() throws Exception {
        String output = refused(
                ExitCode.ENDPOINT,
                Map.of("OPENAI_API_KEY", "wrong"),
                quick("--model", "simulated-writer", "--judge-model", "simulated-judge"));

        assertThat(output)
                .contains("refused the key (401 or 403)")
                .contains("environment variable OPENAI_API_KEY")
                .doesNotContain("wrong");
        finishes(advised(output), "--api-key-env", "SESAME");
    }

    @Tag("chaos")
    @Test
    void saysThatTheModelIsUnknownAndGoesOnWithOneThatIsServed() throws Exception {
        String output = refused(ExitCode.ENDPOINT, KEY, quick("--api-key-env", "SESAME", "--model", "no-such-model"));

        assertThat(output)
                .contains("does not know the model 'no-such-model'")
                .contains("It serves: simulated-writer, simulated-judge, simulated-nonsense");
        finishes(advised(output), "--model", "simulated-writer", "--judge-model", "simulated-judge");
    }

    @Tag("chaos")
    @Test
    void saysThatTheJudgeOnlyEverAnswersNonsenseAndGoesOnWithAnother() throws Exception {
        String output = refused(
                ExitCode.ENDPOINT,
                KEY,
                quick("--api-key-env", "SESAME", "--model", "simulated-writer", "--judge-model", "simulated-nonsense"));

        assertThat(output).contains("never gave a verdict that can be read").contains("--judge-model");
        List<String> words = advised(output);
        words.addAll(List.of(
                "--judge-model",
                "simulated-judge",
                "--out",
                folder.resolve("out").toString()));
        try (var command = PackagedCommand.start(folder, KEY, words)) {
            assertThat(command.exit()).as(command.output()).isZero();
            assertThat(command.output()).contains("Warning (many-voids)");
        }
    }

    @Tag("chaos")
    @Test
    void saysThatTheEndpointIsAwayAndGoesOnWhenItIsBack() throws Exception {
        tier.close();

        String output = refused(
                ExitCode.ENDPOINT,
                KEY,
                quick("--api-key-env", "SESAME", "--model", "simulated-writer", "--judge-model", "simulated-judge"));

        assertThat(output).contains(endpoint + " does not answer");
        startsTheTier();
        finishes(advised(output));
    }

    @Test
    void saysWhichRulesOfTheSpecificationAreBroken() throws Exception {
        Path specification = Files.writeString(folder.resolve("bad.yaml"), "brief: x\npopulation: 1\nsurvivor: 2\n");

        String output = refused(ExitCode.USAGE, Map.of(), List.of("run", "--spec", specification.toString()));

        assertThat(output)
                .contains("population")
                .contains("'1'")
                .contains("from 2 to")
                .contains("survivor")
                .contains("the nearest is 'survivors'");
    }

    @Test
    void saysThatThePortIsTaken() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String output = refused(
                    ExitCode.ENVIRONMENT,
                    Map.of(),
                    List.of("run", "--quick", "--port", Integer.toString(socket.getLocalPort())));

            assertThat(output).contains("port " + socket.getLocalPort() + " is taken");
        }
    }

    @Tag("chaos")
    @Test
    void saysThatTheDatabaseIsGoneAndGoesOnWhenItIsBack() throws Exception {
        Path version = folder.resolve("home/database/cluster/PG_VERSION");
        Path aside = folder.resolve("PG_VERSION");
        String run;
        try (var command = PackagedCommand.start(
                folder, List.of("run", "--quick", "--seed", "7", "--simulator-option=--latency=fixed:100ms"))) {
            command.awaitOutput("judging, generation 1");
            Files.move(version, aside);
            command.kill("database");

            assertThat(command.exit()).as(command.output()).isEqualTo(ExitCode.ENVIRONMENT.number());
            Matcher begun = Pattern.compile("Run (r-\\w+), seed 7").matcher(command.output());
            assertThat(begun.find()).as(command.output()).isTrue();
            run = begun.group(1);
            assertThat(command.output()).contains("database died 5 times in a row and is not started again");
        }
        String stillGone = refused(ExitCode.ENVIRONMENT, Map.of(), List.of("run", "--resume", run));
        assertThat(stillGone).contains("The mesh could not be started: database");
        Files.move(aside, version);

        finishes(new ArrayList<>(List.of("run", "--resume", run)));
    }
}
