package io.agon.local.command;

import io.agon.local.CommandFailure;
import io.agon.local.FakeEvolution;
import io.agon.local.Shutdown;
import io.agon.local.Surroundings;
import io.agon.local.mesh.DataFolder;
import io.agon.local.mesh.MeshSettings;
import io.agon.local.mesh.MeshState;
import io.agon.local.mesh.Meshes;
import io.agon.local.mesh.Roster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Commands that look at runs, with a mesh that is up and without. */
class ReadingCommandsTest {
    private static final String COMPLETED = """
            {"id":"r-0f3a","status":"completed","title":"Rain","generation":2,"generations":2,"seed":7,"simulated":true,\
            "createdAt":"2026-01-01T00:00:00Z","endedAt":"2026-01-01T00:01:00Z",\
            "matches":{"planned":40,"decided":40,"void":1,"saved":8}}""";
    private static final String PAUSED = """
            {"id":"r-0f3a","status":"paused","pausedFrom":"judging","title":"Rain","generation":1,"generations":2,\
            "reason":{"code":"model-unknown","detail":"no model of that name"}}""";
    private static final String LEADERBOARD = """
            {"generation":2,"method":"bradley-terry","entries":[{"rank":1,"candidateId":"c-1","label":"g2-01",\
            "generation":2,"rating":1600.4,"low":1500,"high":1700,"probabilityTop":0.97,"wins":9,"losses":2,"ties":1,\
            "parents":["c-0"],"words":3,"survivor":true}]}""";
    private static final String CANDIDATES = """
            {"candidates":[{"id":"c-0","label":"g1-01","ordinal":1,"generation":1,"variation":"initial","status":"drafted",\
            "text":"It rained.","words":2,"simulated":true},{"id":"c-1","label":"g2-01","ordinal":2,"generation":2,\
            "variation":"mutation","parents":["c-0"],"status":"drafted","text":"It rained again \\u001b[2J.","words":3,\
            "simulated":true}],"next":null}""";

    @TempDir
    private Path folder;

    private final FakeEvolution evolution = new FakeEvolution();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @AfterEach
    void close() {
        evolution.close();
    }

    private MeshState mesh() {
        return new MeshState(
                new MeshState.Identity(ProcessHandle.current().pid(), Instant.EPOCH),
                true,
                true,
                evolution.uri(),
                new MeshState.Tier(URI.create("http://127.0.0.1:1/v1"), true, null, "w", "j"),
                1,
                1,
                Instant.EPOCH,
                List.of());
    }

    private int agon(boolean up, String... arguments) {
        Meshes meshes = new Meshes() {
            @Override
            public DataFolder data() {
                return new DataFolder(folder);
            }

            @Override
            public Optional<MeshState> running() {
                return up ? Optional.of(mesh()) : Optional.empty();
            }

            @Override
            public Open open(MeshSettings settings, Consumer<String> says) {
                assertThat(settings.roster()).isEqualTo(Roster.READING);
                return new Open() {
                    @Override
                    public MeshState state() {
                        return mesh();
                    }

                    @Override
                    public void addJudges(int count) {
                        throw new AssertionError("only to read");
                    }

                    @Override
                    public Duration timeToReady(String service) {
                        throw new AssertionError("only to read");
                    }

                    @Override
                    public CompletableFuture<CommandFailure> trouble() {
                        return new CompletableFuture<>();
                    }

                    @Override
                    public void close() {}
                };
            }
        };
        Surroundings surroundings = new Surroundings(
                Map.of(), folder, new PrintWriter(out), new PrintWriter(err), false, 100, Clock.systemUTC());
        return AgonCommand.commandLine(new Workbench(surroundings, meshes, null, null, null, new Shutdown()))
                .execute(arguments);
    }

    private void completed() {
        evolution
                .answer("GET /r-0f", COMPLETED)
                .answer("GET /r-0f3a", COMPLETED)
                .answer("GET /r-0f3a/leaderboard?limit=10", LEADERBOARD)
                .answer("GET /r-0f3a/leaderboard?limit=1&generation=1", LEADERBOARD)
                .answer("GET /r-0f3a/candidates/c-1", "{\"id\":\"c-1\",\"label\":\"g2-01\",\"text\":\"It rained.\"}")
                .answer("GET /r-0f3a/candidates/c-0", "{\"id\":\"c-0\",\"label\":\"g1-01\",\"text\":\"Rain.\"}")
                .answer("GET /r-0f3a/candidates?limit=200", CANDIDATES)
                .answer("GET /r-0f3a/costs", "{\"currency\":\"USD\",\"roles\":[]}");
    }

    @Test
    void showsARunByTheBeginningOfItsIdWithAndWithoutAMesh() {
        completed();
        for (boolean up : new boolean[] {true, false}) {
            out.getBuffer().setLength(0);
            assertThat(agon(up, "show", "r-0f")).as(err.toString()).isZero();
            assertThat(out.toString()).contains("Run r-0f3a, completed, generation 2 of 2, seed 7", "g2-01", "1600");
        }
    }

    @Test
    void showsACandidateWithoutLettingItsTextMoveTheTerminal() {
        completed();

        assertThat(agon(true, "show", "r-0f", "--candidate", "g2-01"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("It rained again").doesNotContain("\u001b");
        assertThat(agon(true, "show", "r-0f", "--candidate", "g9-01")).isEqualTo(5);
        assertThat(err.toString()).contains("--candidate: 'g9-01' is no candidate of this run");
    }

    @Test
    void saysThatThereIsNoSuchRun() {
        for (String command : List.of("show", "watch")) {
            assertThat(agon(true, command, "r-ffff")).isEqualTo(5);
        }
        assertThat(agon(false, "export", "r-ffff", "--out", "x")).isEqualTo(5);
        assertThat(folder.resolve("x")).doesNotExist();
        assertThat(agon(true, "show", "r-0f3a", "--top", "0")).isEqualTo(2);
    }

    @Test
    void watchingAPausedRunTellsWhyAndFailsWithAndWithoutAMesh() {
        evolution.answer("GET /r-0f3a", PAUSED);

        assertThat(agon(false, "watch", "r-0f3a")).isEqualTo(3);
        assertThat(err.toString())
                .contains("does not know the model (404)", "no model of that name", "./agon run --resume r-0f3a");
    }

    @Test
    void exportsARunToItsFolder() throws Exception {
        evolution.answer("GET /r-0f3a", COMPLETED).answer("GET /r-0f3a/export", """
                {"formatVersion":1,"id":"r-0f3a","spec":{"brief":"b"},"candidates":[{"id":"c-1","label":"g1-01",\
                "text":"It rained."}],"verdicts":[{"number":1,"matchId":"m-1"}],"ratings":[],"costs":{}}""");

        assertThat(agon(false, "export", "r-0f3a", "--out", "results"))
                .as(err.toString())
                .isZero();

        assertThat(folder.resolve("results/run.json")).content().contains("r-0f3a");
        assertThat(folder.resolve("results/verdicts.jsonl")).content().contains("m-1");
        try (var stories = Files.list(folder.resolve("results/stories"))) {
            assertThat(stories).hasSize(1);
        }
    }

    @Test
    void exportsTrainingDataOfRunsAndImprovements() throws Exception {
        evolution
                .answer("GET /r-0f", COMPLETED)
                .answer("POST /api/v1/exports", zip("dataset.json", """
                {"simulated":true,"files":[{"name":"train/preference.jsonl","split":"train","records":3,"words":1500,
                "leftOut":{"unsure":7},"confounds":{"pairs":3,"chosenLonger":{"cases":3,"share":0.667,"low":0.2,"high":0.9}}}]}""", "train/preference.jsonl", "{}\n"));
        Files.writeString(folder.resolve("briefs.txt"), "A brief.\n\nAnother.\nA brief.\n");

        int code = agon(
                false,
                "export",
                "r-0f",
                "v-1",
                "--as",
                "sft,preference",
                "--out",
                "data",
                "--evaluation",
                "briefs.txt",
                "--confidence",
                "0.95",
                "--licence",
                "CC0-1.0");

        assertThat(code).as(err.toString()).isZero();
        assertThat(folder.resolve("data/train/preference.jsonl")).hasContent("{}");
        assertThat(out.toString())
                .contains("7 unsure")
                .contains("it is the longer one                    66.7 % of 3 (95 %: 20.0 to 90.0)")
                .contains("SIMULATED");
        assertThat(evolution.requests().getLast().body())
                .isEqualTo("{\"runs\":[\"r-0f3a\"],\"improvements\":[\"v-1\"],\"kinds\":[\"sft\",\"preference\"],"
                        + "\"evaluation\":[\"A brief.\",\"Another.\"],\"confidence\":0.95,\"licence\":\"CC0-1.0\"}");
        assertThat(agon(false, "export", "r-0f", "--as", "sft", "--out", "data"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("holds other files");
        assertThat(agon(false, "export", "r-0f", "r-1f", "--out", "more")).isEqualTo(2);
    }

    private static byte[] zip(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void statusWithoutAMeshSaysHowToStartOne() {
        assertThat(agon(false, "status")).isZero();
        assertThat(out.toString()).contains("Data folder: " + folder, "No mesh is up: start one with   ./agon up");
    }
}
