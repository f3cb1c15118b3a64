package io.agon.inference;

import com.fasterxml.jackson.core.JacksonException;
import io.agon.contracts.ErrorCode;
import io.vertx.core.http.HttpClosedException;

import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

import static io.agon.inference.EndpointFailure.Outlook.FINAL;
import static io.agon.inference.EndpointFailure.Outlook.FULL;
import static io.agon.inference.EndpointFailure.Outlook.PASSING;

/** Tells from what the client threw what went wrong at the endpoint, and whether trying again may help. */
final class Failures {
    private static final int SHOWN = 200;

    private Failures() {}

    static EndpointFailure of(Throwable thrown, ModelCall call, URI baseUrl, Duration timeout) {
        String where = "endpoint '" + call.endpoint() + "' at " + baseUrl;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof EndpointClients.Refusal refusal) {
                return ofStatus(
                        refusal.status(), refusal.body(), retryAfter(refusal.retryAfter()), call, where, thrown);
            }
            if (cause instanceof TimeoutException || cause instanceof dev.langchain4j.exception.TimeoutException) {
                return new EndpointFailure(
                        ErrorCode.ENDPOINT_TIMEOUT,
                        where + " gave no reply within " + timeout.toSeconds() + " s",
                        PASSING,
                        null,
                        1,
                        thrown);
            }
            if (cause instanceof JacksonException) {
                return unreadable(where, thrown);
            }
            if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
                return unreachable(where, thrown);
            }
        }
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.io.IOException || cause instanceof HttpClosedException) {
                return unreachable(where, thrown);
            }
        }
        return unreadable(where, thrown);
    }

    private static EndpointFailure ofStatus(
            int status, String said, Duration retryAfter, ModelCall call, String where, Throwable thrown) {
        String answered = where + " answered " + status;
        return switch (status) {
            case 401, 403 ->
                new EndpointFailure(
                        ErrorCode.ENDPOINT_UNAUTHORISED, answered + ": it refused the API key", FINAL, null, 1, thrown);
            case 404 ->
                new EndpointFailure(
                        ErrorCode.MODEL_UNKNOWN,
                        answered + ": it does not know the model '" + call.model() + "'",
                        FINAL,
                        null,
                        1,
                        thrown);
            case 408 -> new EndpointFailure(ErrorCode.ENDPOINT_TIMEOUT, answered, PASSING, retryAfter, 1, thrown);
            case 429, 503 -> new EndpointFailure(ErrorCode.ENDPOINT_OVERLOADED, answered, FULL, retryAfter, 1, thrown);
            default -> {
                if (status >= 500) {
                    yield new EndpointFailure(ErrorCode.ENDPOINT_OVERLOADED, answered, PASSING, retryAfter, 1, thrown);
                }
                if (tooLong(said)) {
                    yield new EndpointFailure(
                            ErrorCode.CONTEXT_EXCEEDED,
                            answered + ": the request does not fit the context window of '" + call.model() + "'",
                            FINAL,
                            null,
                            1,
                            thrown);
                }
                yield new EndpointFailure(
                        ErrorCode.REQUEST_REFUSED, answered + ": " + shortened(said), FINAL, null, 1, thrown);
            }
        };
    }

    /** OpenAI, vLLM and llama.cpp each say it in their own words. */
    private static boolean tooLong(String said) {
        String lower = String.valueOf(said).toLowerCase(Locale.ROOT);
        return lower.contains("context_length_exceeded")
                || lower.contains("maximum context length")
                || lower.contains("exceed_context_size")
                || lower.contains("available context size");
    }

    /** Seconds only; the other form, a date, is not waited for. */
    private static Duration retryAfter(String header) {
        if (header == null || !header.strip().matches("[0-9]{1,4}")) {
            return null;
        }
        return Duration.ofSeconds(Integer.parseInt(header.strip()));
    }

    private static EndpointFailure unreachable(String where, Throwable thrown) {
        return new EndpointFailure(
                ErrorCode.ENDPOINT_UNREACHABLE, where + " cannot be reached", PASSING, null, 1, thrown);
    }

    /** Passing: a proxy in front of the endpoint may answer for it while it starts. */
    private static EndpointFailure unreadable(String where, Throwable thrown) {
        return new EndpointFailure(
                ErrorCode.REQUEST_REFUSED,
                where + " gave a reply that could not be read: " + shortened(thrown.getMessage()),
                PASSING,
                null,
                1,
                thrown);
    }

    private static String shortened(String said) {
        String line = String.valueOf(said).replaceAll("\\s+", " ");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
