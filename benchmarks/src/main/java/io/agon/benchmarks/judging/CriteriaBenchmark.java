package io.agon.benchmarks.judging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.benchmarks.quality.MeshRuns;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Induces criteria from texts whose true quality is known, and asks whether they are the traits that the quality is made of: each
 * found once, none that is no trait, and whether they predict held-out preferences as well as the built-in rubric does.
 */
public final class CriteriaBenchmark {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final MeshRuns mesh;
    private final Writer writer;
    private final BiFunction<String, String, String> trait;

    /** Writes texts for briefs. */
    @FunctionalInterface
    public interface Writer {
        /** One text for each of these briefs; those that could not be written are left out. */
        List<Draft> write(List<String> briefs, long seed) throws InterruptedException;
    }

    /** A text. */
    public record Draft(String brief, String text) {}

    /** @param trait which trait a criterion of this name and description speaks of, null: none */
    public CriteriaBenchmark(MeshRuns mesh, Writer writer, BiFunction<String, String, String> trait) {
        this.mesh = mesh;
        this.writer = writer;
        this.trait = trait;
    }

    /**
     * Induces, and reports.
     *
     * @param briefs how many
     * @param texts for each brief, at least 2
     * @param traits how many there truly are
     */
    public ObjectNode run(int briefs, int texts, int traits, String judge, long seed) throws InterruptedException {
        List<String> wanted = new ArrayList<>();
        for (int brief = 0; brief < briefs; brief++) {
            for (int text = 0; text < texts; text++) {
                wanted.add("A story that begins with the number " + (brief + 1));
            }
        }
        List<Draft> drafts = writer.write(wanted, seed);
        double[] qualities = mesh.of(drafts.stream().map(Draft::text).toList());
        ObjectNode specification =
                JSON.createObjectNode().put("name", "induced").put("seed", seed);
        specification
                .putArray("coders")
                .add(JSON.createObjectNode().put("model", judge))
                .add(JSON.createObjectNode().put("model", judge));
        specification.putArray("judges").addObject().put("model", judge);
        ArrayNode samples = specification.putArray("samples");
        ArrayNode preferences = specification.putArray("preferences");
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            samples.addObject().put("id", "t" + i).put("brief", draft.brief()).put("text", draft.text());
            for (int j = 0; j < i; j++) {
                if (drafts.get(j).brief().equals(draft.brief()) && qualities[i] != qualities[j]) {
                    preferences
                            .addObject()
                            .put("first", "t" + i)
                            .put("second", "t" + j)
                            .put("preferred", qualities[i] > qualities[j] ? "first" : "second");
                }
            }
        }
        JsonNode induction = mesh.induce(specification);
        return report(induction, drafts.size(), preferences.size(), traits);
    }

    private ObjectNode report(JsonNode induction, int texts, int preferences, int traits) {
        ObjectNode report = JSON.createObjectNode()
                .put("simulated", induction.path("simulated").asBoolean());
        report.put("texts", texts).put("preferences", preferences);
        report.put("codes", induction.path("induced").path("codes").asInt());
        report.put("saturated", induction.path("induced").path("saturated").asBoolean());
        report.put("rounds", 1 + induction.path("induced").path("news").size());
        Map<String, Integer> found = new TreeMap<>();
        int spurious = 0;
        ArrayNode criteria = report.putArray("criteria");
        JsonNode cores = induction.path("induced").path("criteria");
        for (int i = 0; i < cores.size(); i++) {
            JsonNode criterion = cores.get(i).path("criterion");
            JsonNode worth = induction.path("outcome").path("criteria").path(i);
            String name = criterion.path("name").asText();
            String speaksOf = trait.apply(name, criterion.path("description").asText());
            boolean kept = worth.path("fate").asText().equals("kept");
            if (kept && speaksOf == null) {
                spurious++;
            } else if (kept) {
                found.merge(speaksOf, 1, Integer::sum);
            }
            int evidence = 0;
            for (JsonNode code : cores.get(i).path("codes")) {
                evidence += code.path("evidence").size();
            }
            criteria.addObject()
                    .put("name", name)
                    .put("trait", speaksOf)
                    .put("fate", worth.path("fate").asText())
                    .put("weight", worth.path("weight").asDouble())
                    .put("agreement", worth.path("agreement").asDouble())
                    .put(
                            "concordance",
                            worth.path("concordance").path("estimate").asDouble())
                    .put("evidence", evidence)
                    .put("reason", worth.path("reason").asText());
        }
        report.put("traits", traits)
                .put("found", found.size())
                .put(
                        "foundTwice",
                        found.values().stream().filter(times -> times > 1).count())
                .put("spurious", spurious);
        report.set("trial", induction.path("outcome").path("trial"));
        return report;
    }
}
