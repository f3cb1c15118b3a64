package io.agon.local;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The broker's disk, a small file system of its own, fills up in the middle of a run. Needs the right to mount one. */
@Tag("chaos")
class FullDiskIT {
    @TempDir
    Path folder;

    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectories(folder.resolve("home").resolve("broker"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=256m", "tmpfs", disk.toString()) == 0,
                "a file system of limited size can be mounted here");
    }

    @AfterEach
    void unmount() throws Exception {
        assertThat(run("umount", "--lazy", disk.toString())).isBetween(0, 32);
    }

    @Test
    void runGoesOnWhenThereIsRoomAgain() throws Exception {
        Path undisturbed = folder.resolve("undisturbed");
        Path disturbed = folder.resolve("disturbed");
        try (var command = PackagedCommand.start(Files.createDirectory(folder.resolve("other")), quick(undisturbed))) {
            assertThat(command.exit()).as(command.output()).isZero();
        }

        try (var command =
                PackagedCommand.start(folder, quick(disturbed, "--simulator-option=--latency=fixed:100ms"))) {
            command.awaitOutput("judging, generation 1");
            Path filler = disk.resolve("filler");
            fill(filler);
            command.awaitOutput("broker died and is started again");
            Files.delete(filler);

            assertThat(command.exit()).as(command.output()).isZero();
        }

        assertThat(RunDocument.in(disturbed).assertWhole().ranking())
                .isEqualTo(RunDocument.in(undisturbed).ranking());
    }

    private static List<String> quick(Path out, String... more) {
        List<String> words =
                new ArrayList<>(List.of("run", "--quick", "--seed", "7", "--judges", "1", "--out", out.toString()));
        words.addAll(List.of(more));
        return words;
    }

    private static void fill(Path file) throws IOException {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException missing) {
            return -1;
        }
    }
}
