package io.agon.evolution;

import io.agon.testkit.PackagedProcess;
import io.restassured.path.json.JsonPath;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Runs of a packaged service, all of one specification, whose ranking is the same whatever happens to them. */
final class PackagedRuns {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private PackagedRuns() {}

    /**
     * Begins one.
     *
     * @param marker of the workers that serve it
     * @param more lines of the specification, or ""
     */
    static String begin(PackagedProcess service, String marker, int generations, String more)
            throws IOException, InterruptedException {
        var created = service.post("/api/v1/runs", """
                brief: A test of %s
                population: 8
                survivors: 2
                variants: 2
                generations: %d
                ranking: {calls-per-candidate: 4, pairing: random}
                models: {writer: {model: w}, judge: {model: j}}
                seed: 77
                %s""".formatted(marker, generations, more));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return JsonPath.from(created.body()).getString("id");
    }

    static JsonPath show(PackagedProcess service, String id) throws IOException, InterruptedException {
        return JsonPath.from(service.get("/api/v1/runs/" + id).body());
    }

    static void awaitStatus(PackagedProcess service, String id, String status) {
        await().atMost(PATIENCE)
                .until(() -> show(service, id).getString("status").equals(status));
    }

    static List<String> ranking(PackagedProcess service, String id) throws IOException, InterruptedException {
        return JsonPath.from(service.get("/api/v1/runs/" + id + "/leaderboard").body())
                .getList("entries.collect { it.label + ' ' + it.rating }");
    }

    /** Every match that the run counts was decided, and none twice. */
    static void assertDecidedOnce(PackagedProcess service, String id) throws IOException, InterruptedException {
        List<String> decided = JsonPath.from(
                        service.get("/api/v1/runs/" + id + "/export").body())
                .getList("verdicts.matchId");
        assertThat(decided).doesNotHaveDuplicates().hasSize(show(service, id).getInt("matches.decided"));
    }
}
