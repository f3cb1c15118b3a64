package io.agon.local.mesh;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Real children, as small as they come. */
@Timeout(10)
class SupervisorTest {
    @TempDir
    Path folder;

    private final List<String> says = new CopyOnWriteArrayList<>();
    private final Supervisor supervisor = new Supervisor(
            () -> new RestartPolicy(Duration.ofHours(1), Duration.ofMillis(1), Duration.ofMillis(2), 3),
            Clock.systemUTC(),
            says::add,
            () -> {});

    @AfterEach
    void close() {
        supervisor.close();
    }

    @Test
    void startsAKilledChildAgain() throws Exception {
        supervisor.start(List.of(part("exec sleep 60")));
        long first = supervisor.parts().getFirst().process().pid();

        ProcessHandle.of(first).orElseThrow().destroyForcibly();

        await().untilAsserted(() -> {
            MeshState.PartState now = supervisor.parts().getFirst();
            assertThat(now.process().pid()).isNotEqualTo(first);
            assertThat(now.restarts()).isEqualTo(1);
            assertThat(now.state()).isEqualTo("ready");
        });
        assertThat(says).containsExactly("judge-1 died and is started again");
    }

    @Test
    void givesUpOnAChildThatDiesAgainAndAgainAndTellsItsLastWords() throws Exception {
        supervisor.start(List.of(part("echo no more memory; sleep 0.2")));

        PartFailure why = supervisor.gaveUp().get(8, TimeUnit.SECONDS);

        assertThat(why).hasMessageContaining("judge-1 died 3 times in a row").hasMessageContaining("no more memory");
    }

    @Test
    void stopsItsChildren() throws Exception {
        supervisor.start(List.of(part("exec sleep 60")));
        MeshState.Identity child = supervisor.parts().getFirst().process();

        supervisor.close();

        assertThat(Processes.find(child)).isEmpty();
    }

    @Test
    void faultWhileAPartIsStartedIsTold() {
        Part broken = new ProcessPart(command("sleep", "60"), folder.resolve("log"), pid -> {
            throw new IllegalStateException("the ready file could not be read");
        });

        assertThatThrownBy(() -> supervisor.start(List.of(broken)))
                .isInstanceOf(PartFailure.class)
                .hasMessageContaining("judge-1")
                .hasMessageContaining("the ready file could not be read");
    }

    private Part part(String script) {
        return new ProcessPart(command("sh", "-c", script), folder.resolve("log"), pid -> true);
    }

    private static MeshPlan.Command command(String... line) {
        return new MeshPlan.Command("judge-1", 1, OptionalInt.empty(), List.of(line), Map.of());
    }
}
