package io.agon.evolution.adapter.http;

import io.agon.http.Problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Takes apart what OpenRLHF sends to a remote reward model: {@code query} holds prompt and answer in one, {@code prompts} the prompts
 * alone, {@code labels} whatever the data set has for each.
 */
final class RemoteQueries {
    private static final Pattern END_MARKS = Pattern.compile("(?:\\s*(?:<\\|[^|<>]{1,40}\\|>|</s>|<eos>))+\\s*$");

    private RemoteQueries() {}

    /** Items as an order has them. */
    static List<Map<String, Object>> items(Map<?, ?> asked) {
        List<?> queries = list(asked, "query", null);
        List<?> prompts = list(asked, "prompts", queries);
        List<?> labels = asked.get("labels") == null ? prompts : list(asked, "labels", queries);
        List<Map<String, Object>> items = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            String prompt = text("prompts", i, prompts.get(i));
            String query = text("query", i, queries.get(i));
            String label = labels.get(i) == null ? "" : text("labels", i, labels.get(i));
            String answer = query.startsWith(prompt) ? query.substring(prompt.length()) : query;
            items.add(Map.of(
                    "id",
                    Integer.toString(i),
                    "group",
                    prompt,
                    "brief",
                    label.isBlank() ? prompt : label,
                    "text",
                    END_MARKS.matcher(answer).replaceFirst("").strip()));
        }
        return items;
    }

    private static List<?> list(Map<?, ?> asked, String key, List<?> asLongAs) {
        if (!(asked.get(key) instanceof List<?> list)) {
            throw unfit(key + " must be a list of texts");
        }
        if (asLongAs != null && list.size() != asLongAs.size()) {
            throw unfit(
                    key + " has " + list.size() + " entries: must have as many as query, which has " + asLongAs.size());
        }
        return list;
    }

    private static String text(String key, int at, Object value) {
        if (!(value instanceof String text)) {
            throw unfit(key + "[" + at + "] must be a text");
        }
        return text;
    }

    private static Problem.Raised unfit(String detail) {
        return Problem.of(422, "rewards-invalid", "The texts cannot be rewarded", detail)
                .raised();
    }
}
