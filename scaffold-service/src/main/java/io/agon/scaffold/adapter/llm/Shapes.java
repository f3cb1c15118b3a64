package io.agon.scaffold.adapter.llm;

import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonBooleanSchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import io.agon.inference.ReplyShape;
import io.agon.scaffold.domain.plan.Artefact;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The forms that endpoints are asked to keep to: those of the artefacts, read off their records. */
final class Shapes {
    private static final Map<Class<?>, ReplyShape> KNOWN = new ConcurrentHashMap<>();

    private Shapes() {}

    static ReplyShape of(Class<? extends Artefact> kind) {
        return KNOWN.computeIfAbsent(
                kind,
                type -> new ReplyShape(JsonSchema.builder()
                        .name(name(type))
                        .rootElement(object(type))
                        .build()));
    }

    /** Such as {@code scene_plan}. */
    private static String name(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=.)([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
    }

    private static JsonObjectSchema object(Class<?> type) {
        JsonObjectSchema.Builder object = JsonObjectSchema.builder();
        for (RecordComponent component : type.getRecordComponents()) {
            object.addProperty(component.getName(), element(component.getGenericType()));
        }
        return object.required(Stream.of(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList())
                .additionalProperties(false)
                .build();
    }

    private static JsonSchemaElement element(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return JsonArraySchema.builder()
                    .items(element(list.getActualTypeArguments()[0]))
                    .build();
        }
        if (type == String.class) {
            return JsonStringSchema.builder().build();
        }
        if (type == int.class || type == Integer.class) {
            return JsonIntegerSchema.builder().build();
        }
        if (type == boolean.class) {
            return JsonBooleanSchema.builder().build();
        }
        Class<?> named = (Class<?>) type;
        if (named.isEnum()) {
            return JsonEnumSchema.builder()
                    .enumValues(Stream.of(named.getEnumConstants())
                            .map(Object::toString)
                            .toList())
                    .build();
        }
        return object(named);
    }
}
