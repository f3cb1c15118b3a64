package io.agon.local.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.local.api.Json;
import io.agon.local.display.Printable;
import io.agon.local.endpoint.Endpoint;
import io.agon.local.endpoint.ModelCatalogue;
import io.agon.local.endpoint.ModelChoice;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an endpoint can do: answers, models, a call of one token, log-probabilities, structured replies. */
public final class EndpointChecks {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Endpoint endpoint;
    private final Optional<String> key;
    private final HttpClient client;

    public EndpointChecks(Endpoint endpoint, Optional<String> key) {
        this.endpoint = endpoint;
        this.key = key;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /** @param model asked for the calls; the first that is served where none is named */
    public List<Finding> all(ModelCatalogue catalogue, Optional<String> model) {
        String where = endpoint.baseUrl().toString();
        ModelCatalogue.Reply reply = catalogue.ask(endpoint.baseUrl(), key, Duration.ofSeconds(10));
        return switch (reply) {
            case ModelCatalogue.Reply.Silent(String why) ->
                List.of(Finding.fail(
                        "Endpoint",
                        where + " does not answer (" + why + ")",
                        "check the address and that the server runs"));
            case ModelCatalogue.Reply.Answered(int status)
            when status == 401 || status == 403 ->
                List.of(Finding.fail(
                        "Endpoint",
                        where + " answered " + status,
                        ModelChoice.keyRefused(where, endpoint.keyVariable())));
            case ModelCatalogue.Reply.Answered(int status) -> {
                List<Finding> findings = new ArrayList<>(List.of(Finding.warn(
                        "Endpoint",
                        where + "/models answered " + status + " and no list",
                        "name the model with --model NAME; check that the address ends with /v1")));
                model.ifPresent(name -> findings.addAll(calls(name)));
                yield findings;
            }
            case ModelCatalogue.Reply.Models(List<String> names) -> withModels(where, names, model);
        };
    }

    private List<Finding> withModels(String where, List<String> names, Optional<String> model) {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.ok("Endpoint", where + " answers"));
        String listed =
                String.join(", ", names.stream().limit(10).map(Printable::line).toList());
        if (model.isPresent() && !names.contains(model.get())) {
            findings.add(Finding.fail(
                    "Model", "'" + model.get() + "' is not among those served", "choose one of: " + listed));
            return findings;
        }
        Optional<String> chosen = model.or(() -> names.stream().findFirst());
        if (chosen.isEmpty()) {
            findings.add(Finding.fail("Model", "none is served", "load a model there"));
            return findings;
        }
        findings.add(Finding.ok("Model", names.size() + " served (" + listed + "); trying " + chosen.get()));
        findings.addAll(calls(chosen.get()));
        return findings;
    }

    private List<Finding> calls(String model) {
        List<Finding> findings = new ArrayList<>();
        Answer plain = call(question(model));
        if (plain.status() != 200) {
            findings.add(Finding.fail(
                    "One-token call",
                    "answered " + plain.status() + " "
                            + plain.body().path("error").path("message").asText(plain.why()),
                    plain.status() == 401 || plain.status() == 403
                            ? ModelChoice.keyRefused(endpoint.baseUrl().toString(), endpoint.keyVariable())
                            : "try the same call with curl; the endpoint's log may tell more"));
            return findings;
        }
        findings.add(Finding.ok("One-token call", "answered"));
        ObjectNode soft = question(model);
        soft.put("logprobs", true);
        soft.put("top_logprobs", 5);
        JsonNode likely = call(soft).body().at("/choices/0/logprobs/content/0/top_logprobs");
        findings.add(
                likely.isArray() && !likely.isEmpty()
                        ? Finding.ok("Log-probabilities", "given")
                        : Finding.warn(
                                "Log-probabilities",
                                "not given",
                                "judge in reasoned mode (judging: {mode: reasoned})"));
        findings.add(structured(model));
        return findings;
    }

    private Finding structured(String model) {
        ObjectNode question = question(model);
        question.put("max_tokens", 40);
        ObjectNode format = question.putObject("response_format");
        format.put("type", "json_schema");
        ObjectNode schema = format.putObject("json_schema")
                .put("name", "probe")
                .put("strict", true)
                .putObject("schema");
        schema.put("type", "object").put("additionalProperties", false);
        schema.putObject("properties").putObject("ok").put("type", "boolean");
        schema.putArray("required").add("ok");
        Answer answer = call(question);
        boolean accepted = answer.status() == 200;
        return accepted
                ? Finding.ok("Structured replies", "json_schema is accepted")
                : Finding.warn(
                        "Structured replies",
                        "json_schema was answered with " + answer.status(),
                        "judge in verdict mode (judging: {mode: verdict}), which needs log-probabilities only");
    }

    private static ObjectNode question(String model) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("model", model);
        body.put("max_tokens", 1);
        body.put("temperature", 0);
        body.putArray("messages").addObject().put("role", "user").put("content", "Answer with the letter A.");
        return body;
    }

    private record Answer(int status, JsonNode body, String why) {}

    private Answer call(ObjectNode body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoint.baseUrl() + "/chat/completions"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        key.ifPresent(k -> request.header("Authorization", "Bearer " + k));
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            JsonNode read = Json.MAPPER.readTree(response.body());
            return new Answer(response.statusCode(), read == null ? Json.MAPPER.nullNode() : read, "");
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            return new Answer(502, Json.MAPPER.nullNode(), "with something that is no JSON");
        } catch (IOException e) {
            return new Answer(0, Json.MAPPER.nullNode(), "nothing: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(0, Json.MAPPER.nullNode(), "nothing: interrupted");
        }
    }
}
