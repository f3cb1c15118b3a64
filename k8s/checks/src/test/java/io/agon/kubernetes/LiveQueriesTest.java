package io.agon.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every panel, trigger and rule, asked of a real Prometheus that watches the real services at work on runs. The tier is simulated, and says
 * so.
 */
class LiveQueriesTest {
    private static final Path MANIFESTS = Path.of("..").toAbsolutePath().normalize();
    /** Of books, which no run needs. */
    private static final Set<String> ELSEWHERE = Set.of("scaffold_work_dead_letters_total");

    @TempDir
    static Path folder;

    private static LocalMesh mesh;
    private static Prometheus prometheus;
    private static List<Query> queries;

    @BeforeAll
    static void watchWork() throws Exception {
        Manifests manifests = Manifests.parse(Kustomize.render(MANIFESTS.resolve("overlays/production")));
        queries = Query.of(manifests);
        mesh = LocalMesh.up(MANIFESTS.getParent(), folder.resolve("mesh"));
        prometheus = Prometheus.watching(
                Files.createDirectories(folder.resolve("prometheus")),
                mesh.targets(),
                new ObjectMapper()
                        .writeValueAsString(java.util.Map.of(
                                "groups",
                                manifests.of("PrometheusRule").stream()
                                        .flatMap(rule ->
                                                Resource.stream(rule.spec().path("groups")))
                                        .toList())));
        mesh.work();
    }

    @AfterAll
    static void end() throws Exception {
        if (prometheus != null) {
            prometheus.close();
        }
        if (mesh != null) {
            mesh.close();
        }
    }

    /** Why a query is of no use; empty if it is. */
    private static String trouble(String query) throws IOException, InterruptedException {
        JsonNode answer = prometheus.ask(query);
        if (!answer.path("status").asText().equals("success")) {
            return answer.path("error").asText();
        }
        JsonNode result = answer.at("/data/result");
        boolean scalar = answer.at("/data/resultType").asText().equals("scalar");
        List<String> values = scalar
                ? List.of(result.path(1).asText())
                : Resource.stream(result)
                        .map(one -> one.at("/value/1").asText())
                        .toList();
        if (values.isEmpty()) {
            return "no result";
        }
        return values.stream().allMatch(value -> value.equals("NaN")) ? "not a number" : "";
    }

    @Test
    void hasDataForEveryPanelTriggerAndRecording() throws Exception {
        List<String> troubles = new ArrayList<>();
        for (Query query : queries) {
            if (query.kind() != Query.Kind.ALERT) {
                String trouble = trouble(query.text());
                if (!trouble.isEmpty()) {
                    troubles.add(query.kind() + " " + query.where() + ": " + trouble + ": " + query.text());
                }
            }
        }

        assertThat(queries).hasSizeGreaterThan(100);
        assertThat(troubles).isEmpty();
    }

    @Test
    void namesNoMetricThatIsNotThere() throws Exception {
        Set<String> there =
                Resource.stream(prometheus.names()).map(JsonNode::asText).collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>();
        Pattern metric = Pattern.compile(
                "(?<![a-zA-Z_:\"])((?:evolution|generator|judge|scaffold|inference|gen_ai|agroal|http_server|vllm:|agon:|process)[a-zA-Z0-9_:]*)(?=[{\\[) ]|$)");
        for (Query query : queries) {
            Matcher names = metric.matcher(query.text().replaceAll("\"[^\"]*\"", "\"\""));
            while (names.find()) {
                if (!there.contains(names.group(1)) && !ELSEWHERE.contains(names.group(1))) {
                    missing.add(query.where() + ": " + names.group(1));
                }
            }
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void readsEveryAlert() throws Exception {
        List<String> troubles = new ArrayList<>();
        for (Query query : queries) {
            String trouble = query.kind() == Query.Kind.ALERT ? trouble(query.text()) : "";
            if (!Set.of("", "no result", "not a number").contains(trouble)) {
                troubles.add(query.where() + ": " + trouble);
            }
        }

        assertThat(troubles).isEmpty();
    }

    /** That the above can fail. */
    @Test
    void findsAPanelOfAMetricThatIsNotThere() throws Exception {
        assertThat(trouble("sum(judge_slots_that_never_were)")).isEqualTo("no result");
        assertThat(trouble("sum(judge_work_slots{namespace=\"agonn\"})")).isEqualTo("no result");
        assertThat(trouble("sum(judge_work_slots")).contains("parse error");
    }

    @Test
    void callsNobodyWhileAllIsWell() throws Exception {
        Set<String> firing = Resource.stream(prometheus.alerts().at("/data/alerts"))
                .filter(alert -> alert.path("state").asText().equals("firing"))
                .map(alert -> alert.at("/labels/alertname").asText())
                .collect(Collectors.toSet());

        assertThat(firing).isEmpty();
    }
}
