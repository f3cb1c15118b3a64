package io.agon.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Custom resources against their types in TypeScript: the compiler refuses an object with a field that its type does not have. */
final class TypeSchemas implements Rule {
    private static final Map<String, String> PACKAGES = Map.of(
            "external-secrets.io", "external-secrets",
            "gateway.networking.k8s.io", "gateway-api",
            "keda.sh", "keda",
            "monitoring.coreos.com", "prometheus-operator",
            "postgresql.cnpg.io", "cloudnative-pg");
    private static final Pattern ERROR = Pattern.compile("(?m)^manifests\\.ts\\((\\d+),\\d+\\): error (.*)$");
    private static final String SETTINGS = """
            {"compilerOptions": {"strict": true, "noEmit": true, "skipLibCheck": true, "module": "nodenext",
              "moduleResolution": "nodenext", "target": "es2022", "types": []}, "files": ["manifests.ts"]}
            """;

    private final Path packages;

    /** @param packages the folder with {@code node_modules} */
    TypeSchemas(Path packages) {
        this.packages = packages.toAbsolutePath();
    }

    static boolean knows(String group) {
        return PACKAGES.containsKey(group);
    }

    @Override
    public List<Finding> findings(Manifests manifests) {
        TreeSet<String> imports = new TreeSet<>();
        List<Resource> custom =
                manifests.all().stream().filter(one -> knows(one.group())).toList();
        if (custom.isEmpty()) {
            return List.of();
        }
        for (Resource one : custom) {
            imports.add("import type { I%2$s as I%2$s_%4$s } from \"@kubernetes-models/%1$s/%3$s/%4$s/%2$s\";"
                    .formatted(PACKAGES.get(one.group()), one.kind(), one.group(), one.version()));
        }
        // one line each, so that an error's line says which
        Map<Integer, Resource> lines = new HashMap<>();
        List<String> source = new ArrayList<>(imports);
        for (Resource one : custom) {
            source.add("export const r%d: I%s_%s = %s;".formatted(source.size(), one.kind(), one.version(), text(one)));
            lines.put(source.size(), one);
        }
        List<Finding> findings = new ArrayList<>();
        Matcher errors = ERROR.matcher(compile(source));
        while (errors.find()) {
            Resource of = lines.get(Integer.parseInt(errors.group(1)));
            findings.add(new Finding("schema", of == null ? "imports" : of.id(), errors.group(2)));
        }
        return findings;
    }

    private String compile(List<String> source) {
        try {
            Files.write(packages.resolve("manifests.ts"), source);
            Files.writeString(packages.resolve("tsconfig.json"), SETTINGS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String compiler = packages.resolve("node_modules/typescript/bin/tsc").toString();
        Program.Output output = Program.run(List.of("node", compiler, "--pretty", "false", "-p", "."), packages);
        if (output.status() != 0 && !ERROR.matcher(output.text()).find()) {
            throw new IllegalStateException("the types could not be compiled: " + output.text());
        }
        return output.text();
    }

    private static String text(Resource resource) {
        try {
            return new ObjectMapper().writeValueAsString(resource.json());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
