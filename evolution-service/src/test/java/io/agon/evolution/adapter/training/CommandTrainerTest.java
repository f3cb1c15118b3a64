package io.agon.evolution.adapter.training;

import io.agon.evolution.application.port.Trainer;
import io.agon.evolution.application.port.Trainer.State;
import io.agon.evolution.domain.campaign.CampaignSpecification.Data;
import io.agon.evolution.domain.campaign.CampaignSpecification.Method;
import io.agon.evolution.domain.campaign.CampaignSpecification.Training;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A real command, watched by a trainer that may be another one each time, as after a crash. */
class CommandTrainerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final AtomicInteger written = new AtomicInteger();
    private final Trainer.Order order = new Trainer.Order(
            "t-1",
            "k-1",
            1,
            "base, with a comma",
            "agon-k-r1",
            new Training(Method.DPO, Data.ALL, Map.of("lora_r", "16")),
            out -> {
                written.incrementAndGet();
                out.write("zip".getBytes(UTF_8));
            });

    private CommandTrainer trainer(String script, String... arguments) {
        List<String> line = new java.util.ArrayList<>(List.of("/bin/sh", "-c", script, "trainer"));
        line.addAll(List.of(arguments));
        return new CommandTrainer(line, folder.resolve("work"), folder.resolve("models"));
    }

    private State ended(CommandTrainer trainer) {
        await().atMost(PATIENCE).until(() -> !(trainer.look(order) instanceof State.Running));
        return trainer.look(order);
    }

    @Test
    void givesTheCommandWhatItNeedsAndTellsWhereTheModelIs() throws Exception {
        CommandTrainer trainer = trainer(
                "mkdir -p \"$2\"; cat \"$1\" > \"$2/adapter\";"
                        + " echo \"$3|$4|$5|$AGON_METHOD|$AGON_SETTINGS|$AGON_TRAINING_ID\" >> \"$2/adapter\"; echo done",
                "{dataset}",
                "{output}",
                "{base}",
                "{model}",
                "--{method}");

        assertThat(trainer.look(order)).isInstanceOf(State.Running.class);
        State end = ended(trainer);

        Path model = folder.resolve("models/agon-k-r1");
        assertThat(end).isEqualTo(new State.Done(model.toString(), "done"));
        assertThat(model.resolve("adapter"))
                .hasContent("zipbase, with a comma|agon-k-r1|--dpo|dpo|{\"lora_r\":\"16\"}|t-1");
    }

    @Test
    void seesNothingOfTheServicesEnvironmentButWhatIsHarmless() throws Exception {
        CommandTrainer trainer = trainer("mkdir -p \"$1\"; env > \"$1/env\"", "{output}");

        assertThat(ended(trainer)).isInstanceOf(State.Done.class);

        assertThat(Files.readAllLines(folder.resolve("models/agon-k-r1/env")))
                .extracting(line -> line.split("=")[0])
                .allMatch(name -> name.startsWith("AGON_")
                        || List.of("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "PWD", "SHLVL", "OLDPWD", "_")
                                .contains(name));
    }

    @Test
    void goesOnWatchingAfterACrashOfTheService() throws Exception {
        Path gate = folder.resolve("gate");
        String script = "echo '{\"progress\": 0.5}'; while [ ! -e " + gate + " ]; do sleep 0.05; done; mkdir -p \"$1\"";
        assertThat(trainer(script, "{output}").look(order)).isInstanceOf(State.Running.class);
        await().atMost(PATIENCE)
                .until(() -> trainer(script, "{output}").look(order) instanceof State.Running running
                        && running.progress() != null);
        CommandTrainer another = trainer(script, "{output}");

        Files.createFile(gate);

        assertThat(ended(another)).isInstanceOf(State.Done.class);
        assertThat(written).hasValue(1);
        assertThat(Files.readAllLines(folder.resolve("work/t-1/starts"))).hasSize(1);
    }

    @Test
    void beginsAgainWhereTheCommandWasKilled() throws Exception {
        Path gate = folder.resolve("gate");
        String script = "[ -e " + gate + " ] || { touch " + gate + "; sleep 60; }; mkdir -p \"$1\"";
        CommandTrainer first = trainer(script, "{output}");
        assertThat(first.look(order)).isInstanceOf(State.Running.class);
        await().atMost(PATIENCE).until(() -> Files.exists(gate));
        long pid =
                Long.parseLong(Files.readString(folder.resolve("work/t-1/pid")).strip());
        ProcessHandle wrapper = ProcessHandle.of(pid).orElseThrow();
        wrapper.descendants().forEach(ProcessHandle::destroyForcibly);
        wrapper.destroyForcibly();
        wrapper.onExit().join();
        Files.deleteIfExists(folder.resolve("work/t-1/exit"));

        assertThat(ended(trainer(script, "{output}"))).isInstanceOf(State.Done.class);
        assertThat(Files.readAllLines(folder.resolve("work/t-1/starts"))).hasSize(2);
    }

    @Test
    void tellsWhyItFailed() {
        CommandTrainer trainer = trainer("echo no such device; exit 7");

        assertThat(ended(trainer)).isInstanceOfSatisfying(State.Failed.class, failed -> {
            assertThat(failed.reason().code()).isEqualTo(Trainer.FAILED);
            assertThat(failed.reason().detail()).contains("status 7").contains("no such device");
        });
    }

    @Test
    void failsWhereNoModelIsLeft() {
        assertThat(ended(trainer("true")))
                .isInstanceOfSatisfying(
                        State.Failed.class,
                        failed -> assertThat(failed.reason().detail()).contains("left no folder for agon-k-r1"));
    }

    @Test
    void endsWhatIsUnderWay() throws Exception {
        CommandTrainer trainer = trainer("sleep 60");
        assertThat(trainer.look(order)).isInstanceOf(State.Running.class);
        Path pid = folder.resolve("work/t-1/pid");
        await().atMost(PATIENCE).until(() -> Files.exists(pid));
        ProcessHandle process =
                ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();

        trainer.cancel("t-1");
        trainer.cancel("t-never-begun");

        await().atMost(PATIENCE).until(() -> !process.isAlive());
    }
}
