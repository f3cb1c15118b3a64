package io.agon.inference;

import io.agon.contracts.ErrorCode;
import io.agon.testkit.StubEndpoint;
import io.agon.testkit.StubEndpoint.Answer;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

/** In Quarkus, as {@link OpenAiCallerTest}. */
@QuarkusTest
class TextCallerTest {
    private static final String VECTORS = """
            {"object":"list","model":"stub-served","data":[
            {"object":"embedding","index":1,"embedding":[0.5,0.25]},
            {"object":"embedding","index":0,"embedding":[1,0]}],
            "usage":{"prompt_tokens":12,"total_tokens":12}}""";

    private final StubEndpoint stub = StubEndpoint.shared();
    private final EndpointSettings.Address address =
            new EndpointSettings.Address("default", stub.baseUrl(), Optional.of("secret-key"), 1);
    private final EndpointSettings endpoint = new EndpointSettings(List.of(address), Duration.ofSeconds(20), 10);
    private final TextCaller caller = new TextCaller();

    @Test
    void putsVectorsInTheOrderOfTheirTexts() {
        stub.script(call -> Answer.of(200, VECTORS));
        EmbeddingReply reply = embed("one", "two");
        assertThat(reply.vectors()).containsExactly(new float[] {1, 0}, new float[] {0.5f, 0.25f});
        assertThat(reply.promptTokens()).isEqualTo(12);
        assertThat(reply.simulated()).isFalse();
        assertThat(stub.calls()).singleElement().satisfies(call -> {
            assertThat(call.authorization()).isEqualTo("Bearer secret-key");
            assertThat(call.body()).contains("\"one\"", "\"two\"", "\"some-model\"");
        });
    }

    @Test
    void refusesVectorsThatAreNotOneForEachText() {
        stub.script(call -> Answer.of(200, VECTORS));
        EndpointFailure failure = catchThrowableOfType(EndpointFailure.class, () -> embed("one"));
        assertThat(failure).hasMessageContaining("2 vectors for 1 texts");
        assertThat(failure.passing()).isFalse();
    }

    @Test
    void sumsOverTheTokensOfTheTextAlone() {
        // "Given. " is told but not counted, and neither is what the model went on to write
        stub.script(call -> Answer.of(
                200,
                completion(
                        "[\"Given\",\". \",\"It \",\"rained\",\".\",\" On\"]",
                        "[null,-1,-2,-0.5,-0.25,-7]",
                        "[0,5,7,10,16,17]")));
        ScoringReply reply = score("Given. ", "It rained.");
        assertThat(reply.logProbability()).isCloseTo(-2.75, within(1e-9));
        assertThat(reply.tokens()).isEqualTo(3);
        assertThat(List.of(reply.promptTokens(), reply.completionTokens())).containsExactly(100L, 1L);
        assertThat(stub.calls().element().body())
                .contains("\"Given. It rained.\"")
                .containsPattern("\"echo\"\\s*:\\s*true")
                .containsPattern("\"logprobs\"\\s*:\\s*1\\b")
                .containsPattern("\"max_tokens\"\\s*:\\s*1\\b");
    }

    @Test
    void passesOverTheMarkThatSomePutInFront() {
        stub.script(call ->
                Answer.of(200, completion("[\"<s>\",\"Given \",\"it\",\"\"]", "[null,-1,-2,-9]", "[0,3,9,11]")));
        ScoringReply reply = score("Given ", "it");
        assertThat(reply.logProbability()).isEqualTo(-2);
        assertThat(reply.tokens()).isEqualTo(1);
    }

    @Test
    void leavesOutATokenThatBelongsToBoth() {
        stub.script(
                call -> Answer.of(200, completion("[\"Gi\",\"ven i\",\"t\",\"\"]", "[null,-1,-2,-9]", "[0,2,7,8]")));
        assertThat(score("Given ", "it").tokens()).isEqualTo(1);
    }

    @Test
    void countsCharactersAsUnicodeDoes() {
        // the dragon is one character there and two here
        stub.script(call -> Answer.of(200, completion("[\"🐉 \",\"it\",\"\"]", "[null,-2,-9]", "[0,2,4]")));
        assertThat(score("🐉 ", "it").logProbability()).isEqualTo(-2);
    }

    @Test
    void tellsThatAnEndpointTellsNoProbabilitiesOfAPrompt() {
        stub.script(call -> Answer.of(
                200,
                "{\"id\":\"c1\",\"created\":1,\"model\":\"m\",\"choices\":[{\"text\":\"It rained.\",\"index\":0,\"logprobs\":null,"
                        + "\"finish_reason\":\"length\"}]}"));
        EndpointFailure failure = catchThrowableOfType(EndpointFailure.class, () -> score("Given. ", "It rained."));
        assertThat(failure.code()).isEqualTo(ErrorCode.REQUEST_REFUSED);
        assertThat(failure.passing()).isFalse();
        assertThat(failure).hasMessageContaining("log-probabilities of the prompt");
    }

    @Test
    void tellsWhatWentWrongAsOfChats() {
        stub.script(call -> Answer.error(404, "not_found", "The model does not exist."));
        EndpointFailure failure = catchThrowableOfType(EndpointFailure.class, () -> embed("one"));
        assertThat(failure.code()).isEqualTo(ErrorCode.MODEL_UNKNOWN);
        assertThat(failure).hasMessageContaining("some-model").hasMessageNotContaining("secret-key");
    }

    private EmbeddingReply embed(String... texts) {
        return caller.embed(new EmbeddingCall("r", "default", "some-model", List.of(texts)), endpoint, address);
    }

    private ScoringReply score(String given, String text) {
        return caller.score(new ScoringCall("r", "default", "some-model", given, text), endpoint, address);
    }

    private static String completion(String tokens, String logProbabilities, String offsets) {
        return """
                {"id":"c1","object":"text_completion","created":1,"model":"stub-served","choices":[{"text":"","index":0,"finish_reason":"length","logprobs":{
                "tokens":%s,"token_logprobs":%s,"text_offset":%s,"top_logprobs":null}}],
                "usage":{"prompt_tokens":100,"completion_tokens":1,"total_tokens":101}}""".formatted(tokens, logProbabilities, offsets);
    }
}
