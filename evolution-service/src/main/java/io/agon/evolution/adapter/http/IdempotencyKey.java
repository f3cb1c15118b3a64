package io.agon.evolution.adapter.http;

import io.agon.http.Problem;

/** What makes the same request again the same request. */
final class IdempotencyKey {
    static final String HEADER = "Idempotency-Key";

    private IdempotencyKey() {}

    /** @param key null: none */
    static void check(String key) {
        if (key != null && !key.matches("[\\x21-\\x7e]{1,200}")) {
            throw Problem.of(
                            400,
                            "idempotency-key-invalid",
                            "The Idempotency-Key cannot be used",
                            "It must be 1 to 200 visible ASCII characters.")
                    .raised();
        }
    }
}
