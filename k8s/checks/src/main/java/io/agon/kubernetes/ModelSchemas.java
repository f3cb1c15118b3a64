package io.agon.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonParser;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.kubernetes.client.openapi.JSON;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Manifests against the models of two Java clients, as neither finds everything: fabric8's, which Strimzi's extend, tell which fields
 * they do not know; those of the official client tell what is missing and which quantities are none.
 */
final class ModelSchemas implements Rule {
    private static final String NAME = "schema";
    private static final ObjectMapper JSON_MAPPER = new ObjectMapper();
    private static final Set<String> BUILT_IN = Set.of(
            "",
            "apps",
            "autoscaling",
            "batch",
            "networking.k8s.io",
            "policy",
            "rbac.authorization.k8s.io",
            "scheduling.k8s.io");
    private static final Set<String> FABRIC8_ONLY = Set.of("gateway.networking.k8s.io", "kafka.strimzi.io");

    private static final Map<String, Class<? extends HasMetadata>> STRIMZI = Map.of(
            "Kafka", Kafka.class,
            "KafkaNodePool", KafkaNodePool.class,
            "KafkaTopic", KafkaTopic.class,
            "KafkaUser", KafkaUser.class);

    private final KubernetesSerialization fabric8 = new KubernetesSerialization();

    static {
        // makes the mapping of dates and quantities
        var unused = JSON.getGson();
    }

    static boolean knows(String group) {
        return BUILT_IN.contains(group) || FABRIC8_ONLY.contains(group);
    }

    @Override
    public List<Finding> findings(Manifests manifests) {
        List<Finding> findings = new ArrayList<>();
        for (Resource resource : manifests.all()) {
            if (BUILT_IN.contains(resource.group())) {
                official(resource, findings);
            }
            if (knows(resource.group())) {
                fabric8(resource, findings);
            }
        }
        return findings;
    }

    private static void official(Resource resource, List<Finding> findings) {
        String prefix = resource.version().substring(0, 1).toUpperCase(Locale.ROOT)
                + resource.version().substring(1);
        try {
            Class<?> model = Class.forName("io.kubernetes.client.openapi.models." + prefix + resource.kind());
            String text = JSON_MAPPER.writeValueAsString(resource.json());
            model.getMethod("validateJsonElement", com.google.gson.JsonElement.class)
                    .invoke(null, JsonParser.parseString(text));
            Object unused = JSON.deserialize(text, model);
        } catch (ClassNotFoundException e) {
            findings.add(new Finding(NAME, resource.id(), "there is no " + resource.apiVersion() + " of this kind"));
        } catch (InvocationTargetException e) {
            findings.add(new Finding(NAME, resource.id(), e.getCause().getMessage()));
        } catch (RuntimeException e) {
            findings.add(new Finding(NAME, resource.id(), String.valueOf(e.getMessage())));
        } catch (JsonProcessingException | ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void fabric8(Resource resource, List<Finding> findings) {
        try {
            String text = JSON_MAPPER.writeValueAsString(resource.json());
            HasMetadata model = fabric8.unmarshal(text, STRIMZI.getOrDefault(resource.kind(), HasMetadata.class));
            if (model instanceof GenericKubernetesResource
                    || !model.getApiVersion().equals(resource.apiVersion())) {
                findings.add(new Finding(NAME, resource.id(), resource.apiVersion() + " is not known"));
                return;
            }
            unknown(resource, model, "", findings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (RuntimeException e) {
            findings.add(new Finding(NAME, resource.id(), root(e)));
        }
    }

    private static String root(Throwable e) {
        Throwable at = e;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return String.valueOf(at.getMessage()).lines().findFirst().orElse("");
    }

    /** Fields that a model did not know are kept beside those that it has. */
    private static void unknown(Resource resource, Object model, String path, List<Finding> findings) {
        switch (model) {
            case null -> {}
            case Collection<?> all -> {
                int i = 0;
                for (Object one : all) {
                    unknown(resource, one, path + "[" + i++ + "]", findings);
                }
            }
            case Map<?, ?> all -> all.forEach((key, value) -> unknown(resource, value, path + "." + key, findings));
            default -> {
                String name = model.getClass().getName();
                if ((name.startsWith("io.fabric8.") || name.startsWith("io.strimzi."))
                        && !model.getClass().isEnum()) {
                    for (Class<?> type = model.getClass(); type != Object.class; type = type.getSuperclass()) {
                        for (Field field : type.getDeclaredFields()) {
                            if (!Modifier.isStatic(field.getModifiers())) {
                                field(resource, model, field, path, findings);
                            }
                        }
                    }
                }
            }
        }
    }

    private static void field(Resource resource, Object model, Field field, String path, List<Finding> findings) {
        try {
            field.setAccessible(true);
            Object value = field.get(model);
            if (field.getName().equals("additionalProperties")) {
                if (value instanceof Map<?, ?> more && !more.isEmpty()) {
                    more.keySet()
                            .forEach(key -> findings.add(
                                    new Finding(NAME, resource.id(), "there is no field " + path + "." + key)));
                }
            } else {
                unknown(resource, value, path + "." + field.getName(), findings);
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
