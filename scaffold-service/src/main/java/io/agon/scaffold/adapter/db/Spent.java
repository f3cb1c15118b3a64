package io.agon.scaffold.adapter.db;

import io.agon.scaffold.domain.project.Consumption;
import jakarta.persistence.Embeddable;

/** Columns of what model calls took. */
@Embeddable
class Spent {
    int calls;
    long promptTokens;
    long cachedTokens;
    long completionTokens;
    long millis;

    static Spent of(Consumption consumption) {
        Spent spent = new Spent();
        spent.calls = consumption.calls();
        spent.promptTokens = consumption.promptTokens();
        spent.cachedTokens = consumption.cachedTokens();
        spent.completionTokens = consumption.completionTokens();
        spent.millis = consumption.millis();
        return spent;
    }

    Consumption consumption() {
        return new Consumption(calls, promptTokens, cachedTokens, completionTokens, millis);
    }
}
