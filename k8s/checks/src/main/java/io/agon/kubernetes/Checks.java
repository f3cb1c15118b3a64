package io.agon.kubernetes;

import java.nio.file.Path;
import java.util.List;

/** All checks of an overlay's manifests. */
public final class Checks {
    private final List<Rule> rules;

    /**
     * @param project the root of the project
     * @param packages the folder with the types of custom resources in {@code node_modules}
     */
    public Checks(Path project, Path packages) {
        rules = List.of(
                new ModelSchemas(),
                new TypeSchemas(packages),
                new OwnSchemas(),
                new NamespaceRules(),
                new SelectorRules(),
                new PodRules(),
                new ReferenceRules(),
                new ScalingRules(),
                new TopicRules(),
                new SettingRules(project),
                new RouteRules(project),
                new QueryRules(packages));
    }

    /** What is wrong with manifests as Kustomize made them. */
    public List<Finding> findings(String rendered) {
        Manifests manifests = Manifests.parse(rendered);
        return rules.stream()
                .flatMap(rule -> rule.findings(manifests).stream())
                .distinct()
                .toList();
    }
}
