package io.agon.local.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.local.api.Json;
import picocli.CommandLine.Option;

/** How work on a book is done. Bounds are checked by the service. */
final class WorkOptions {
    @Option(names = "--seed", paramLabel = "N", description = "The same seed gives the same. Default: 0.")
    private Long seed;

    @Option(
            names = "--context-tokens",
            paramLabel = "N",
            description = "What the model reads and writes in one call, at least 8192. Default: 32768.")
    private Integer contextTokens;

    @Option(
            names = "--most-tokens",
            paramLabel = "N",
            description = "Pause when so many tokens are used, read and written. Default: no limit.")
    private Long mostTokens;

    @Option(names = "--temperature", paramLabel = "T", description = "0 to 2. Default: the endpoint's.")
    private Double temperature;

    /** As a request says it. */
    ObjectNode body() {
        ObjectNode body = Json.MAPPER.createObjectNode();
        if (seed != null) {
            body.put("seed", seed);
        }
        if (contextTokens != null) {
            body.put("contextTokens", contextTokens);
        }
        if (mostTokens != null) {
            body.put("mostTokens", mostTokens);
        }
        if (temperature != null) {
            body.put("temperature", temperature);
        }
        return body;
    }
}
