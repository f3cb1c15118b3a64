package io.agon.evolution.adapter.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agon.http.Problem;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;

/**
 * Refuses a body that says it is too large, as a problem and before any of it is read. The server's own limit stands above
 * this one; it answers without a body and is there for those who do not say how much they send.
 */
final class BodyLimit {
    static final int BYTES = 1024 * 1024;
    static final Problem PROBLEM = Problem.of(
            413, "body-too-large", "The body is too large", "A specification may have " + BYTES + " bytes at most.");

    private static final int BEFORE_THE_SERVERS_LIMIT = Integer.MAX_VALUE;

    private final String answer;

    BodyLimit(ObjectMapper mapper) throws JsonProcessingException {
        this.answer = mapper.writeValueAsString(PROBLEM);
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_THE_SERVERS_LIMIT);
    }

    private void check(RoutingContext call) {
        if (length(call.request().getHeader("Content-Length")) <= BYTES) {
            call.next();
            return;
        }
        call.response()
                .setStatusCode(PROBLEM.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE.toString())
                .putHeader("Connection", "close")
                .end(answer);
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
