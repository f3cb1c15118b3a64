package io.agon.local.api;

import java.util.List;

/** An error as the service tells it (RFC 9457). */
public record Problem(String type, String title, int status, String detail, String code, List<Violation> violations) {
    public Problem {
        violations = violations == null ? List.of() : List.copyOf(violations);
    }

    /** One broken rule. */
    public record Violation(String field, String value, String rule) {}
}
