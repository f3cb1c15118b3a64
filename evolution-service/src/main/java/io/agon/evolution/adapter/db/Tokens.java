package io.agon.evolution.adapter.db;

import io.agon.evolution.domain.run.Consumption;
import jakarta.persistence.Embeddable;

/** Columns of a consumption. */
@Embeddable
class Tokens {
    long calls;
    long promptTokens;
    long cachedTokens;
    long completionTokens;
    long millis;

    static Tokens of(Consumption consumption) {
        Tokens tokens = new Tokens();
        tokens.calls = consumption.calls();
        tokens.promptTokens = consumption.promptTokens();
        tokens.cachedTokens = consumption.cachedTokens();
        tokens.completionTokens = consumption.completionTokens();
        tokens.millis = consumption.millis();
        return tokens;
    }

    Consumption consumption() {
        return new Consumption(calls, promptTokens, cachedTokens, completionTokens, millis);
    }
}
