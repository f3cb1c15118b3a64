package io.agon.local.api;

import com.fasterxml.jackson.core.JsonProcessingException;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * A service over HTTP. Thread-safe. Throws {@link Refused} where the service answers with a problem, and {@link Unreachable}
 * where it does not answer.
 */
final class ServiceClient {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String service;
    private final URI base;
    private final HttpClient client;

    /**
     * @param service its name, for people
     * @param base scheme, host and port
     */
    ServiceClient(String service, URI base) {
        this.service = service;
        this.base = base;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    URI base() {
        return base;
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
    }

    <T> T send(HttpRequest request, Class<T> type) {
        try (InputStream body = open(request)) {
            return read(new String(body.readAllBytes(), StandardCharsets.UTF_8), type);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    InputStream open(HttpRequest request) {
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() / 100 == 2) {
                return response.body();
            }
            try (InputStream body = response.body()) {
                throw failure(response.statusCode(), new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable("interrupted while waiting for " + service, e);
        }
    }

    /** A problem document is the service's own word; a 5xx without one may pass. */
    private RuntimeException failure(int status, String body) {
        Problem problem = null;
        try {
            problem = Json.MAPPER.readValue(body, Problem.class);
        } catch (JsonProcessingException e) {
            // told below with the status alone
        }
        if (status >= 500) {
            String detail = problem == null || problem.detail() == null ? "" : ": " + problem.detail();
            return new Unreachable(service + " at " + base + " answered " + status + detail, null);
        }
        return new Refused(
                problem == null
                        ? new Problem(null, "answered " + status, status, null, null, List.of())
                        : new Problem(
                                problem.type(),
                                problem.title(),
                                status,
                                problem.detail(),
                                problem.code(),
                                problem.violations()));
    }

    <T> T read(String json, Class<T> type) {
        try {
            return Json.MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new Unreachable(
                    service + " at " + base + " answered with something that is no " + type.getSimpleName(), e);
        }
    }

    Unreachable unreachable(IOException e) {
        return new Unreachable(service + " at " + base + " does not answer", e);
    }

    static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
