package io.agon.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Each part of the APIs is routed to the service that has it, by the paths in the services' sources. */
final class RouteRules implements Rule {
    private static final String NAME = "routes";
    private static final Pattern ROOT = Pattern.compile("(?m)^@Path\\(\"(/api/v1[^\"]*)\"\\)");
    private static final Pattern METHOD = Pattern.compile("@Path\\(\"/?([a-z-]+)");

    private final Map<String, Set<String>> paths = new HashMap<>();

    RouteRules(Path project) {
        for (String service : List.of("evolution-service", "scaffold-service")) {
            Set<String> own = new TreeSet<>();
            try (Stream<Path> files = Files.walk(project.resolve(service).resolve("src/main/java"))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    read(Files.readString(file), own);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            paths.put(service, own);
        }
    }

    private static void read(String source, Set<String> own) {
        Matcher root = ROOT.matcher(source);
        if (!root.find()) {
            return;
        }
        boolean divided = root.group(1).equals("/api/v1") || root.group(1).endsWith("/schemas");
        if (!divided) {
            own.add(root.group(1));
            return;
        }
        Matcher methods = METHOD.matcher(source.substring(root.end()));
        while (methods.find()) {
            own.add(root.group(1) + "/" + methods.group(1));
        }
    }

    @Override
    public List<Finding> findings(Manifests manifests) {
        List<Finding> findings = new ArrayList<>();
        for (Resource route : manifests.of("HTTPRoute")) {
            Map<String, String> prefixes = new HashMap<>();
            for (var rule : route.spec().path("rules")) {
                String service = rule.at("/backendRefs/0/name").asText();
                rule.path("matches")
                        .forEach(match -> prefixes.put(match.at("/path/value").asText(), service));
            }
            paths.forEach((service, own) -> own.forEach(path -> {
                String to = prefixes.entrySet().stream()
                        .filter(prefix -> (path + "/").startsWith(prefix.getKey() + "/"))
                        .max(Map.Entry.comparingByKey(java.util.Comparator.comparingInt(String::length)))
                        .map(Map.Entry::getValue)
                        .orElse("nobody");
                if (!to.equals(service)) {
                    findings.add(new Finding(NAME, route.id(), path + " goes to " + to + " and is " + service + "'s"));
                }
            }));
        }
        return findings;
    }
}
