package io.agon.simulator.writing;

import io.agon.simulator.draw.Draws;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Sentences of one form, by what they serve, with slots to fill. Immutable; shared by all threads. */
final class Grammar {
    private static final Map<String, List<String>> WORDS = new HashMap<>();
    private static final Map<Form, Grammar> FORMS = new EnumMap<>(Form.class);

    private static final Pattern BEFORE_VOWEL = Pattern.compile("\\b([Aa]) (?=[aeiouAEIOU])");
    private static final Pattern TWICE_THE = Pattern.compile("\\bthe the\\b");

    static {
        for (String line : lines("words.txt")) {
            int colon = line.indexOf(':');
            WORDS.put(
                    line.substring(0, colon),
                    List.of(line.substring(colon + 1).strip().split(" \\| ")));
        }
        for (Form form : Form.values()) {
            FORMS.put(form, new Grammar(lines(form.resource())));
        }
    }

    private final Map<String, List<String>> templates = new HashMap<>();

    private Grammar(List<String> lines) {
        for (String line : lines) {
            int colon = line.indexOf(": ");
            templates
                    .computeIfAbsent(line.substring(0, colon), key -> new ArrayList<>())
                    .add(line.substring(colon + 2));
        }
    }

    static Grammar of(Form form) {
        return FORMS.get(form);
    }

    List<String> fillers(String slot) {
        return WORDS.get(slot);
    }

    /**
     * A sentence of a kind, its slots filled.
     *
     * @param manner key of a style: each style keeps to its own two thirds of the templates and words
     * @param used how often each template was used so far; the fresher of three is taken, and counted
     */
    String sentence(String kind, Setting setting, long manner, Map<String, Integer> used, Draws draws) {
        String template = pick(templates.get(kind), manner, draws);
        for (int attempt = 0; attempt < 2; attempt++) {
            String other = pick(templates.get(kind), manner, draws);
            if (used.getOrDefault(other, 0) < used.getOrDefault(template, 0)) {
                template = other;
            }
        }
        used.merge(template, 1, Integer::sum);
        StringBuilder sentence = new StringBuilder(template.length() + 60);
        int from = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', from)) {
            int close = template.indexOf('}', open);
            sentence.append(template, from, open);
            sentence.append(filler(template.substring(open + 1, close), setting, manner, draws, sentence));
            from = close + 1;
        }
        return polish(sentence.append(template, from, template.length()).toString());
    }

    private static String filler(String slot, Setting setting, long manner, Draws draws, StringBuilder soFar) {
        List<String> own = setting.fillers(slot);
        String filler = "";
        for (int attempt = 0; attempt < 4; attempt++) {
            filler = own == null ? pick(WORDS.get(slot), manner, draws) : draws.pick(own);
            if (soFar.indexOf(filler) < 0) {
                break;
            }
        }
        return filler;
    }

    private static String pick(List<String> alternatives, long manner, Draws draws) {
        String picked = draws.pick(alternatives);
        for (int attempt = 0; attempt < 4; attempt++) {
            if (Math.floorMod(Draws.key(manner, picked.hashCode()), 3) != 0) {
                return picked;
            }
            picked = draws.pick(alternatives);
        }
        return picked;
    }

    private static String polish(String sentence) {
        String article = TWICE_THE
                .matcher(BEFORE_VOWEL.matcher(sentence).replaceAll("$1n "))
                .replaceAll("the");
        int first = 0;
        while (first < article.length() && !Character.isLetter(article.charAt(first))) {
            first++;
        }
        if (first >= article.length()) {
            return article;
        }
        return article.substring(0, first)
                + article.substring(first, first + 1).toUpperCase(Locale.ROOT)
                + article.substring(first + 1);
    }

    private static List<String> lines(String resource) {
        try (InputStream in = Grammar.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
