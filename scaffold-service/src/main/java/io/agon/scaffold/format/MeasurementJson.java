package io.agon.scaffold.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.scaffold.domain.building.MeasurementRecipe.Rewritten;
import io.agon.scaffold.domain.fidelity.Measurement;
import io.agon.scaffold.domain.fidelity.Measurement.Scored;
import io.agon.scaffold.domain.fidelity.RoundTrip;
import io.agon.scaffold.domain.plan.Meanings;
import io.agon.scaffold.domain.plan.Similarity;
import io.agon.scaffold.domain.project.MeasurementSpecification;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What was measured of a scaffold, as a document. What is not known is null, never a figure. */
public final class MeasurementJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String NO_EMBEDDER = "no embedding model was named";

    private MeasurementJson() {}

    /** As far as it was measured. */
    public static ObjectNode of(Measurement measurement, MeasurementSpecification asked, boolean simulated) {
        ObjectNode document = NODES.objectNode();
        document.put("simulated", simulated);
        document.put("scaffold", asked.scaffold());
        document.put("seed", asked.seed());
        ObjectNode models = document.putObject("models");
        models.put("planner", asked.planner().model());
        models.put("writer", asked.writer().model());
        models.put(
                "embedder", asked.embedder() == null ? null : asked.embedder().model());
        models.put("scorer", asked.scorer() == null ? null : asked.scorer().model());
        document.put("outlined", measurement.outlined());
        ArrayNode trips = document.putArray("roundTrips");
        measurement.roundTrips().forEach(trip -> trips.add(trip(trip, measurement.meanings())));
        document.put(
                "meaningsRefused",
                asked.embedder() == null
                        ? NO_EMBEDDER
                        : measurement.meanings().map(Meanings::refusal).orElse(""));
        document.set("rewritten", rewritten(measurement.rewritten()));
        document.set("likelihood", likelihood(measurement.scored(), measurement.refusal()));
        return document;
    }

    private static ObjectNode trip(RoundTrip trip, Optional<Meanings> meanings) {
        ObjectNode node = NODES.objectNode();
        node.put("kind", trip.kind());
        node.put("pairs", trip.pairs().size());
        put(node.putObject("words"), trip.words());
        put(node.putObject("bigrams"), trip.bigrams());
        Optional<Similarity> meaning = meanings.stream()
                .flatMap(known -> known.kinds().stream())
                .filter(kind -> kind.name().equals(trip.kind()))
                .map(Meanings.Kind::similarity)
                .findFirst();
        if (meaning.isPresent()) {
            put(node.putObject("meaning"), meaning.get());
        } else {
            node.putNull("meaning");
        }
        ArrayNode each = node.putArray("each");
        for (int i = 0; i < trip.pairs().size(); i++) {
            ObjectNode pair = each.addObject();
            pair.put("step", trip.pairs().get(i).step().toString());
            pair.put("words", trip.words().own().get(i));
            pair.put("bigrams", trip.bigrams().own().get(i));
            if (meaning.isPresent()) {
                pair.put("meaning", meaning.get().own().get(i));
            }
        }
        return node;
    }

    private static void put(ObjectNode node, Similarity similarity) {
        put(node, "similarity", similarity.mean());
        put(node, "drift", 1 - similarity.mean());
        put(node, "others", similarity.meanOfOthers());
    }

    private static ObjectNode rewritten(List<Rewritten> scenes) {
        ObjectNode node = NODES.objectNode();
        node.put("scenes", scenes.size());
        int asked = scenes.stream().mapToInt(Rewritten::asked).sum();
        int written = scenes.stream().mapToInt(Rewritten::written).sum();
        node.put("wordsAsked", asked);
        node.put("wordsWritten", written);
        put(node, "ratio", (double) written / asked);
        put(
                node,
                "meanError",
                mean(scenes, scene -> Math.abs(scene.written() - scene.asked()) / (double) scene.asked()));
        int characters = scenes.stream().mapToInt(Rewritten::characters).sum();
        put(
                node,
                "charactersKept",
                (double) scenes.stream().mapToInt(Rewritten::kept).sum() / characters);
        node.put("stops", scenes.stream().mapToInt(Rewritten::stops).sum());
        return node;
    }

    private static ObjectNode likelihood(List<Scored> chapters, String refusal) {
        ObjectNode node = NODES.objectNode();
        node.put("chapters", chapters.size());
        node.put("words", chapters.stream().mapToInt(Scored::words).sum());
        ObjectNode bits = node.putObject("bitsAWord");
        put(bits, "title", mean(chapters, Scored::alone));
        put(bits, "plan", mean(chapters, Scored::planned));
        put(bits, "otherPlan", mean(chapters, Scored::misplanned));
        put(node, "gain", mean(chapters, Scored::gain));
        put(node, "gainOverOtherPlan", mean(chapters, Scored::gainOverAnother));
        node.put("refused", refusal);
        ArrayNode each = node.putArray("each");
        chapters.forEach(chapter -> each.addObject()
                .put("step", chapter.step().toString())
                .put("words", chapter.words())
                .put("title", chapter.alone())
                .put("plan", chapter.planned())
                .put("otherPlan", chapter.misplanned()));
        return node;
    }

    private static <T> double mean(List<T> all, ToDoubleFunction<T> value) {
        return all.stream().mapToDouble(value).average().orElse(Double.NaN);
    }

    private static void put(ObjectNode node, String field, double value) {
        FidelityJson.put(node, field, value);
    }
}
