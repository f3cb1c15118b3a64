package io.agon.datasets.training;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.datasets.training.Source.Origin;
import io.agon.datasets.training.Source.Pair;
import io.agon.datasets.training.Source.Revision;
import io.agon.datasets.training.Source.Story;

/**
 * Records. Every record of a kind has the same fields of the same types, none of them null: the readers of JSON lines infer a schema from
 * the first ones.
 */
final class Rows {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String USER = "user";
    private static final String ASSISTANT = "assistant";

    private Rows() {}

    static ObjectNode story(Origin origin, Story story, String text) {
        ObjectNode row = NODES.objectNode();
        ArrayNode messages = row.putArray("messages");
        say(messages, USER, origin.request().text());
        say(messages, ASSISTANT, text);
        row.put("rating", story.rating()).put("rank", story.rank()).put("words", story.words());
        row.put("run", origin.id())
                .put("candidate", story.candidate())
                .put("generation", story.generation())
                .put("parents", String.join(" ", story.parents()))
                .put("model", story.model())
                .put("promptHash", story.promptHash());
        return row.put("simulated", story.simulated());
    }

    /** @param low lower bound of the margin */
    static ObjectNode preference(
            Layout layout,
            Origin origin,
            Pair pair,
            double low,
            Story chosen,
            String chosenText,
            Story rejected,
            String rejectedText) {
        ObjectNode row = NODES.objectNode();
        String request = origin.request().text();
        switch (layout) {
            case CHAT -> {
                say(row.putArray("prompt"), USER, request);
                say(row.putArray("chosen"), ASSISTANT, chosenText);
                say(row.putArray("rejected"), ASSISTANT, rejectedText);
            }
            case LLAMA_FACTORY -> {
                say(row.putArray("messages"), USER, request);
                row.set("chosen", said(ASSISTANT, chosenText));
                row.set("rejected", said(ASSISTANT, rejectedText));
            }
        }
        row.put("margin", pair.margin()).put("marginLow", low);
        row.put("wins", pair.shownFirst().won() + pair.shownSecond().won())
                .put("losses", pair.shownFirst().lost() + pair.shownSecond().lost())
                .put("ties", pair.shownFirst().tied() + pair.shownSecond().tied())
                .put("chosenShownFirst", pair.shownFirst().all())
                .put("chosenShownSecond", pair.shownSecond().all());
        row.put("chosenWords", chosen.words()).put("rejectedWords", rejected.words());
        row.put("chosenGeneration", chosen.generation()).put("rejectedGeneration", rejected.generation());
        row.put("run", origin.id())
                .put("chosenCandidate", chosen.candidate())
                .put("rejectedCandidate", rejected.candidate());
        return row.put("simulated", origin.simulated());
    }

    /** With the fields that verl and OpenRLHF look for beside those of TRL. */
    static ObjectNode prompt(Origin origin, String split, long index) {
        WritingRequest request = origin.request();
        ObjectNode row = NODES.objectNode();
        row.put("data_source", "agon");
        say(row.putArray("prompt"), USER, request.text());
        row.put("ability", "creative-writing");
        row.putObject("reward_model").put("style", "rule").put("ground_truth", "");
        row.putObject("extra_info")
                .put("split", split)
                .put("index", index)
                .put("brief", request.brief())
                .put("form", request.form());
        row.put("brief", request.brief())
                .put("form", request.form())
                .put("minWords", request.minWords())
                .put("maxWords", request.maxWords())
                .put("rubric", origin.rubric());
        return row.put("run", origin.id());
    }

    static ObjectNode reflection(Origin origin, Revision revision) {
        ObjectNode row = NODES.objectNode();
        ArrayNode messages = row.putArray("messages");
        untilRevision(messages, origin, revision);
        say(messages, ASSISTANT, revision.text());
        return about(row, origin, revision);
    }

    static ObjectNode outcome(Layout layout, Origin origin, Revision revision) {
        ObjectNode row = NODES.objectNode();
        switch (layout) {
            case CHAT -> {
                untilRevision(row.putArray("prompt"), origin, revision);
                say(row.putArray("completion"), ASSISTANT, revision.text());
            }
            case LLAMA_FACTORY -> {
                ArrayNode messages = row.putArray("messages");
                untilRevision(messages, origin, revision);
                say(messages, ASSISTANT, revision.text());
            }
        }
        row.put("label", revision.kept());
        return about(row, origin, revision);
    }

    private static void untilRevision(ArrayNode messages, Origin origin, Revision revision) {
        say(
                messages,
                USER,
                origin.request().text() + "\n\nThis is a draft:\n\n" + revision.draft()
                        + "\n\nWhat weakens it most, and what is to be done about it?");
        say(
                messages,
                ASSISTANT,
                "Weakest: " + revision.criterion() + ". " + revision.finding()
                        + (revision.cause() == null ? "" : "\nCause: " + revision.cause()) + "\nTo do: "
                        + revision.action());
        say(messages, USER, "Revise it so. Reply with the text alone.");
    }

    private static ObjectNode about(ObjectNode row, Origin origin, Revision revision) {
        row.put("criterion", revision.criterion())
                .put("action", revision.action())
                .put("before", revision.before())
                .put("after", revision.after())
                .put("gain", revision.after() - revision.before());
        return row.put("rubric", origin.rubric())
                .put("origin", origin.id())
                .put("improvement", revision.owner())
                .put("attempt", revision.number())
                .put("simulated", revision.simulated());
    }

    private static void say(ArrayNode messages, String role, String content) {
        messages.add(said(role, content));
    }

    private static ObjectNode said(String role, String content) {
        return NODES.objectNode().put("role", role).put("content", content);
    }
}
