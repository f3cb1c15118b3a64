package io.agon.evolution.adapter.db;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agon.evolution.application.port.Evaluations;
import io.agon.evolution.domain.campaign.CampaignSpecification;
import io.agon.evolution.domain.campaign.Round;
import io.agon.evolution.domain.evaluation.Baseline;
import io.agon.evolution.domain.evaluation.EvaluationSpecification;
import io.agon.evolution.domain.evaluation.Meeting;
import io.agon.evolution.domain.improvement.Asked;
import io.agon.evolution.domain.improvement.ImprovementSpecification;
import io.agon.evolution.domain.improvement.Made;
import io.agon.evolution.domain.induction.Appraisal;
import io.agon.evolution.domain.induction.Coding;
import io.agon.evolution.domain.induction.Induced;
import io.agon.evolution.domain.induction.InductionRecipe;
import io.agon.evolution.domain.induction.InductionSpecification;
import io.agon.evolution.domain.run.Reason;
import io.agon.evolution.domain.scoring.Score;
import io.agon.evolution.domain.scoring.Scoring;
import io.agon.evolution.domain.specification.Rubric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** JSON that any earlier build has stored is read by every later one. Files are added, never changed. */
class StoredDocumentsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Arguments> documents() {
        return Stream.of(
                Arguments.of("scoring", new TypeReference<Scoring>() {}),
                Arguments.of("score", new TypeReference<Score.Given>() {}),
                Arguments.of("score-void", new TypeReference<Score.Given>() {}),
                Arguments.of("rubric", new TypeReference<Rubric>() {}),
                Arguments.of("induction-specification", new TypeReference<InductionSpecification>() {}),
                Arguments.of("coding", new TypeReference<Coding>() {}),
                Arguments.of("coding-wanted", new TypeReference<InductionRecipe.Wanted>() {}),
                Arguments.of("induced", new TypeReference<Induced>() {}),
                Arguments.of("outcome", new TypeReference<Appraisal.Outcome>() {}),
                Arguments.of("improvement-specification", new TypeReference<ImprovementSpecification>() {}),
                Arguments.of("asked-meaning", new TypeReference<Asked.Meaning>() {}),
                Arguments.of("asked-advice", new TypeReference<Asked.Advice>() {}),
                Arguments.of("asked-revision", new TypeReference<Asked.Revision>() {}),
                Arguments.of("made-meaning", new TypeReference<Made.Meaning>() {}),
                Arguments.of("made-choice", new TypeReference<Made.Choice>() {}),
                Arguments.of("made-advice", new TypeReference<Made.Advice>() {}),
                Arguments.of("made-revision", new TypeReference<Made.Revision>() {}),
                Arguments.of("made-learnt", new TypeReference<Made.Learnt>() {}),
                Arguments.of("evaluation-specification", new TypeReference<EvaluationSpecification>() {}),
                Arguments.of("evaluation-draft-wanted", new TypeReference<Baseline.Wanted>() {}),
                Arguments.of("evaluation-drafted", new TypeReference<Evaluations.Drafted>() {}),
                Arguments.of("evaluation-match-wanted", new TypeReference<Evaluations.Match>() {}),
                Arguments.of("evaluation-judged", new TypeReference<Meeting.Judged>() {}),
                Arguments.of("campaign-specification", new TypeReference<CampaignSpecification>() {}),
                Arguments.of("campaign-rounds", new TypeReference<List<Round>>() {}),
                Arguments.of("reason", new TypeReference<Reason>() {}));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void readsWhatWasStoredAndWritesTheSame(String name, TypeReference<?> type) throws IOException {
        String stored;
        try (InputStream in = StoredDocumentsTest.class.getResourceAsStream("/stored/" + name + ".json")) {
            stored = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }

        Object read = Json.read(stored, type);

        assertThat(JSON.readTree(Json.write(read))).isEqualTo(JSON.readTree(stored));
    }

    @Test
    void fieldsOfALaterBuildAreLeftOut() {
        Reason read = Json.read("{\"code\":\"c\",\"detail\":\"d\",\"addedLater\":1}", new TypeReference<>() {});

        assertThat(read).isEqualTo(new Reason("c", "d"));
    }
}
