package io.agon.judge.adapter.llm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonNumberSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import io.agon.inference.Fence;
import io.agon.inference.ReplyShape;
import io.agon.judge.adapter.llm.StrictJson.Unfit;
import io.agon.judge.domain.asking.Reading;
import io.agon.judge.domain.coding.Coded;
import io.agon.judge.domain.coding.CodingTask.Category;
import io.agon.judge.domain.coding.CodingTask.Code;
import io.agon.judge.domain.coding.CodingTask.Evidence;
import io.agon.judge.domain.coding.CodingTask.Sample;
import io.agon.judge.domain.judging.Criterion;
import io.agon.stylometry.Quotations;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The replies of coders, one form for each step, read strictly: no field too many or too few, numbers that name something, nothing
 * twice. Evidence that does not stand in its sample is left out and counted; a code that has none left is left out with it.
 */
final class CodingReplies {
    private static final int MOST = 500;
    private static final int LONGEST_WORD = 200;
    private static final int LONGEST = 2_000;
    private static final int LEVELS = 5;
    private static final JsonStringSchema TEXT = JsonStringSchema.builder().build();
    private static final JsonIntegerSchema NUMBER = JsonIntegerSchema.builder().build();

    private CodingReplies() {}

    static ReplyShape codesShape() {
        return shape(
                "open_codes",
                "codes",
                object(
                        "label",
                        TEXT,
                        "description",
                        TEXT,
                        "effect",
                        JsonEnumSchema.builder()
                                .enumValues("strength", "weakness")
                                .build(),
                        "evidence",
                        list(object("sample", NUMBER, "quote", TEXT))));
    }

    static Reading<Coded> codes(String reply, List<Sample> samples) {
        return StrictJson.read(reply, Set.of("codes"), root -> {
            List<Quotations> texts = samples.stream()
                    .map(sample -> Quotations.of(Fence.visible(sample.text())))
                    .toList();
            List<Code> codes = new ArrayList<>();
            int misquotes = 0;
            for (JsonNode node : entries(root.get("codes"))) {
                StrictJson.object(node, Set.of("label", "description", "effect", "evidence"));
                List<Evidence> standing = new ArrayList<>();
                for (JsonNode each : entries(node.get("evidence"))) {
                    StrictJson.object(each, Set.of("sample", "quote"));
                    int sample = number(each.get("sample"), 1, samples.size());
                    String quote = text(each.get("quote"), LONGEST);
                    if (texts.get(sample - 1).hold(quote)) {
                        standing.add(new Evidence(samples.get(sample - 1).id(), quote));
                    } else {
                        misquotes++;
                    }
                }
                boolean strength = switch (text(node.get("effect"), LONGEST_WORD)) {
                    case "strength" -> true;
                    case "weakness" -> false;
                    default -> throw new Unfit("wrong-effect");
                };
                if (!standing.isEmpty()) {
                    codes.add(new Code(
                            text(node.get("label"), LONGEST_WORD),
                            text(node.get("description"), LONGEST),
                            strength,
                            standing));
                }
            }
            if (codes.isEmpty()) {
                throw new Unfit("no-evidence");
            }
            return new Coded.Codes(codes, misquotes);
        });
    }

    static ReplyShape categoriesShape() {
        return shape(
                "categories",
                "categories",
                object("name", TEXT, "description", TEXT, "low", TEXT, "high", TEXT, "codes", list(NUMBER)));
    }

    static Reading<Coded> categories(String reply, int codes) {
        return StrictJson.read(reply, Set.of("categories"), root -> {
            List<Category> categories = new ArrayList<>();
            Set<Integer> placed = new HashSet<>();
            Set<String> names = new HashSet<>();
            for (JsonNode node : entries(root.get("categories"))) {
                StrictJson.object(node, Set.of("name", "description", "low", "high", "codes"));
                List<Integer> members = numbers(node.get("codes"), 1, codes);
                if (members.isEmpty() || !members.stream().allMatch(placed::add)) {
                    throw new Unfit("wrong-codes");
                }
                categories.add(new Category(
                        unique(text(node.get("name"), LONGEST_WORD), names),
                        text(node.get("description"), LONGEST),
                        text(node.get("low"), LONGEST),
                        text(node.get("high"), LONGEST),
                        members));
            }
            return new Coded.Categories(filled(categories));
        });
    }

    static ReplyShape criteriaShape() {
        return shape(
                "core_criteria",
                "criteria",
                object(
                        "name", TEXT,
                        "description", TEXT,
                        "weight", JsonNumberSchema.builder().build(),
                        "levels", list(TEXT),
                        "categories", list(NUMBER)));
    }

    static Reading<Coded> criteria(String reply, int categories) {
        return StrictJson.read(reply, Set.of("criteria"), root -> {
            List<Criterion> criteria = new ArrayList<>();
            List<List<Integer>> sources = new ArrayList<>();
            Set<String> names = new HashSet<>();
            for (JsonNode node : entries(root.get("criteria"))) {
                StrictJson.object(node, Set.of("name", "description", "weight", "levels", "categories"));
                List<String> levels = new ArrayList<>();
                for (JsonNode level : entries(node.get("levels"))) {
                    levels.add(text(level, LONGEST));
                }
                JsonNode weight = node.get("weight");
                if (levels.size() != LEVELS
                        || !weight.isNumber()
                        || !(weight.asDouble() > 0 && weight.asDouble() <= 100)) {
                    throw new Unfit("wrong-levels");
                }
                List<Integer> from = numbers(node.get("categories"), 1, categories);
                if (from.isEmpty()) {
                    throw new Unfit("no-source");
                }
                criteria.add(new Criterion(
                        unique(text(node.get("name"), LONGEST_WORD), names),
                        text(node.get("description"), LONGEST),
                        weight.asDouble(),
                        levels));
                sources.add(from);
            }
            return new Coded.Criteria(filled(criteria), sources);
        });
    }

    static ReplyShape coverageShape() {
        return new ReplyShape(JsonSchema.builder()
                .name("coverage")
                .rootElement(object("covered", list(NUMBER)))
                .build());
    }

    static Reading<Coded> coverage(String reply, int codes, int categories) {
        return StrictJson.read(reply, Set.of("covered"), root -> {
            List<Integer> covered = new ArrayList<>();
            JsonNode list = root.get("covered");
            if (!list.isArray() || list.size() != codes) {
                throw new Unfit("wrong-number");
            }
            list.forEach(node -> covered.add(number(node, 0, categories)));
            return new Coded.Coverage(covered);
        });
    }

    private static ReplyShape shape(String name, String list, JsonObjectSchema entry) {
        return new ReplyShape(JsonSchema.builder()
                .name(name)
                .rootElement(object(list, list(entry)))
                .build());
    }

    private static JsonArraySchema list(JsonSchemaElement items) {
        return JsonArraySchema.builder().items(items).build();
    }

    /** @param fields names and schemas by turns */
    private static JsonObjectSchema object(Object... fields) {
        JsonObjectSchema.Builder object = JsonObjectSchema.builder();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            names.add((String) fields[i]);
            object.addProperty(names.getLast(), (JsonSchemaElement) fields[i + 1]);
        }
        return object.required(names).additionalProperties(false).build();
    }

    private static Iterable<JsonNode> entries(JsonNode list) {
        if (list == null || !list.isArray() || list.size() > MOST) {
            throw new Unfit("wrong-types");
        }
        return list;
    }

    private static <T> List<T> filled(List<T> list) {
        if (list.isEmpty()) {
            throw new Unfit("empty");
        }
        return list;
    }

    private static String text(JsonNode node, int longest) {
        if (!node.isTextual() || node.asText().isBlank() || node.asText().length() > longest) {
            throw new Unfit("wrong-types");
        }
        return node.asText().strip();
    }

    private static int number(JsonNode node, int least, int most) {
        if (!node.isIntegralNumber() || node.asLong() < least || node.asLong() > most) {
            throw new Unfit("wrong-number");
        }
        return node.asInt();
    }

    private static List<Integer> numbers(JsonNode list, int least, int most) {
        List<Integer> numbers = new ArrayList<>();
        entries(list).forEach(node -> numbers.add(number(node, least, most)));
        return numbers;
    }

    private static String unique(String name, Set<String> names) {
        if (!names.add(name.toLowerCase(Locale.ROOT))) {
            throw new Unfit("name-twice");
        }
        return name;
    }
}
