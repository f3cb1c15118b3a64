package io.agon.scaffold.domain.trajectory;

import io.agon.scaffold.domain.plan.Arcs;
import io.agon.scaffold.domain.plan.Cast;
import io.agon.scaffold.domain.plan.PlanText;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Cuts a trajectory into windows that fit a context. In front of each window stands the same plan of the book, and the plans of
 * the chapters and scenes that the window tells. Windows end with a scene; a scene that fits into none is cut between paragraphs,
 * a paragraph that fits into none between words. The texts of the windows, one after the other, are the text of all chapters.
 */
public final class Packing {
    /** Fewest tokens of a context. */
    public static final int LEAST_CONTEXT = 2_048;

    private static final double MOST_OVERALL = 0.35;
    private static final double MOST_PLANS = 0.7;
    private static final int FRAME = 32;

    private final Trajectory trajectory;
    private final int contextTokens;
    private final ToIntFunction<String> tokens;
    private final Map<String, String> plans = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final String overall;

    /**
     * @param contextTokens of a window, plan and text together, at least {@value #LEAST_CONTEXT}
     * @param tokens counts those of a text
     */
    public Packing(Trajectory trajectory, int contextTokens, ToIntFunction<String> tokens) {
        if (contextTokens < LEAST_CONTEXT) {
            throw new IllegalArgumentException(
                    "contextTokens is " + contextTokens + ": must be at least " + LEAST_CONTEXT);
        }
        this.trajectory = trajectory;
        this.contextTokens = contextTokens;
        this.tokens = tokens;
        this.overall = overall();
        trajectory.of(Block.Kind.CHAPTER_PLAN).forEach(block -> plans.put(place(block.chapter(), 0), block.text()));
        trajectory
                .of(Block.Kind.SCENE_PLAN)
                .forEach(block -> plans.put(place(block.chapter(), block.scene()), block.text()));
    }

    /**
     * A window.
     *
     * @param number from 1
     * @param plan of the book, and of what the window tells
     * @param text of the author
     * @param tokens of both together, counted piece by piece: those of the whole are not more, save for a few at the seams
     */
    public record Window(int number, String plan, String text, int tokens) {}

    /** Part of a scene's text. */
    private record Piece(int chapter, int scene, String text) {}

    /** The windows in the order of the book. */
    public List<Window> windows() {
        Deque<Piece> left = new ArrayDeque<>();
        trajectory
                .of(Block.Kind.TEXT)
                .forEach(block -> left.add(new Piece(block.chapter(), block.scene(), block.text())));
        List<Window> windows = new ArrayList<>();
        while (!left.isEmpty()) {
            windows.add(next(windows.size() + 1, left));
        }
        return windows;
    }

    private Window next(int number, Deque<Piece> left) {
        List<Piece> taken = new ArrayList<>(List.of(left.remove()));
        Window window = window(number, taken);
        while (window.tokens() > contextTokens) {
            Piece whole = taken.getFirst();
            int cut = cut(whole.text());
            left.addFirst(new Piece(whole.chapter(), whole.scene(), whole.text().substring(cut)));
            taken.set(0, new Piece(whole.chapter(), whole.scene(), whole.text().substring(0, cut)));
            window = window(number, taken);
        }
        while (!left.isEmpty()) {
            taken.add(left.peek());
            Window longer = window(number, taken);
            if (longer.tokens() > contextTokens) {
                break;
            }
            Piece unused = left.remove();
            window = longer;
        }
        return window;
    }

    private Window window(int number, List<Piece> pieces) {
        List<String> plan = plan(pieces);
        int sum = FRAME
                + plan.stream().mapToInt(this::count).sum()
                + pieces.stream().mapToInt(piece -> count(piece.text())).sum();
        return new Window(
                number, String.join("", plan), pieces.stream().map(Piece::text).collect(Collectors.joining()), sum);
    }

    private int count(String text) {
        return counts.computeIfAbsent(text, tokens::applyAsInt);
    }

    private List<String> plan(List<Piece> pieces) {
        List<String> plan = new ArrayList<>(List.of(overall));
        int chapter = 0;
        for (Piece piece : pieces) {
            if (piece.chapter() != chapter) {
                chapter = piece.chapter();
                plan.add("\n\n" + shortened(plans.get(place(chapter, 0))));
            }
            plan.add("\n\nScene " + piece.scene() + "\n" + shortened(plans.get(place(chapter, piece.scene()))));
        }
        return plan;
    }

    /** Plans of a chapter and a scene must leave room for text. */
    private String shortened(String plan) {
        int most = (int) (contextTokens * (MOST_PLANS - MOST_OVERALL) / 2);
        String kept = plan;
        while (tokens.applyAsInt(kept) > most) {
            kept = kept.substring(0, kept.length() * 3 / 4);
        }
        return kept;
    }

    private static String place(int chapter, int scene) {
        return chapter + "/" + scene;
    }

    /** The plan of the whole book; of one that is too long first short arcs, then minor characters, then the world are left out. */
    private String overall() {
        String premise = PlanText.of(trajectory.premise(), true);
        String world = PlanText.of(trajectory.world());
        Arcs without = new Arcs(trajectory.arcs().arcs().stream()
                .filter(arc -> arc.reach() != Arcs.Reach.SHORT)
                .toList());
        Arcs overall = new Arcs(trajectory.arcs().of(Arcs.Reach.LONG));
        return Stream.of(
                        List.of(premise, world, PlanText.of(trajectory.cast()), PlanText.of(trajectory.arcs())),
                        List.of(premise, world, PlanText.of(trajectory.cast()), PlanText.of(without)),
                        List.of(premise, world, first(12), PlanText.of(without)),
                        List.of(premise, world, first(5), PlanText.of(overall)),
                        List.of(premise, first(5), PlanText.of(overall)),
                        List.of(premise, first(3)),
                        List.of(premise))
                .map(parts -> String.join("\n\n", parts))
                .filter(plan -> tokens.applyAsInt(plan) <= contextTokens * MOST_OVERALL)
                .findFirst()
                .orElseGet(() -> premise.substring(0, Math.min(premise.length(), contextTokens / 2)));
    }

    private String first(int characters) {
        return PlanText.of(new Cast(
                trajectory.cast().characters().stream().limit(characters).toList()));
    }

    /** Where a text that is too long is cut: near its middle, between paragraphs if it can be, else between words. */
    private static int cut(String text) {
        int middle = text.length() / 2;
        for (String between : List.of("\n\n", "\n", " ")) {
            int before = text.lastIndexOf(between, middle);
            if (before > text.length() / 4) {
                return before + between.length();
            }
            int after = text.indexOf(between, middle);
            if (after >= 0 && after < text.length() * 3 / 4) {
                return after + between.length();
            }
        }
        return Character.isLowSurrogate(text.charAt(middle)) ? middle + 1 : middle;
    }
}
