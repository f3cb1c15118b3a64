package io.agon.kubernetes;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Kinds for which no library has types, against schemas of what we use of them; a kind that nothing here knows is a finding. */
final class OwnSchemas implements Rule {
    private static final Map<String, String> KINDS = Map.of("barmancloud.cnpg.io/v1 ObjectStore", "object-store.json");

    @Override
    public List<Finding> findings(Manifests manifests) {
        List<Finding> findings = new ArrayList<>();
        for (Resource resource : manifests.all()) {
            String file = KINDS.get(resource.apiVersion() + " " + resource.kind());
            if (file != null) {
                InputStream in = OwnSchemas.class.getResourceAsStream("/schemas/" + file);
                JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(in);
                schema.validate(resource.json())
                        .forEach(message -> findings.add(new Finding("schema", resource.id(), message.getMessage())));
            } else if (!ModelSchemas.knows(resource.group()) && !TypeSchemas.knows(resource.group())) {
                findings.add(new Finding("schema", resource.id(), resource.apiVersion() + " has no schema here"));
            }
        }
        return findings;
    }
}
