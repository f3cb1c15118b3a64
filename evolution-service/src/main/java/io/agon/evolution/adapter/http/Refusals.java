package io.agon.evolution.adapter.http;

import io.agon.evolution.domain.specification.Violation;
import io.agon.http.Problem;

import java.util.List;

/** Documents that break rules, as problems. */
final class Refusals {
    private Refusals() {}

    /** 422 with every rule that is broken. */
    static Problem.Raised of(String code, String title, List<Violation> violations) {
        String detail = violations.size() == 1 ? "One rule is broken." : violations.size() + " rules are broken.";
        return Problem.of(
                        422,
                        code,
                        title,
                        detail,
                        violations.stream()
                                .map(violation ->
                                        new Problem.Violation(violation.field(), violation.value(), violation.rule()))
                                .toList())
                .raised();
    }

    /** 503: nothing can be taken on. */
    static Problem.Raised readOnly() {
        return Problem.of(
                        503,
                        "read-only",
                        "This process only shows runs",
                        "It runs without a broker (agon.messaging.enabled is false).")
                .raised();
    }
}
