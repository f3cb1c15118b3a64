package io.agon.evolution.wiring;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agon.evolution.config.EvolutionConfig;
import io.agon.evolution.domain.specification.Defaults;
import io.agon.evolution.domain.specification.Model;
import io.agon.evolution.domain.specification.Objective;
import io.agon.evolution.domain.specification.Rubric;
import io.quarkus.runtime.annotations.RegisterForReflection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The built-in styles, themes, objectives and rubrics: a versioned resource. */
@RegisterForReflection(registerFullHierarchy = true)
record BuiltIns(List<String> styles, List<String> themes, List<Objective> objectives, List<Rubric> rubrics) {
    private static final String RESOURCE = "/built-in/defaults@1.json";

    static BuiltIns load() {
        try (InputStream in = BuiltIns.class.getResourceAsStream(RESOURCE)) {
            return new ObjectMapper().readValue(in, BuiltIns.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Together with the models that the configuration gives. */
    Defaults with(Map<String, EvolutionConfig.DefaultModel> configured) {
        Map<String, Model> models = new HashMap<>();
        configured.forEach((role, model) -> model.model()
                .ifPresent(name -> models.put(role, new Model(model.endpoint(), name, null, null, null, null))));
        return new Defaults(styles, themes, objectives, rubrics, models);
    }
}
