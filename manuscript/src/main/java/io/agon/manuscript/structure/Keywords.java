package io.agon.manuscript.structure;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words that head parts of books, in the languages in which they are common. */
final class Keywords {
    private static final Map<String, String> CANONICAL = new HashMap<>();
    /** What usually holds chapters. */
    private static final Set<String> UPPER =
            Set.of("volume", "book", "part", "act", "period", "epoch", "phase", "cycle");
    /** What a novel's text is usually divided into. */
    private static final Set<String> CHAPTERLY =
            Set.of("chapter", "stave", "canto", "letter", "adventure", "story", "tale", "scene", "fit", "night");

    static {
        add(
                "chapter",
                "chapter chap ch chapitre capitulo capitolo kapitel cap kap hoofdstuk kapittel rozdzial rozdział luku glava глава раздел");
        add("letter", "letter lettre brief carta lettera письмо");
        add("canto", "canto chant gesang cantos");
        add("stave", "stave");
        add("volume", "volume vol tome tomo band volumen том");
        add("book", "book bk livre libro livro buch boek liber bok книга");
        add("part", "part pt partie parte teil theil deel del pars część часть");
        add("act", "act acte akt atto acto aufzug actus");
        add("scene", "scene szene auftritt escena scena scaena");
        add("adventure", "adventure aventure abenteuer");
        add("story", "story");
        add("tale", "tale conte");
        add("fit", "fit fytte");
        add("night", "night nuit nacht");
        add("section", "section sect");
        add("episode", "episode");
        add("phase", "phase");
        add("period", "period");
        add("epoch", "epoch");
        add("cycle", "cycle");
        add("narrative", "narrative");
        add("lecture", "lecture");
        add("essay", "essay");
        add("sketch", "sketch");
        add("dialogue", "dialogue");
        add("day", "day");
        add("lesson", "lesson");
        add("meditation", "meditation");
        add("sermon", "sermon");
        add("interlude", "interlude");
        add("epilogue", "epilogue");
        add("prologue", "prologue");
    }

    private Keywords() {}

    private static void add(String canonical, String forms) {
        for (String form : forms.split(" ")) {
            CANONICAL.put(form, canonical);
        }
    }

    /** The kind of heading that a word begins. */
    static Optional<String> canonical(String plainWord) {
        return Optional.ofNullable(CANONICAL.get(plainWord));
    }

    static boolean upper(String keyword) {
        return UPPER.contains(keyword);
    }

    static boolean chapterly(String keyword) {
        return CHAPTERLY.contains(keyword);
    }
}
