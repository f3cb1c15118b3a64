package io.agon.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import java.util.List;

/** An error as RFC 9457 has it, with our code and the rules that were broken. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@RegisterForReflection(registerFullHierarchy = true)
public record Problem(String type, String title, int status, String detail, String code, List<Violation> violations) {
    public static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

    /**
     * A rule that is broken.
     *
     * @param field what breaks it
     * @param value as far as it is fit to be shown; empty where nothing was given
     * @param rule what would be right
     */
    public record Violation(String field, String value, String rule) {}

    /** An error. */
    public static Problem of(int status, String code, String title, String detail) {
        return of(status, code, title, detail, List.of());
    }

    /** An error with the rules that were broken. */
    public static Problem of(int status, String code, String title, String detail, List<Violation> violations) {
        return new Problem("urn:agon:problem:" + code, title, status, detail, code, violations);
    }

    /** The answer. */
    public Response response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }

    /** Thrown by resources, answered with the problem. */
    public static final class Raised extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Problem problem;

        Raised(Problem problem) {
            super(problem.detail(), null, false, false);
            this.problem = problem;
        }

        /** What is answered. */
        public Problem problem() {
            return problem;
        }
    }

    /** To be thrown. */
    public Raised raised() {
        return new Raised(this);
    }
}
