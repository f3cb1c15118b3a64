package io.agon.evolution.adapter.http;

import io.agon.evolution.domain.specification.Section;
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

    /** 404: there is none of this id. */
    static Problem.Raised unknown(String what, String id) {
        return Problem.of(404, what + "-unknown", "No such " + what, "id is '" + id + "': none has this id")
                .raised();
    }

    /** 409: it is not in a status in which this can be done. */
    static Problem.Raised statusForbids(String what, Enum<?> status) {
        return Problem.of(
                        409,
                        "status-forbids",
                        "The " + what + "'s status does not allow this",
                        "it is " + Section.word(status))
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
