package io.agon.evolution.adapter.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.agon.evolution.application.port.Trainer;
import io.agon.evolution.application.port.Trainer.State;
import io.agon.evolution.domain.campaign.CampaignSpecification.Data;
import io.agon.evolution.domain.campaign.CampaignSpecification.Method;
import io.agon.evolution.domain.campaign.CampaignSpecification.Training;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** A Job is begun once and watched to its end, against what the API server answers. */
class KubernetesTrainerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String JOBS = "/apis/batch/v1/namespaces/agon/jobs";
    private static final String JOB = JOBS + "/agon-training-0a1b";

    @TempDir
    Path folder;

    /** Answers by method and path: status, a space, the body. */
    private final Map<String, String> answers = new HashMap<>();

    private final List<String> asked = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private HttpServer server;
    private KubernetesApi api;
    private KubernetesTrainer trainer;
    private final Trainer.Order order = new Trainer.Order(
            "t-0a1b",
            "k-1",
            2,
            "Qwen/Qwen3-8B",
            "agon-k-r2",
            new Training(Method.SFT, Data.ALL, Map.of("learning_rate", "2e-4", "num_train_epochs", "3")),
            out -> {
                throw new AssertionError("a Job fetches its data itself");
            });

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String what = exchange.getRequestMethod() + " "
                    + exchange.getRequestURI().getRawPath()
                    + (exchange.getRequestURI().getRawQuery() == null
                            ? ""
                            : "?" + exchange.getRequestURI().getRawQuery());
            synchronized (asked) {
                asked.add(what);
                keys.add(exchange.getRequestHeaders().getFirst("Authorization"));
                String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                if (!body.isEmpty()) {
                    bodies.add(body);
                }
            }
            String answer = answers.getOrDefault(what, "404 {\"message\": \"not found\"}");
            byte[] body = answer.substring(4).getBytes(UTF_8);
            exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        Files.writeString(folder.resolve("namespace"), "agon");
        Files.writeString(folder.resolve("token"), "secret-token\n");
        Path template = Files.writeString(folder.resolve("job.yaml"), """
                apiVersion: batch/v1
                kind: Job
                metadata: {labels: {app.kubernetes.io/part-of: agon}}
                spec:
                  backoffLimit: 2
                  template:
                    spec:
                      restartPolicy: Never
                      initContainers: [{name: data, image: fetch}]
                      containers: [{name: trl, image: trl, env: [{name: HF_HOME, value: /cache}]}]
                """);
        api = new KubernetesApi(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), folder);
        trainer = new KubernetesTrainer(template, "/models/{model}", api);
    }

    @AfterEach
    void stop() {
        api.close();
        server.stop(0);
    }

    @Test
    void makesAJobOfTheTemplate() throws Exception {
        answers.put("POST " + JOBS, "201 {}");

        assertThat(trainer.look(order)).isEqualTo(new State.Running(null, "Job agon-training-0a1b is created"));

        JsonNode job = JSON.readTree(bodies.getFirst());
        assertThat(job.at("/metadata/name").asText()).isEqualTo("agon-training-0a1b");
        assertThat(job.at("/metadata/labels/app.kubernetes.io~1part-of").asText())
                .isEqualTo("agon");
        assertThat(job.at("/metadata/labels/agon.io~1campaign").asText()).isEqualTo("k-1");
        assertThat(job.at("/spec/template/metadata/labels/agon.io~1training").asText())
                .isEqualTo("t-0a1b");
        assertThat(job.at("/spec/backoffLimit").asInt()).isEqualTo(2);
        for (String container : List.of("initContainers", "containers")) {
            JsonNode environment = job.at("/spec/template/spec/" + container + "/0/env");
            assertThat(environment)
                    .extracting(each -> each.path("name").asText() + "="
                            + each.path("value").asText())
                    .contains(
                            "AGON_CAMPAIGN=k-1",
                            "AGON_ROUND=2",
                            "AGON_BASE=Qwen/Qwen3-8B",
                            "AGON_MODEL=agon-k-r2",
                            "AGON_METHOD=sft",
                            "AGON_SETTINGS=learning_rate: 2e-4\nnum_train_epochs: 3\n");
        }
        assertThat(job.at("/spec/template/spec/containers/0/env/0/name").asText())
                .isEqualTo("HF_HOME");
        assertThat(keys).containsOnly("Bearer secret-token");
    }

    /** The template that the project ships: both containers learn what to do, and their own variables stay. */
    @Test
    void fillsInTheTemplateOfTheProject() throws Exception {
        answers.put("POST " + JOBS, "201 {}");
        Path shipped = Path.of("../k8s/components/trainer/job.yaml");

        State state = new KubernetesTrainer(shipped, "/models/{model}", api).look(order);

        assertThat(state).isInstanceOf(State.Running.class);
        JsonNode pod = JSON.readTree(bodies.getFirst()).at("/spec/template/spec");
        for (String container : List.of("initContainers", "containers")) {
            assertThat(pod.path(container)).hasSize(1);
            assertThat(pod.path(container).path(0).path("env"))
                    .extracting(each -> each.path("name").asText())
                    .contains("AGON_API", "AGON_API_KEY", "AGON_CAMPAIGN", "AGON_ROUND", "AGON_METHOD")
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void takesAJobThatIsThereForItsOwn() {
        answers.put("POST " + JOBS, "409 {\"message\": \"already exists\"}");

        assertThat(trainer.look(order)).isInstanceOf(State.Running.class);
    }

    @Test
    void tellsHowFarItsNewestPodIs() {
        answers.put("GET " + JOB, "200 {\"status\": {\"active\": 1}}");
        answers.put("GET /api/v1/namespaces/agon/pods?labelSelector=agon.io/training%3Dt-0a1b", """
                200 {"items": [
                  {"metadata": {"name": "old", "creationTimestamp": "2026-01-01T00:00:00Z"}},
                  {"metadata": {"name": "new", "creationTimestamp": "2026-01-02T00:00:00Z"}}]}""");
        answers.put("GET /api/v1/namespaces/agon/pods/new/log?tailLines=40&limitBytes=16384", "200  30%|### | 3/10\n");

        assertThat(trainer.look(order)).isEqualTo(new State.Running(0.3, "30%|### | 3/10"));
        assertThat(asked).doesNotContain("POST " + JOBS);
    }

    @Test
    void tellsWhereTheModelIs() {
        answers.put("GET " + JOB, """
                200 {"status": {"conditions": [{"type": "SuccessCriteriaMet", "status": "True"}, {"type": "Complete", "status": "True"}]}}""");

        assertThat(trainer.look(order)).isEqualTo(new State.Done("/models/agon-k-r2", null));
    }

    @Test
    void tellsWhyItFailed() {
        answers.put("GET " + JOB, """
                200 {"status": {"conditions": [{"type": "Failed", "status": "True", "message": "Job has reached the specified backoff limit"}]}}""");

        assertThat(trainer.look(order))
                .isInstanceOfSatisfying(
                        State.Failed.class,
                        failed -> assertThat(failed.reason().detail()).contains("backoff limit"));
    }

    @Test
    void failsWhereAJobIsRefusedAndWaitsWhereNobodyAnswers() throws Exception {
        answers.put("POST " + JOBS, "403 {\"message\": \"forbidden: exceeded quota\"}");
        assertThat(trainer.look(order))
                .isInstanceOfSatisfying(
                        State.Failed.class,
                        failed -> assertThat(failed.reason().detail())
                                .contains("403")
                                .contains("exceeded quota"));
        answers.put("GET " + JOB, "403 {\"message\": \"jobs is forbidden\"}");
        assertThat(trainer.look(order)).isInstanceOf(State.Failed.class);
        answers.put("GET " + JOB, "500 {\"message\": \"etcd is slow\"}");
        assertThat(trainer.look(order)).isInstanceOf(State.Running.class);
        server.stop(0);

        assertThat(trainer.look(order)).isInstanceOf(State.Running.class);
    }

    @Test
    void deletesTheJobWithItsPods() {
        answers.put("DELETE " + JOB + "?propagationPolicy=Background", "200 {}");

        trainer.cancel("t-0a1b");

        assertThat(asked).containsExactly("DELETE " + JOB + "?propagationPolicy=Background");
    }

    @Test
    void hasAdaptersLoadedWhereTheyAreNotServedYet() {
        URI v1 = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
        try (AdapterServers servers = new AdapterServers(List.of(v1), java.util.Optional.of("tier-key"))) {
            answers.put("GET /v1/models", "200 {\"data\": [{\"id\": \"base\"}]}");
            answers.put("POST /v1/load_lora_adapter", "404 {\"message\": \"No adapter found\"}");
            assertThat(servers.serve("agon-k-r2", "/models/agon-k-r2").orElseThrow())
                    .contains("404")
                    .contains("No adapter found");

            answers.put("POST /v1/load_lora_adapter", "200 Success");
            assertThat(servers.serve("agon-k-r2", "/models/agon-k-r2")).isEmpty();
            assertThat(bodies)
                    .last()
                    .asString()
                    .contains("\"lora_name\":\"agon-k-r2\"")
                    .contains("/models/agon-k-r2");
            assertThat(keys).containsOnly("Bearer tier-key");

            asked.clear();
            answers.put("GET /v1/models", "200 {\"data\": [{\"id\": \"base\"}, {\"id\": \"agon-k-r2\"}]}");
            assertThat(servers.serve("agon-k-r2", "/models/agon-k-r2")).isEmpty();
            assertThat(asked).containsExactly("GET /v1/models");

            server.stop(0);
            assertThat(servers.serve("agon-k-r2", "/models/agon-k-r2").orElseThrow())
                    .contains("does not answer");
        }
    }
}
