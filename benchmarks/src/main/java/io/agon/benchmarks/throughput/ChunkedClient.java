package io.agon.benchmarks.throughput;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * AlphaWrite's way of calling a tier: as many calls as there are slots, all awaited, then the next. Every chunk takes as long
 * as its slowest call.
 */
final class ChunkedClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI completions;
    private final String model;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** @param tier base address, ending in {@code /v1} */
    ChunkedClient(URI tier, String model) {
        this.completions = URI.create(tier + "/chat/completions");
        this.model = model;
    }

    /** Makes so many calls, different ones so that latencies differ. */
    void call(int count, int chunk) {
        for (int done = 0; done < count; done += chunk) {
            List<CompletableFuture<Void>> calls = IntStream.range(done, Math.min(count, done + chunk))
                    .mapToObj(this::call)
                    .toList();
            calls.forEach(CompletableFuture::join);
        }
    }

    private CompletableFuture<Void> call(int number) {
        ObjectNode body = JSON.createObjectNode().put("model", model).put("max_tokens", 1);
        body.putArray("messages").addObject().put("role", "user").put("content", "Chunked call " + number);
        try {
            return http.sendAsync(
                            HttpRequest.newBuilder(completions)
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .thenAccept(response -> {
                        if (response.statusCode() != 200) {
                            throw new IllegalStateException(
                                    completions + " answered " + response.statusCode() + ": " + response.body());
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
