package io.agon.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Settings of ours are those that docs/configuration.md has: a service ignores a variable that it does not know. */
final class SettingRules implements Rule {
    private static final String NAME = "settings";
    private static final Pattern KEY = Pattern.compile("`(agon\\.[a-zA-Z.-]+)`((?:, `\\.[a-z.-]+`)*)");
    private static final Set<String> LISTENING =
            Set.of("AGON_HTTP_HOST", "AGON_HTTP_PORT", "AGON_MANAGEMENT_HOST", "AGON_MANAGEMENT_PORT");

    private final List<Pattern> known = new ArrayList<>();

    SettingRules(Path project) {
        String page;
        try {
            page = Files.readString(project.resolve("docs/configuration.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Matcher keys = KEY.matcher(page);
        while (keys.find()) {
            String key = keys.group(1);
            known.add(pattern(key));
            for (String sibling : keys.group(2).split("[, `]+", -1)) {
                if (!sibling.isEmpty()) {
                    known.add(pattern(key.substring(0, key.lastIndexOf('.')) + sibling));
                }
            }
        }
    }

    /** Words in capitals stand for any name. */
    private static Pattern pattern(String key) {
        StringBuilder pattern = new StringBuilder();
        for (String word : key.split("\\.", -1)) {
            pattern.append(pattern.isEmpty() ? "" : "_");
            boolean any = word.equals("*") || word.equals(word.toUpperCase(Locale.ROOT));
            pattern.append(any ? "[A-Z0-9_]+" : word.replace('-', '_').toUpperCase(Locale.ROOT));
        }
        return Pattern.compile(pattern.toString());
    }

    @Override
    public List<Finding> findings(Manifests manifests) {
        Map<String, String> variables = new TreeMap<>();
        for (Resource map : manifests.of("ConfigMap")) {
            Resource.strings(map.json().path("data")).keySet().forEach(name -> variables.put(name, map.id()));
        }
        for (Resource workload : manifests.workloads()) {
            boolean service = workload.podLabels()
                    .getOrDefault("app.kubernetes.io/name", "")
                    .endsWith("-service");
            for (JsonNode container : workload.allContainers()) {
                if (service) {
                    container
                            .path("env")
                            .forEach(variable ->
                                    variables.put(variable.path("name").asText(), workload.id()));
                }
            }
        }
        List<Finding> findings = new ArrayList<>();
        variables.forEach((name, where) -> {
            if (name.startsWith("AGON_")
                    && !LISTENING.contains(name)
                    && known.stream().noneMatch(key -> key.matcher(name).matches())) {
                findings.add(new Finding(NAME, where, name + " is no setting of docs/configuration.md"));
            }
        });
        return findings;
    }
}
