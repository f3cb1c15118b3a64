package io.agon.evolution.domain.specification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The mapping form of a specification: what {@link SpecificationReader} reads, with nothing left to default. */
public final class SpecificationWriter {
    private SpecificationWriter() {}

    /** Maps, lists, texts and numbers only. */
    public static Map<String, Object> write(RunSpecification specification) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("title", specification.title());
        all.put("brief", specification.brief());
        all.put("form", specification.form());
        all.put("styles", specification.styles());
        all.put("themes", specification.themes());
        all.put("constraints", constraints(specification.constraints()));
        all.put("population", specification.population());
        all.put("survivors", specification.survivors());
        all.put("variants", specification.variants());
        all.put("generations", specification.generations());
        all.put("schedule", Section.word(specification.schedule()));
        List<Object> objectives = new ArrayList<>();
        for (Objective objective : specification.objectives()) {
            objectives.add(given("name", objective.name(), "instruction", objective.instruction()));
        }
        all.put("objectives", objectives);
        all.put(
                "mutation",
                given(
                        "by", Section.word(specification.mutation().by()),
                        "memory", specification.mutation().memory()));
        all.put("rubric", rubric(specification.rubric()));
        all.put("writers-see", Section.word(specification.writersSee()));
        HeldOut heldOut = specification.heldOut();
        if (heldOut != null) {
            all.put(
                    "held-out",
                    given(
                            "rubric", rubric(heldOut.rubric()),
                            "judge", heldOut.judge(),
                            "opinions", heldOut.opinions()));
        }
        Map<String, Object> models = new LinkedHashMap<>();
        specification.models().forEach((role, model) -> models.put(role, model(model)));
        all.put("models", models);
        all.put(
                "judging",
                given(
                        "mode", Section.word(specification.judging().mode()),
                        "judges", specification.judging().judges()));
        Ranking ranking = specification.ranking();
        all.put(
                "ranking",
                given(
                        "method", ranking.method().word(),
                        "pairing", Section.word(ranking.pairing()),
                        "calls-per-candidate", ranking.callsPerCandidate(),
                        "batch", ranking.batch(),
                        "wrong-share", ranking.wrongShare()));
        Budget budget = specification.budget();
        if (!budget.unlimited()) {
            all.put(
                    "budget",
                    given(
                            "calls", budget.calls(),
                            "tokens", budget.tokens(),
                            "money", budget.money(),
                            "minutes", budget.minutes()));
        }
        all.put("seed", specification.seed());
        all.put("currency", specification.currency());
        return all;
    }

    private static Map<String, Object> constraints(Constraints constraints) {
        return given(
                "min-words", constraints.minWords(),
                "max-words", constraints.maxWords(),
                "required", constraints.required(),
                "forbidden", constraints.forbidden());
    }

    private static Map<String, Object> rubric(Rubric rubric) {
        List<Object> criteria = new ArrayList<>();
        for (Criterion criterion : rubric.criteria()) {
            criteria.add(given(
                    "name", criterion.name(),
                    "description", criterion.description(),
                    "weight", criterion.weight(),
                    "levels", criterion.levels()));
        }
        return given("name", rubric.name(), "version", rubric.version(), "criteria", criteria);
    }

    private static Map<String, Object> model(Model model) {
        Price price = model.price();
        return given(
                "endpoint", model.endpoint(),
                "model", model.model(),
                "temperature", model.temperature(),
                "top-p", model.topP(),
                "max-tokens", model.maxTokens(),
                "price",
                        price == null
                                ? null
                                : given(
                                        "input", price.input(),
                                        "cached-input", price.cachedInput(),
                                        "output", price.output()));
    }

    /** Keys and values in turn; absent values are left out. */
    private static Map<String, Object> given(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            if (keysAndValues[i + 1] != null) {
                map.put((String) keysAndValues[i], keysAndValues[i + 1]);
            }
        }
        return map;
    }
}
