package io.agon.evolution.adapter.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.agon.evolution.application.port.Trainer;
import io.agon.evolution.domain.run.Reason;
import io.agon.evolution.domain.specification.Section;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Trains by a Job made of the operator's template, under a name that follows from the training: asked for again, it is the same Job. Its
 * containers learn what to do from variables: {@code AGON_TRAINING_ID}, {@code AGON_CAMPAIGN}, {@code AGON_ROUND}, {@code AGON_BASE},
 * {@code AGON_MODEL}, {@code AGON_METHOD}, {@code AGON_SETTINGS} (a YAML document); they fetch the data set from
 * {@code /api/v1/campaigns/CAMPAIGN/rounds/ROUND/dataset}.
 */
public final class KubernetesTrainer implements Trainer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new YAMLMapper();
    private static final String LABEL = "agon.io/training";
    private static final int CREATED = 201;
    private static final int FORBIDDEN = 403;
    private static final int MISSING = 404;
    private static final int CONFLICT = 409;

    private final Path template;
    private final String location;
    private final KubernetesApi api;

    /**
     * @param template a Job in YAML
     * @param location where an adapter is found, with {@code {model}}
     */
    public KubernetesTrainer(Path template, String location, KubernetesApi api) {
        this.template = template;
        this.location = location;
        this.api = api;
    }

    @Override
    public State look(Order order) {
        try {
            String name = name(order.id());
            KubernetesApi.Reply job = api.get(jobs() + "/" + name);
            if (job.status() == MISSING) {
                KubernetesApi.Reply created = api.post(jobs(), job(order).toString());
                return created.status() == CREATED || created.status() == CONFLICT
                        ? new State.Running(null, "Job " + name + " is created")
                        : failed("the API server answered " + created.status() + " to Job " + name + ": "
                                + created.message());
            }
            if (job.status() == FORBIDDEN) {
                return failed("the API server does not let Job " + name + " be read: " + job.message());
            }
            if (job.status() != 200) {
                return new State.Running(null, "the API server answered " + job.status() + ": " + job.message());
            }
            return state(name, JSON.readTree(job.body()), order);
        } catch (IOException e) {
            return new State.Running(null, "the API server does not answer: " + e.getMessage());
        }
    }

    private State state(String name, JsonNode job, Order order) throws IOException {
        for (JsonNode condition : job.path("status").path("conditions")) {
            boolean holds = condition.path("status").asText().equals("True");
            if (holds && condition.path("type").asText().equals("Complete")) {
                return new State.Done(
                        location.replace("{model}", order.model()),
                        log(order.id()).note());
            }
            if (holds && condition.path("type").asText().equals("Failed")) {
                return failed("Job " + name + " failed: "
                        + condition
                                .path("message")
                                .asText(condition.path("reason").asText()) + "; its last line: "
                        + log(order.id()).note());
            }
        }
        TrainingLog log = log(order.id());
        return new State.Running(log.progress(), log.note() == null ? "Job " + name + " is under way" : log.note());
    }

    /** What the training's newest pod said last. */
    private TrainingLog log(String id) throws IOException {
        KubernetesApi.Reply pods = api.get(core() + "/pods?labelSelector=" + LABEL + "%3D" + id);
        if (pods.status() != 200) {
            return new TrainingLog(null, null);
        }
        JsonNode newest = null;
        for (JsonNode pod : JSON.readTree(pods.body()).path("items")) {
            String created = pod.path("metadata").path("creationTimestamp").asText();
            if (newest == null
                    || created.compareTo(newest.path("metadata")
                                    .path("creationTimestamp")
                                    .asText())
                            > 0) {
                newest = pod;
            }
        }
        if (newest == null) {
            return new TrainingLog(null, null);
        }
        KubernetesApi.Reply log = api.get(core() + "/pods/"
                + newest.path("metadata").path("name").asText() + "/log?tailLines=40&limitBytes=16384");
        return log.status() == 200 ? TrainingLog.of(log.body()) : new TrainingLog(null, null);
    }

    private ObjectNode job(Order order) throws IOException {
        if (!(YAML.readTree(Files.readString(template)) instanceof ObjectNode job)) {
            throw new IOException(template + " is no Job");
        }
        ObjectNode metadata = job.withObject("/metadata");
        metadata.put("name", name(order.id()));
        metadata.withObject("/labels").put(LABEL, order.id()).put("agon.io/campaign", order.campaign());
        ObjectNode pod = job.withObject("/spec/template");
        pod.withObject("/metadata/labels").put(LABEL, order.id());
        Map<String, String> variables = variables(order);
        for (String kind : new String[] {"initContainers", "containers"}) {
            for (JsonNode container : pod.path("spec").path(kind)) {
                ArrayNode environment = ((ObjectNode) container).withArray("/env");
                variables.forEach((name, value) ->
                        environment.addObject().put("name", name).put("value", value));
            }
        }
        return job;
    }

    private static Map<String, String> variables(Order order) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("AGON_TRAINING_ID", order.id());
        variables.put("AGON_CAMPAIGN", order.campaign());
        variables.put("AGON_ROUND", Integer.toString(order.round()));
        variables.put("AGON_BASE", order.base());
        variables.put("AGON_MODEL", order.model());
        variables.put("AGON_METHOD", Section.word(order.training().method()));
        StringBuilder settings = new StringBuilder();
        // a YAML document: keys and values are words that need no quotes
        order.training()
                .settings()
                .forEach((key, value) ->
                        settings.append(key).append(": ").append(value).append('\n'));
        variables.put("AGON_SETTINGS", settings.toString());
        return variables;
    }

    private String jobs() {
        return "/apis/batch/v1/namespaces/" + api.namespace() + "/jobs";
    }

    private String core() {
        return "/api/v1/namespaces/" + api.namespace();
    }

    private static String name(String id) {
        return "agon-training-" + id.substring(2);
    }

    private static State failed(String detail) {
        return new State.Failed(new Reason(FAILED, detail));
    }

    @Override
    public void cancel(String id) {
        try {
            KubernetesApi.Reply unused = api.delete(jobs() + "/" + name(id) + "?propagationPolicy=Background");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
