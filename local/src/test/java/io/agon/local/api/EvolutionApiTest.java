package io.agon.local.api;

import io.agon.local.FakeEvolution;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class EvolutionApiTest {
    private static final String JUDGING = """
            {"id":"0f3a","status":"judging","generation":1,"generations":2,"seed":7,"unknown":true,\
            "matches":{"planned":240,"decided":12,"void":3},"cost":{"amount":0.25,"currency":"EUR"}}""";
    private static final String COMPLETED = """
            {"id":"0f3a","status":"completed","generation":2,"generations":2}""";

    private final FakeEvolution evolution = new FakeEvolution();
    private final EvolutionApi api = new EvolutionApi(evolution.uri());

    @AfterEach
    void close() {
        evolution.close();
    }

    @Test
    void readsARunAndIgnoresFieldsOfLaterVersions() {
        evolution.answer("GET /0f3a", JUDGING);

        RunView run = api.run("0f3a");

        assertThat(run.seed()).isEqualTo(7);
        assertThat(run.matches().voided()).isEqualTo(3);
        assertThat(run.cost().amount()).isEqualByComparingTo("0.25");
        assertThat(run.usage().calls()).isZero();
        assertThat(run.resting()).isFalse();
    }

    @Test
    void sendsTheSpecificationWithItsIdempotencyKey() {
        evolution.answer("POST", JUDGING);

        RunView run = api.create(Json.MAPPER.createObjectNode().put("brief", "x"), "key-1");

        assertThat(run.id()).isEqualTo("0f3a");
        assertThat(evolution.requests())
                .containsExactly(new FakeEvolution.Request("POST", "", "key-1", "{\"brief\":\"x\"}"));
    }

    @Test
    void tellsWhichFieldOfTheSpecificationIsWrong() {
        evolution.refuse("POST", 422, """
                {"title":"The run specification is not valid","status":422,"code":"specification-invalid",\
                "violations":[{"field":"ranking.batch","value":"-1","rule":"must be at least 1"}]}""");

        Refused refused = catchThrowableOfType(Refused.class, () -> api.create(Json.MAPPER.createObjectNode(), "key"));

        assertThat(refused.problem().status()).isEqualTo(422);
        assertThat(refused.problem().violations())
                .containsExactly(new Problem.Violation("ranking.batch", "-1", "must be at least 1"));
    }

    @Test
    void tellsAnUnknownRunFromABeginningThatFitsSeveral() {
        evolution.refuse("GET /0f3a", 404, "{\"title\":\"Several runs fit\",\"code\":\"run-ambiguous\"}");

        assertThat(catchThrowableOfType(Refused.class, () -> api.run("0f3a"))
                        .problem()
                        .code())
                .isEqualTo("run-ambiguous");
        assertThat(catchThrowableOfType(Refused.class, () -> api.run("ffff"))
                        .problem()
                        .code())
                .isEqualTo("run-unknown");
    }

    @Test
    void refusalWithoutAProblemDocumentKeepsItsStatus() {
        evolution.refuse("GET /0f3a", 403, "<html>");

        assertThat(catchThrowableOfType(Refused.class, () -> api.run("0f3a"))
                        .problem()
                        .status())
                .isEqualTo(403);
    }

    @Test
    void readsCandidatesPageByPage() {
        evolution
                .answer("GET /0f3a/candidates?limit=200", "{\"candidates\":[{\"label\":\"g1-01\"}],\"next\":1}")
                .answer("GET /0f3a/candidates?limit=200&after=1", "{\"candidates\":[{\"label\":\"g1-02\"}]}");
        List<Candidate> all = new ArrayList<>();

        api.candidates("0f3a", all::addAll);

        assertThat(all).extracting(Candidate::label).containsExactly("g1-01", "g1-02");
    }

    @Test
    void handsOnEveryEventInOrder() {
        evolution.events("0f3a", JUDGING, COMPLETED);
        List<String> seen = new ArrayList<>();

        api.events("0f3a", view -> seen.add(view.status()));

        assertThat(seen).containsExactly("judging", "completed");
    }

    @Test
    void failureOfTheServiceMayPass() {
        evolution.refuse("GET /0f3a", 503, "{\"detail\":\"Try again in a moment.\"}");

        assertThatThrownBy(() -> api.run("0f3a"))
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining("answered 503: Try again in a moment.");
    }

    @Test
    void answerThatIsNoRunIsNotTakenForOne() {
        evolution.answer("GET /0f3a", "hello");

        assertThatThrownBy(() -> api.run("0f3a"))
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining("no RunView");
    }

    @Test
    void saysWhereNobodyAnswers() {
        evolution.close();

        assertThatThrownBy(() -> api.run("0f3a"))
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining(evolution.uri() + " does not answer");
    }
}
