package io.agon.scaffold.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.scaffold.domain.building.Level;
import io.agon.scaffold.domain.fidelity.Fidelity;
import io.agon.scaffold.domain.fidelity.Leakage;

import java.util.Comparator;
import java.util.List;

/** How true a scaffold is to its book, as a document. */
public final class FidelityJson {
    private static final int SHOWN = 20;

    private FidelityJson() {}

    /** What cannot be told, as names of a text without any, is null. */
    public static ObjectNode of(Fidelity fidelity, boolean simulated) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("simulated", simulated);
        ObjectNode leakage = document.putObject("leakage");
        leakage.put(
                "copied", fidelity.leakages().stream().filter(Leakage::copied).count());
        ArrayNode levels = leakage.putArray("levels");
        for (Level level : fidelity.condensed().keySet()) {
            List<Leakage> plans = fidelity.of(level);
            levels.addObject()
                    .put("level", level.word())
                    .put("plans", plans.size())
                    .put(
                            "longestRun",
                            plans.stream().mapToInt(Leakage::longestRun).max().orElse(0))
                    .put(
                            "contained4",
                            mean(plans.stream().mapToDouble(Leakage::contained4).toArray()))
                    .put(
                            "contained8",
                            mean(plans.stream().mapToDouble(Leakage::contained8).toArray()));
        }
        ArrayNode worst = leakage.putArray("worst");
        fidelity.leakages().stream()
                .filter(each -> each.longestRun() > 0)
                .sorted(Comparator.comparingInt(Leakage::longestRun).reversed())
                .limit(SHOWN)
                .forEach(each -> worst.addObject()
                        .put("step", each.place())
                        .put("longestRun", each.longestRun())
                        .put("contained4", each.contained4())
                        .put("contained8", each.contained8()));
        ObjectNode entities = document.putObject("entities");
        put(entities, "recall", fidelity.recall());
        put(entities, "precision", fidelity.precision());
        put(entities, "castRecall", fidelity.castRecall());
        ObjectNode forgotten = entities.putObject("forgotten");
        fidelity.forgotten().forEach(forgotten::put);
        ObjectNode condensed = document.putObject("wordsOfTextForAWordOfPlan");
        fidelity.condensed().forEach((level, words) -> condensed.put(level.word(), words));
        return document;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return values.length == 0 ? 0 : sum / values.length;
    }

    /** Null where it cannot be told. */
    static void put(ObjectNode node, String field, double share) {
        if (!Double.isFinite(share)) {
            node.putNull(field);
        } else {
            node.put(field, share);
        }
    }
}
