package io.agon.simulator.craft;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words and phrases that count as devices, read from {@code lexicon.txt}. Immutable; shared by all threads. */
final class Lexicon {
    private static final Lexicon STANDARD = read("lexicon.txt");
    private static final int LONGEST_PHRASE = 6;

    private final Map<String, List<Device>> single = new HashMap<>();
    private final Map<String, List<Device>> phrases = new HashMap<>();
    private final Set<String> phraseStarts = new HashSet<>();
    private final Set<String> functionWords = new HashSet<>();
    private int devices;

    /**
     * A device found.
     *
     * @param id dense number of the word or phrase within its list; inflections share it
     * @param family the list that it stands in
     */
    record Device(int id, Family family) {}

    /** The lists of the lexicon. */
    enum Family {
        NARRATIVE_OPENING(Trait.NARRATIVE_STRUCTURE),
        NARRATIVE_TURN(Trait.NARRATIVE_STRUCTURE),
        NARRATIVE_RESOLUTION(Trait.NARRATIVE_STRUCTURE),
        CHARACTER_DESIRE(Trait.CHARACTER_DEVELOPMENT),
        CHARACTER_CHANGE(Trait.CHARACTER_DEVELOPMENT),
        EMOTION_POSITIVE(Trait.EMOTIONAL_RESONANCE),
        EMOTION_NEGATIVE(Trait.EMOTIONAL_RESONANCE),
        DIALOGUE_TAG(Trait.DIALOGUE),
        THEME_IDEA(Trait.THEMATIC_DEPTH),
        THEME_REFLECTION(Trait.THEMATIC_DEPTH),
        DESCRIPTION_SIGHT(Trait.DESCRIPTIVE_DETAIL),
        DESCRIPTION_SOUND(Trait.DESCRIPTIVE_DETAIL),
        DESCRIPTION_TOUCH(Trait.DESCRIPTIVE_DETAIL),
        DESCRIPTION_TASTE(Trait.DESCRIPTIVE_DETAIL),
        TENSION_STAKES(Trait.PLOT_TENSION),
        TENSION_UNCERTAINTY(Trait.PLOT_TENSION),
        STYLE_FIGURE(Trait.PROSE_STYLE),
        STYLE_VERB(Trait.PROSE_STYLE),
        CLICHE(Trait.PROSE_STYLE);

        private final Trait trait;

        Family(Trait trait) {
            this.trait = trait;
        }

        Trait trait() {
            return trait;
        }

        private static Family named(String name) {
            return valueOf(name.toUpperCase(java.util.Locale.ROOT).replace('.', '_'));
        }
    }

    private Lexicon() {}

    static Lexicon standard() {
        return STANDARD;
    }

    /** Number of different devices; ids lie below it. */
    int size() {
        return devices;
    }

    boolean isFunctionWord(String word) {
        return functionWords.contains(word);
    }

    /** Adds every device that starts at this position. Words are lower case. */
    void devicesAt(List<String> words, int position, List<Device> found) {
        String word = words.get(position);
        List<Device> direct = single.get(word);
        if (direct != null) {
            found.addAll(direct);
        }
        if (!phraseStarts.contains(word)) {
            return;
        }
        StringBuilder phrase = new StringBuilder(word);
        int end = Math.min(words.size(), position + LONGEST_PHRASE);
        for (int i = position + 1; i < end; i++) {
            phrase.append('_').append(words.get(i));
            List<Device> longer = phrases.get(phrase.toString());
            if (longer != null) {
                found.addAll(longer);
            }
        }
    }

    private static Lexicon read(String resource) {
        Lexicon lexicon = new Lexicon();
        try (InputStream in = Lexicon.class.getResourceAsStream(resource)) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    lexicon.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lexicon;
    }

    private void add(String line) {
        int colon = line.indexOf(':');
        String name = line.substring(0, colon);
        for (String entry : line.substring(colon + 1).strip().split(" ")) {
            if (name.equals("function")) {
                functionWords.add(entry);
                continue;
            }
            Device device = new Device(devices++, Family.named(name));
            if (entry.indexOf('_') > 0) {
                phrases.computeIfAbsent(entry, key -> new ArrayList<>(1)).add(device);
                phraseStarts.add(entry.substring(0, entry.indexOf('_')));
            } else {
                inflections(entry)
                        .forEach(form -> single.computeIfAbsent(form, key -> new ArrayList<>(1))
                                .add(device));
            }
        }
    }

    private static Set<String> inflections(String word) {
        Set<String> forms = new HashSet<>(Set.of(word, word + "s"));
        if (word.length() < 4) {
            return forms;
        }
        String stem = word.endsWith("e") ? word.substring(0, word.length() - 1) : word;
        forms.add(stem + "es");
        forms.add(stem + "ed");
        forms.add(stem + "ing");
        forms.add(word + "ly");
        if (word.endsWith("ed") && word.length() > 5) {
            String base = word.substring(0, word.length() - 2);
            forms.addAll(Set.of(base, base + "e", base + "s", base + "es", base + "ing"));
        }
        return forms;
    }
}
