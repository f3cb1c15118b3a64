package io.agon.scaffold.format.dataset;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agon.datasets.DatasetZip;
import io.agon.manuscript.Provenance;
import io.agon.scaffold.application.port.Tokenizer;
import io.agon.scaffold.domain.plan.Prompts.UserPrompt;
import io.agon.scaffold.domain.trajectory.Block;
import io.agon.scaffold.domain.trajectory.Packing;
import io.agon.scaffold.domain.trajectory.Trajectory;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** The records of one trajectory in one layout, one after the other. */
final class Records {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String SYSTEM =
            "You are a novelist. You plan from the coarse to the fine and write what was planned.";
    private static final int CHARACTERS_BEFORE = 1_200;

    private final Trajectory trajectory;
    private final boolean simulated;
    private final Tokenizer tokenizer;
    private final int contextTokens;

    Records(Trajectory trajectory, boolean simulated, Tokenizer tokenizer, int contextTokens) {
        this.trajectory = trajectory;
        this.simulated = simulated;
        this.tokenizer = tokenizer;
        this.contextTokens = contextTokens;
    }

    void of(Layout layout, DatasetZip.Taker taker) throws IOException {
        switch (layout) {
            case STAGES -> stages(taker);
            case BOOKS -> books(taker);
            case LONGPAGE -> longPage(taker);
            case PACKED -> packed(taker);
        }
    }

    private void stages(DatasetZip.Taker taker) throws IOException {
        String premise = trajectory.one(Block.Kind.PREMISE).text();
        String world = trajectory.one(Block.Kind.WORLD).text();
        String cast = trajectory.one(Block.Kind.CAST).text();
        String arcs = trajectory.one(Block.Kind.ARCS).text();
        for (UserPrompt prompt : trajectory.prompts()) {
            taker.take(stage("premise", 0, 0, prompt.text() + "\n\nPlan this book: its premise.", premise)
                    .put("specificity", prompt.specificity().toString()));
        }
        taker.take(stage("world", 0, 0, premise + "\n\nWhere and how is it told?", world));
        taker.take(stage("cast", 0, 0, premise + "\n\n" + world + "\n\nWho are its characters?", cast));
        taker.take(
                stage("arcs", 0, 0, premise + "\n\n" + cast + "\n\nWhich lines of development run through it?", arcs));
        String overall = premise + "\n\n" + arcs;
        String chapter = "";
        String scene = "";
        String before = "";
        for (Block block : trajectory.blocks()) {
            switch (block.kind()) {
                case CHAPTER_PLAN -> {
                    chapter = block.text();
                    taker.take(stage(
                            "chapter-plan",
                            block.chapter(),
                            0,
                            overall + "\n\nPlan chapter " + block.chapter() + ".",
                            chapter));
                }
                case SCENE_PLAN -> {
                    scene = block.text();
                    taker.take(stage(
                            "scene-plan",
                            block.chapter(),
                            block.scene(),
                            premise + "\n\n" + chapter + "\n\nPlan scene " + block.scene() + " of this chapter.",
                            scene));
                }
                case TEXT -> {
                    String user = premise + "\n\n" + world + "\n\n" + chapter + "\n\n" + scene
                            + (before.isEmpty() ? "" : "\n\nThe last lines before it:\n" + before)
                            + "\n\nWrite this scene.";
                    taker.take(stage("text", block.chapter(), block.scene(), user, block.text()));
                    before = ending(block.text());
                }
                case PREMISE, WORLD, CAST, ARCS, MATTER -> {}
            }
        }
    }

    private static String ending(String text) {
        int from = Math.max(0, text.length() - CHARACTERS_BEFORE);
        int line = text.indexOf('\n', from);
        return text.substring(from == 0 || line < 0 ? from : line).strip();
    }

    private ObjectNode stage(String stage, int chapter, int scene, String user, String assistant) {
        ObjectNode node = conversation(user, assistant).put("stage", stage);
        if (chapter > 0) {
            node.put("chapter", chapter);
        }
        if (scene > 0) {
            node.put("scene", scene);
        }
        return about(node);
    }

    private void books(DatasetZip.Taker taker) throws IOException {
        String answer = trajectory.blocks().stream()
                .filter(block -> block.kind() != Block.Kind.MATTER)
                .map(Records::tagged)
                .collect(Collectors.joining("\n"));
        for (UserPrompt prompt : trajectory.prompts()) {
            taker.take(about(conversation(prompt.text(), answer)
                    .put("specificity", prompt.specificity().toString())));
        }
    }

    /** Between tags that name what it is; the text itself is as the author left it. */
    private static String tagged(Block block) {
        String tag = block.kind().word();
        String place = (block.chapter() > 0 ? " chapter=\"" + block.chapter() + "\"" : "")
                + (block.scene() > 0 ? " scene=\"" + block.scene() + "\"" : "");
        return "<" + tag + place + ">\n" + block.text() + "\n</" + tag + ">";
    }

    private void longPage(DatasetZip.Taker taker) throws IOException {
        String thinking = trajectory.blocks().stream()
                .filter(block -> !block.kind().original())
                .map(Records::tagged)
                .collect(Collectors.joining("\n"));
        String text = trajectory.of(Block.Kind.TEXT).stream().map(Block::text).collect(Collectors.joining());
        for (UserPrompt prompt : trajectory.prompts()) {
            ObjectNode node = NODES.objectNode()
                    .put("prompt", prompt.text())
                    .put("thinking", thinking)
                    .put("book", text)
                    .put("specificity", prompt.specificity().toString())
                    .put("tokens", tokens(List.of(prompt.text(), thinking, text)));
            taker.take(about(node));
        }
    }

    private void packed(DatasetZip.Taker taker) throws IOException {
        List<Packing.Window> windows = new Packing(trajectory, contextTokens, tokenizer::count).windows();
        for (Packing.Window window : windows) {
            ObjectNode node = NODES.objectNode();
            messages(node, window.plan() + "\n\nWrite this part of the book.", window.text());
            node.put("window", window.number());
            node.put("windows", windows.size());
            node.put("tokens", window.tokens());
            taker.take(about(node));
        }
    }

    private ObjectNode conversation(String user, String assistant) {
        ObjectNode node = NODES.objectNode();
        messages(node, user, assistant);
        return node.put("tokens", tokens(List.of(SYSTEM, user, assistant)));
    }

    private static void messages(ObjectNode node, String user, String assistant) {
        node.putArray("messages")
                .add(NODES.objectNode().put("role", "system").put("content", SYSTEM))
                .add(NODES.objectNode().put("role", "user").put("content", user))
                .add(NODES.objectNode().put("role", "assistant").put("content", assistant));
    }

    private int tokens(List<String> texts) {
        return texts.stream().mapToInt(tokenizer::count).sum();
    }

    /** Where the record comes from. */
    private ObjectNode about(ObjectNode node) {
        Provenance provenance = trajectory.book().provenance();
        ObjectNode source = node.putObject("source");
        source.put("title", trajectory.book().title().orElse(null));
        source.put("author", trajectory.book().author().orElse(null));
        source.put("language", trajectory.book().language().orElse(null));
        source.put("licence", provenance.licence().orElse(null));
        source.put("ebook", provenance.ebook().orElse(null));
        source.put("fileSha256", provenance.fileSha256());
        source.put("sha256", trajectory.book().sha256());
        return node.put("simulated", simulated);
    }

    /** The trajectory as one document. */
    static ObjectNode document(Trajectory trajectory, boolean simulated) {
        ObjectNode node = NODES.objectNode().put("format", "agon-trajectory@1").put("simulated", simulated);
        node.put("title", trajectory.book().title().orElse(null));
        node.put("author", trajectory.book().author().orElse(null));
        node.put("sha256", trajectory.book().sha256());
        var prompts = node.putArray("prompts");
        trajectory
                .prompts()
                .forEach(prompt -> prompts.addObject()
                        .put("specificity", prompt.specificity().toString())
                        .put("text", prompt.text()));
        var blocks = node.putArray("blocks");
        for (Block block : trajectory.blocks()) {
            ObjectNode each = blocks.addObject()
                    .put("kind", block.kind().word())
                    .put("role", block.kind() == Block.Kind.MATTER ? "none" : "assistant");
            if (block.chapter() > 0) {
                each.put("chapter", block.chapter());
            }
            if (block.scene() > 0) {
                each.put("scene", block.scene());
            }
            each.put("text", block.text());
        }
        return node;
    }
}
