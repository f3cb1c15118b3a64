package io.agon.evolution.adapter.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.agon.evolution.domain.specification.Violation;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import java.util.List;

/** An error as RFC 9457 has it, with our code and the rules that were broken. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@RegisterForReflection(registerFullHierarchy = true)
record Problem(String type, String title, int status, String detail, String code, List<Violation> violations) {
    static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

    static Problem of(int status, String code, String title, String detail) {
        return of(status, code, title, detail, List.of());
    }

    static Problem of(int status, String code, String title, String detail, List<Violation> violations) {
        return new Problem("urn:agon:problem:" + code, title, status, detail, code, violations);
    }

    Response response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }

    /** Thrown by resources, answered with the problem. */
    static final class Raised extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Problem problem;

        Raised(Problem problem) {
            super(problem.detail(), null, false, false);
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }

    Raised raised() {
        return new Raised(this);
    }
}
