package io.agon.evolution.adapter.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agon.http.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;

import java.util.List;

/**
 * Refuses a body that says it is too large, as a problem and before any of it is read. The server's own limit stands above
 * this one; it answers without a body and is there for those who do not say how much they send.
 */
final class BodyLimit {
    static final int BYTES = 1024 * 1024;

    /** Of texts to be rewarded, to induce criteria from, or to keep out of data sets or to compare with. */
    static final int TEXTS = 16 * BYTES;

    static final Problem PROBLEM = problem("A specification may have " + BYTES + " bytes at most.");
    private static final Problem TEXTS_PROBLEM = problem("Texts may have " + TEXTS + " bytes at most in one request.");
    private static final List<String> OF_TEXTS =
            List.of("/api/v1/rewards", "/api/v1/inductions", "/api/v1/exports", "/api/v1/evaluations");

    private static final int BEFORE_THE_SERVERS_LIMIT = Integer.MAX_VALUE;

    private final String answer;
    private final String textsAnswer;

    BodyLimit(ObjectMapper mapper) throws JsonProcessingException {
        this.answer = mapper.writeValueAsString(PROBLEM);
        this.textsAnswer = mapper.writeValueAsString(TEXTS_PROBLEM);
    }

    private static Problem problem(String detail) {
        return Problem.of(413, "body-too-large", "The body is too large", detail);
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_THE_SERVERS_LIMIT);
    }

    private void check(RoutingContext call) {
        boolean texts = OF_TEXTS.stream().anyMatch(call.request().path()::startsWith);
        if (length(call.request().getHeader("Content-Length")) <= (texts ? TEXTS : BYTES)) {
            call.next();
            return;
        }
        call.response()
                .setStatusCode(PROBLEM.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE.toString())
                .putHeader("Connection", "close")
                .end(texts ? textsAnswer : answer);
    }

    /** Zero where there is none or it is no number: then the server refuses the request or counts for itself. */
    private static long length(String header) {
        try {
            return header == null ? 0 : Long.parseLong(header);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
