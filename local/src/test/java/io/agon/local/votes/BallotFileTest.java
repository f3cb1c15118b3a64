package io.agon.local.votes;

import com.fasterxml.jackson.databind.JsonNode;
import io.agon.local.CommandFailure;
import io.agon.local.api.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BallotFileTest {
    private static JsonNode ballot(String id, String left) {
        return Json.MAPPER
                .createObjectNode()
                .put("ballot", id)
                .put("voter", "ada")
                .put("number", 1)
                .put("left", left)
                .put("right", "It \"rained\", again;\nand again.");
    }

    @ParameterizedTest
    @EnumSource
    void holdsTextsAndTakesVotes(BallotFile.Format format) throws Exception {
        String blank = BallotFile.write(
                List.of(ballot("b-1", "One, two."), ballot("b-2", "Three."), ballot("b-3", "x")), format);

        assertThat(blank).doesNotContain("ada").contains("b-1", "One, two.");
        String name = "ballots" + format.extension();
        assertThat(BallotFile.votes(name, blank)).isEmpty();
        String filled = format == BallotFile.Format.CSV
                ? blank.replaceFirst("again\\.\",\n", "again.\",left\n")
                        .replaceFirst("again\\.\",\n", "again.\", TIE\n")
                : blank.replaceFirst("\"choice\":\"\"", "\"choice\":\"left\"")
                        .replaceFirst("\"choice\":\"\"", "\"choice\":\" TIE\"");
        assertThat(BallotFile.votes(name, "\ufeff" + filled)).isEqualTo(Map.of("b-1", "left", "b-2", "tie"));
    }

    @Test
    void namesRowFieldValueAndRule() {
        assertThatThrownBy(() -> BallotFile.votes("v.csv", "ballot,choice\nb-1,left\nb-2,both\n"))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("--import: v.csv, row 3: choice is 'both': must be left, right, tie, or empty");
        assertThatThrownBy(() -> BallotFile.votes("v.csv", "ballot,choice\nb-1,left\nb-1,left\n"))
                .hasMessageContaining("row 3: ballot is 'b-1': must not be given twice");
        assertThatThrownBy(() -> BallotFile.votes("v.csv", "ballot,choice\n,left\n"))
                .hasMessageContaining("row 2: ballot is ''");
        assertThatThrownBy(() -> BallotFile.votes("v.jsonl", "{\"ballot\":\"b-1\",\"choice\":\"left\"}\n{\n"))
                .hasMessageContaining("row 2: row is ''")
                .hasMessageContaining("cannot be read");
    }
}
