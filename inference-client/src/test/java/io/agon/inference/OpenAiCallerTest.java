package io.agon.inference;

import com.sun.net.httpserver.HttpServer;
import io.agon.contracts.ErrorCode;
import io.agon.embedded.FreePorts;
import io.agon.testkit.StubEndpoint;
import io.agon.testkit.StubEndpoint.Answer;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** In Quarkus, because the client takes its HTTP client and JSON reader from the container. */
@QuarkusTest
class OpenAiCallerTest {
    private static final String ENDLESS = """
            data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m",\
            "choices":[{"index":0,"delta":{"content":"on "},"finish_reason":null}]}

            """;

    private final StubEndpoint endpoint = StubEndpoint.shared();

    @Test
    void readsTextUsageAndModelOfAReply() {
        // Given
        answer(Answer.text("It rained."));

        // When
        ChatReply reply = models(Duration.ofSeconds(20)).chat(call(false));

        // Then
        assertThat(reply.text()).isEqualTo("It rained.");
        assertThat(reply.cutOff()).isFalse();
        assertThat(reply.model()).isEqualTo("stub-served");
        assertThat(List.of(reply.promptTokens(), reply.cachedTokens(), reply.completionTokens()))
                .containsExactly(100L, 40L, 10L);
        assertThat(reply.simulated()).isFalse();
    }

    @Test
    void sendsKeyModelSeedAndMessages() {
        answer(Answer.text("It rained."));
        models(Duration.ofSeconds(20)).chat(call(false));
        assertThat(endpoint.calls()).singleElement().satisfies(call -> {
            assertThat(call.authorization()).isEqualTo("Bearer secret-key");
            assertThat(call.body())
                    .contains("\"some-model\"", "the system", "the user")
                    .containsPattern("\"seed\"\\s*:\\s*7\\b");
        });
    }

    @Test
    void tellsThatAReplyEndedAtTheTokenLimit() {
        answer(Answer.cutShort("It rai"));
        assertThat(models(Duration.ofSeconds(20)).chat(call(false)).cutOff()).isTrue();
    }

    @Test
    void readsTheProbabilitiesOfTheFirstToken() {
        answer(Answer.token("A", 0.7, "B", 0.2));
        ChatReply reply = models(Duration.ofSeconds(20)).chat(call(true));
        assertThat(reply.firstToken().get("A")).isCloseTo(0.7, within(1e-9));
        assertThat(reply.firstToken().get("B")).isCloseTo(0.2, within(1e-9));
        assertThat(endpoint.calls().element().body()).containsPattern("\"top_logprobs\"\\s*:\\s*20\\b");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void tellsWhatWentWrongAndWhetherItMayPass(ErrorCode code, boolean passing, boolean refusal, Answer answer) {
        answer(answer);
        EndpointFailure failure = failure(models(Duration.ofSeconds(20)));
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.passing()).isEqualTo(passing);
        assertThat(failure.refusal()).isEqualTo(refusal);
        assertThat(failure).hasMessageNotContainingAny("secret-key", "the user");
        assertThat(endpoint.calls()).hasSize(1);
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                arguments(
                        ErrorCode.ENDPOINT_UNAUTHORISED,
                        false,
                        false,
                        Answer.error(401, "invalid_api_key", "Incorrect API key provided.")),
                arguments(ErrorCode.ENDPOINT_UNAUTHORISED, false, false, Answer.error(403, "forbidden", "No.")),
                arguments(
                        ErrorCode.MODEL_UNKNOWN,
                        false,
                        false,
                        Answer.error(404, "model_not_found", "The model does not exist.")),
                arguments(ErrorCode.ENDPOINT_TIMEOUT, true, false, Answer.error(408, "timeout", "Slow.")),
                arguments(
                        ErrorCode.ENDPOINT_OVERLOADED,
                        true,
                        true,
                        Answer.error(429, "rate_limit_exceeded", "slow down").retryAfter(1)),
                arguments(
                        ErrorCode.ENDPOINT_OVERLOADED,
                        true,
                        false,
                        Answer.error(500, "server_error", "The server had an error.")),
                arguments(ErrorCode.ENDPOINT_OVERLOADED, true, true, Answer.of(503, "no healthy upstream")),
                arguments(
                        ErrorCode.CONTEXT_EXCEEDED,
                        false,
                        false,
                        Answer.error(
                                400, "400", "request (700 tokens) exceeds the available context size (512 tokens)")),
                arguments(
                        ErrorCode.CONTEXT_EXCEEDED,
                        false,
                        false,
                        Answer.error(
                                400, "context_length_exceeded", "This model's maximum context length is 4096 tokens.")),
                arguments(
                        ErrorCode.REQUEST_REFUSED,
                        false,
                        false,
                        Answer.error(400, "invalid_value", "Bad temperature.")),
                arguments(ErrorCode.REQUEST_REFUSED, true, false, Answer.of(200, "<html>proxy</html>")),
                arguments(
                        ErrorCode.ENDPOINT_UNREACHABLE,
                        true,
                        false,
                        Answer.text("It rained.").truncated()));
    }

    @Test
    void hearsHowLongToStayAway() {
        answer(Answer.error(429, "rate_limit_exceeded", "slow down").retryAfter(17));
        assertThat(failure(models(Duration.ofSeconds(20))).retryAfter()).isEqualTo(Duration.ofSeconds(17));
    }

    @Test
    void silenceIsATimeout() {
        CountDownLatch end = new CountDownLatch(1);
        endpoint.script(call -> {
            awaitQuietly(end);
            return Answer.text("too late");
        });
        EndpointFailure failure = failure(models(Duration.ofSeconds(1)));
        end.countDown();
        assertThat(failure.code()).isEqualTo(ErrorCode.ENDPOINT_TIMEOUT);
        assertThat(failure.passing()).isTrue();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            boolean unused = latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void nobodyThereIsUnreachable() throws Exception {
        int port = FreePorts.take(1).getFirst();
        EndpointFailure failure =
                failure(models(URI.create("http://127.0.0.1:" + port + "/v1"), Duration.ofSeconds(20)));
        assertThat(failure.code()).isEqualTo(ErrorCode.ENDPOINT_UNREACHABLE);
        assertThat(failure.passing()).isTrue();
    }

    @Test
    void readsAReplyWhileItIsWritten() {
        // Given
        answer(Answer.stream("stop", "It ", "rai", "ned."));
        List<String> parts = new ArrayList<>();

        // When
        ChatReply reply = models(Duration.ofSeconds(20)).chat(watched(() -> parts::add));

        // Then
        assertThat(parts).containsExactly("It ", "rai", "ned.");
        assertThat(reply.text()).isEqualTo("It rained.");
        assertThat(List.of(reply.stopped(), reply.cutOff())).containsExactly(false, false);
        assertThat(reply.model()).isEqualTo("stub-served");
        assertThat(List.of(reply.promptTokens(), reply.cachedTokens(), reply.completionTokens()))
                .containsExactly(100L, 40L, 10L);
        assertThat(endpoint.calls().element().body())
                .containsPattern("\"stream\"\\s*:\\s*true")
                .containsPattern("\"include_usage\"\\s*:\\s*true")
                .containsPattern("\"seed\"\\s*:\\s*7\\b");
    }

    @Test
    void stopsAReplyThatItsWatchDoesNotWantAndEstimatesWhatItCost() {
        answer(Answer.stream("stop", "It rai", "ned, ", "and ", "rained."));
        ChatReply reply = models(Duration.ofSeconds(20)).chat(watched(() -> part -> !part.equals("ned, ")));
        assertThat(reply.text()).isEqualTo("It rained, ");
        assertThat(reply.stopped()).isTrue();
        assertThat(reply.completionTokens()).isEqualTo(3);
        assertThat(reply.promptTokens()).isEqualTo(5);
    }

    @Test
    void aStoppedStreamIsBrokenOffSoThatTheModelStops() throws Exception {
        CountDownLatch brokenOff = new CountDownLatch(1);
        HttpServer endless = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        endless.createContext("/v1/chat/completions", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                while (true) {
                    out.write(ENDLESS.getBytes(UTF_8));
                    out.flush();
                    Thread.sleep(5);
                }
            } catch (IOException | InterruptedException e) {
                brokenOff.countDown();
            }
        });
        endless.start();
        try {
            URI address = URI.create("http://127.0.0.1:" + endless.getAddress().getPort() + "/v1");
            AtomicInteger parts = new AtomicInteger();
            ChatReply reply =
                    models(address, Duration.ofSeconds(20)).chat(watched(() -> part -> parts.incrementAndGet() < 3));
            assertThat(reply.text()).isEqualTo("on on on ");
            assertThat(brokenOff.await(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            endless.stop(0);
        }
    }

    @Test
    void aStreamThatReachesTheTokenLimitIsCutOff() {
        answer(Answer.stream("length", "It rai"));
        assertThat(models(Duration.ofSeconds(20))
                        .chat(watched(() -> part -> true))
                        .cutOff())
                .isTrue();
    }

    @Test
    void aStreamThatEndsInTheMiddleIsNoReply() {
        answer(Answer.stream(null, "It rai"));
        EndpointFailure failure = catchThrowableOfType(
                EndpointFailure.class, () -> models(Duration.ofSeconds(20)).chat(watched(() -> part -> true)));
        assertThat(failure.code()).isEqualTo(ErrorCode.ENDPOINT_UNREACHABLE);
        assertThat(failure.passing()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void tellsOfStreamsWhatItTellsOfReplies(ErrorCode code, boolean passing, boolean refusal, Answer answer) {
        answer(answer);
        EndpointFailure failure = catchThrowableOfType(
                EndpointFailure.class, () -> models(Duration.ofSeconds(20)).chat(watched(() -> part -> true)));
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.passing()).isEqualTo(passing);
        assertThat(failure.refusal()).isEqualTo(refusal);
        assertThat(failure).hasMessageNotContainingAny("secret-key", "the user");
    }

    @Test
    void silenceInsteadOfAStreamIsATimeout() {
        CountDownLatch end = new CountDownLatch(1);
        endpoint.script(call -> {
            awaitQuietly(end);
            return Answer.stream("stop", "too late");
        });
        EndpointFailure failure = catchThrowableOfType(
                EndpointFailure.class, () -> models(Duration.ofSeconds(1)).chat(watched(() -> part -> true)));
        end.countDown();
        assertThat(failure.code()).isEqualTo(ErrorCode.ENDPOINT_TIMEOUT);
    }

    private static ChatCall watched(ReplyWatch watch) {
        return new ChatCall(
                "writer", "default", "some-model", "the system", "the user", 7, null, null, null, null, false, watch);
    }

    private void answer(Answer answer) {
        endpoint.script(call -> answer);
    }

    private static EndpointFailure failure(ChatModels models) {
        return catchThrowableOfType(EndpointFailure.class, () -> models.chat(call(false)));
    }

    private ChatModels models(Duration timeout) {
        return models(endpoint.baseUrl(), timeout);
    }

    private static ChatModels models(URI baseUrl, Duration timeout) {
        EndpointSettings.Address address =
                new EndpointSettings.Address("default", baseUrl, Optional.of("secret-key"), 1);
        EndpointSettings endpoint = new EndpointSettings(List.of(address), timeout, 10);
        OpenAiCaller caller = new OpenAiCaller();
        return call -> caller.chat(call, endpoint, address);
    }

    private static ChatCall call(boolean tokenProbabilities) {
        return new ChatCall(
                "judge",
                "default",
                "some-model",
                "the system",
                "the user",
                7,
                null,
                null,
                null,
                null,
                tokenProbabilities);
    }
}
