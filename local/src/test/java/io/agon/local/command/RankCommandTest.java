package io.agon.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agon.local.Shutdown;
import io.agon.local.Surroundings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class RankCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int agon(String... arguments) {
        Surroundings surroundings = new Surroundings(
                Map.of(), folder, new PrintWriter(out), new PrintWriter(err), false, 100, Clock.systemUTC());
        return AgonCommand.commandLine(new Workbench(surroundings, null, null, null, null, new Shutdown()))
                .execute(arguments);
    }

    /** Three texts apart by one each, judged often by a judge that leans to the first by 0.5. */
    private static List<String> rows() {
        Random random = new Random(4);
        Map<String, Double> quality = Map.of("good", 1.0, "fair", 0.0, "poor", -1.0);
        List<String> names = quality.keySet().stream().sorted().toList();
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String first = names.get(random.nextInt(3));
            String second = names.get(random.nextInt(3));
            if (!first.equals(second)) {
                double odds = quality.get(first) - quality.get(second) + 0.5;
                rows.add("%s,%s,%s"
                        .formatted(
                                first, second, random.nextDouble() < 1 / (1 + Math.exp(-odds)) ? "first" : "second"));
            }
        }
        return rows;
    }

    private void write(List<String> rows) throws IOException {
        Files.writeString(folder.resolve("v.csv"), "first,second,outcome\n" + String.join("\n", rows) + "\n");
    }

    @Test
    void ranksATable() throws IOException {
        write(rows());

        assertThat(agon("rank", "--input", "v.csv", "--top", "1", "--json"))
                .as(err.toString())
                .isZero();

        JsonNode ranking = new ObjectMapper().readTree(out.toString());
        assertThat(ranking.findValuesAsText("name")).containsExactly("good", "fair", "poor", "judge");
        JsonNode best = ranking.at("/candidates/0");
        assertThat(best.path("low").asDouble()).isLessThan(best.path("rating").asDouble());
        assertThat(best.path("probabilityTop").asDouble()).isGreaterThan(0.95);
        assertThat(ranking.at("/candidates/0/logOdds").asDouble()
                        - ranking.at("/candidates/2/logOdds").asDouble())
                .isBetween(1.2, 2.8);
        JsonNode judge = ranking.at("/judges/0");
        assertThat(judge.at("/positionBias/low").asDouble()).isBetween(0.0, 0.5);
        assertThat(judge.path("noBetterThanChance").asBoolean()).isFalse();
        assertThat(ranking.path("disconnected").asBoolean()).isFalse();
        assertThat(ranking.at("/reliability/accuracy").asDouble()).isGreaterThan(0.6);
    }

    @Test
    void doesNotCareForTheOrderOfRows() throws IOException {
        List<String> rows = new ArrayList<>(rows());
        write(rows);
        agon("rank", "--input", "v.csv", "--json");
        JsonNode one = new ObjectMapper().readTree(out.toString());
        out.getBuffer().setLength(0);
        Collections.shuffle(rows, new Random(1));
        write(rows);
        agon("rank", "--input", "v.csv", "--json");
        JsonNode other = new ObjectMapper().readTree(out.toString());

        assertThat(other.path("candidates")).isEqualTo(one.path("candidates"));
        assertThat(other.path("reliability")).isEqualTo(one.path("reliability"));
    }

    @Test
    void warnsOfGroupsAndOfGuessing() throws IOException {
        List<String> rows = new ArrayList<>(List.of("x,y,first", "y,x,0.3"));
        for (int i = 0; i < 60; i++) {
            rows.add("a" + i % 4 + ",b" + i % 3 + ",first");
        }
        write(rows);

        assertThat(agon("rank", "--input", "v.csv")).isZero();

        assertThat(out.toString())
                .contains("9 candidates, 62 verdicts, 0 void, 1 judge")
                .contains("the verdicts of judge are no better than chance")
                .contains("2 groups were never compared")
                .contains("7: a0, a1, a2, a3, b0, …")
                .contains("2: x, y");
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        assertThat(agon("rank", "--input", "nowhere.csv")).isEqualTo(2);
        write(List.of("a,b,maybe"));
        assertThat(agon("rank", "--input", "v.csv")).isEqualTo(2);
        assertThat(agon("rank", "--input", "v.csv", "--top", "0")).isEqualTo(2);
        Files.write(folder.resolve("v.csv"), new byte[] {'f', (byte) 0xff, (byte) 0xfe});
        assertThat(agon("rank", "--input", "v.csv")).isEqualTo(2);

        assertThat(err.toString())
                .contains("there is no file nowhere.csv")
                .contains("v.csv, line 2: outcome is 'maybe'")
                .contains("--top: 0 must be 1 to 100000")
                .contains("is no UTF-8 text");
    }
}
