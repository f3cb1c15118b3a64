package io.agon.scaffold.adapter.http;

import io.agon.scaffold.config.ScaffoldConfig;
import jakarta.inject.Singleton;

/** The model of requests that name none. */
@Singleton
class Defaults {
    private static final int CONTEXT = 32_768;

    private final BeginBody.Defaults model;

    Defaults(ScaffoldConfig config) {
        ScaffoldConfig.DefaultModel configured = config.models().get("scaffold");
        this.model = configured == null
                ? new BeginBody.Defaults("default", null, CONTEXT)
                : new BeginBody.Defaults(
                        configured.endpoint(), configured.model().orElse(null), configured.contextTokens());
    }

    BeginBody.Defaults model() {
        return model;
    }
}
