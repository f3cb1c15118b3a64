package io.agon.scaffold.adapter.evolution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.scaffold.application.port.SceneContests;
import io.agon.scaffold.application.port.Scribe;
import io.agon.scaffold.domain.plan.Prose;
import io.agon.scaffold.domain.project.Consumption;
import io.agon.scaffold.domain.project.Model;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Tournaments as runs in evolution-service: drafted by generators, compared by judges who have the plan and the canon before them as
 * the run's brief; each revision by reflection is another generation. A run that is asked for twice is the same run.
 */
public final class EvolutionContests implements SceneContests {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final double LEAST_WORDS = 0.6;
    private static final double MOST_WORDS = 1.6;
    private static final int LONGEST_LINE = 190;
    /** What revising scenes teaches is of no use to stories, and the other way round. */
    private static final String MEMORY = "scenes";

    private final URI base;
    private final Optional<String> key;
    private final Duration pause;
    private final Duration patience;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /**
     * @param base scheme, host and port of evolution-service
     * @param key of its API, if it wants one
     * @param pause between two questions how a run stands
     * @param patience how long evolution-service may be away
     */
    public EvolutionContests(URI base, Optional<String> key, Duration pause, Duration patience) {
        this.base = base;
        this.key = key;
        this.pause = pause;
        this.patience = patience;
    }

    @Override
    public boolean possible() {
        return true;
    }

    @Override
    public Scribe.Answer best(String contest, Terms terms) {
        long began = System.nanoTime();
        String run = send(request("/api/v1/runs")
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", contest)
                        .POST(HttpRequest.BodyPublishers.ofString(
                                specification(terms).toString())))
                .path("id")
                .asText();
        JsonNode view = get("/api/v1/runs/" + run);
        while (!view.path("status").asText().equals("completed")) {
            String status = view.path("status").asText();
            if (status.equals("paused") || status.equals("cancelled")) {
                throw new ContestFailure(
                        "contest-" + status,
                        "the tournament of drafts, run " + run + ", is " + status + ": "
                                + view.path("reason").path("code").asText("by a person") + " "
                                + view.path("reason").path("detail").asText(""));
            }
            sleep(pause);
            view = get("/api/v1/runs/" + run);
        }
        JsonNode first = get("/api/v1/runs/" + run + "/leaderboard?limit=1")
                .path("entries")
                .path(0);
        if (first.isMissingNode()) {
            throw new ContestFailure("contest-empty", "run " + run + " ended without a draft that keeps to the length");
        }
        JsonNode winner = get("/api/v1/runs/" + run + "/candidates/"
                + first.path("candidateId").asText());
        String text = winner.path("text").asText();
        return new Scribe.Answer(
                new Prose(text.strip(), 0),
                text,
                false,
                List.of(),
                new Scribe.Origin(
                        winner.path("model").asText(null),
                        "tournament of " + terms.drafts()
                                + (terms.revisions() == 0 ? "" : ", revised up to " + terms.revisions() + " times"),
                        run,
                        consumption(view.path("usage"), began),
                        view.path("simulated").asBoolean()));
    }

    private static Consumption consumption(JsonNode usage, long began) {
        return new Consumption(
                usage.path("calls").asInt(),
                usage.path("promptTokens").asLong(),
                usage.path("cachedTokens").asLong(),
                usage.path("completionTokens").asLong(),
                (System.nanoTime() - began) / 1_000_000);
    }

    private static ObjectNode specification(Terms terms) {
        ObjectNode run = JSON.createObjectNode();
        run.put("title", line(terms.title()));
        run.put("brief", terms.brief());
        run.put("form", "scene of a novel");
        ArrayNode styles = run.putArray("styles");
        terms.styles().forEach(style -> styles.add(line(style)));
        run.putArray("themes").add(line(terms.theme()));
        run.putObject("constraints")
                .put("min-words", (int) (terms.words() * LEAST_WORDS))
                .put("max-words", (int) (terms.words() * MOST_WORDS));
        run.put("population", terms.drafts());
        run.put("survivors", 1);
        run.put("variants", 1);
        run.put("generations", 1 + terms.revisions());
        if (terms.revisions() > 0) {
            run.putObject("mutation").put("by", "reflection").put("memory", MEMORY);
        }
        run.put("seed", terms.seed() & Integer.MAX_VALUE);
        ObjectNode models = run.putObject("models");
        model(models.putObject("writer"), terms.writer());
        model(models.putObject("judge"), terms.judge());
        return run;
    }

    private static void model(ObjectNode node, Model model) {
        node.put("endpoint", model.endpoint()).put("model", model.model());
        if (model.temperature() != null) {
            node.put("temperature", model.temperature());
        }
    }

    private static String line(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…";
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(ANSWER);
        key.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        return request;
    }

    private JsonNode get(String path) {
        return send(request(path));
    }

    /** Asks until it is answered, for as long as patience lasts. */
    private JsonNode send(HttpRequest.Builder request) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            String why;
            try {
                HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() / 100 == 2) {
                    return JSON.readTree(response.body());
                }
                why = "answered " + response.statusCode() + " " + detail(response.body());
                if (response.statusCode() < 500 && response.statusCode() != 429) {
                    throw new ContestFailure("contest-refused", "evolution-service at " + base + " " + why);
                }
            } catch (JsonProcessingException e) {
                throw new ContestFailure("contest-refused", "evolution-service at " + base + " answered no JSON");
            } catch (IOException e) {
                why = "does not answer";
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ContestFailure("contest-unavailable", "interrupted while a tournament was held");
            }
            if (System.nanoTime() > deadline) {
                throw new ContestFailure("contest-unavailable", "evolution-service at " + base + " " + why);
            }
            sleep(pause);
        }
    }

    private static String detail(String body) {
        try {
            JsonNode problem = JSON.readTree(body);
            StringBuilder detail = new StringBuilder(problem.path("detail").asText());
            problem.path("violations")
                    .forEach(violation -> detail.append("; ")
                            .append(violation.path("field").asText())
                            .append(' ')
                            .append(violation.path("rule").asText()));
            return detail.toString();
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    private static void sleep(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ContestFailure("contest-unavailable", "interrupted while a tournament was held");
        }
    }
}
