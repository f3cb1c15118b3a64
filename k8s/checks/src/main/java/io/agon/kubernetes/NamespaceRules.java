package io.agon.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Everything is in one namespace, which takes restricted pods only and lets nothing in or out that is not named. */
final class NamespaceRules implements Rule {
    private static final String NAME = "namespace";
    private static final Set<String> WITHOUT = Set.of("Namespace", "PriorityClass");

    @Override
    public List<Finding> findings(Manifests manifests) {
        List<Finding> findings = new ArrayList<>();
        List<Resource> namespaces = manifests.of("Namespace");
        if (namespaces.size() != 1
                || !namespaces
                        .getFirst()
                        .json()
                        .at("/metadata/labels")
                        .path("pod-security.kubernetes.io/enforce")
                        .asText()
                        .equals("restricted")) {
            findings.add(
                    new Finding(NAME, "Namespace", "there must be one, and it must enforce the restricted profile"));
            return findings;
        }
        String name = namespaces.getFirst().name();
        for (Resource resource : manifests.all()) {
            String in = resource.json().at("/metadata/namespace").asText();
            boolean template = resource.name().isEmpty();
            if (!WITHOUT.contains(resource.kind()) && !template && !in.equals(name)) {
                findings.add(new Finding(NAME, resource.id(), "is in '" + in + "', not in " + name));
            }
        }
        boolean denied = manifests.of("NetworkPolicy").stream()
                .anyMatch(policy -> policy.spec().path("podSelector").isEmpty()
                        && policy.spec().path("policyTypes").toString().equals("[\"Ingress\",\"Egress\"]")
                        && !policy.spec().has("ingress")
                        && !policy.spec().has("egress"));
        if (!denied) {
            findings.add(new Finding(NAME, name, "has no policy that denies everything"));
        }
        return findings;
    }
}
