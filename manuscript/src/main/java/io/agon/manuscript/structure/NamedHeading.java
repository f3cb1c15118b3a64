package io.agon.manuscript.structure;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A heading that is known by its words alone.
 *
 * @param title as it is printed
 */
record NamedHeading(Role role, String title) {
    enum Role {
        /** A table of contents. */
        CONTENTS,
        /** A list of pictures, plates or maps. */
        ILLUSTRATIONS,
        /** Preface, introduction, dedication: about the book, in front of it. */
        FRONT,
        /** Prologue, epilogue, interlude: told, though not counted. */
        CHAPTER,
        /** Appendix, index, advertisements: behind the book. */
        BACK,
        FOOTNOTES,
        TRANSCRIBER,
        /** "THE END". */
        END
    }

    private static final int LONGEST = 160;
    private static final String ORDINAL = "(FIRST|SECOND|THIRD|FOURTH|FIFTH|LAST)";
    private static final Pattern CONTENTS = Pattern.compile("((TABLE|LIST) OF |THE |GENERAL )?(CONTENTS|CHAPTERS)"
            + "( (OF|TO) .*| (PAGE|CHAPTER|CHAP|VOL|VOLUME|BOOK|PART)\\b.*)?|TABLE DES MATIERES|INHALT|INHALTSVERZEICHNIS"
            + "|INDICE|SOMMAIRE|INHOUD|(TABLE )?DES CHAPITRES");
    private static final Pattern ILLUSTRATIONS =
            Pattern.compile("((A )?LIST OF )?(THE |FULL PAGE )?(ILLUSTRATIONS|PLATES|FIGURES|MAPS)( PAGE| IN .*)?");
    private static final String ABOUT =
            "(PREFACE|PREFATORY|FOREWORD|INTRODUCTION|INTRODUCTORY|DEDICATION|DEDICATORY|ADVERTISEMENT"
                    + "|ETYMOLOGY|EXTRACTS|EPIGRAPH|ACKNOWLEDGEMENTS?|ACKNOWLEDGMENTS?|NOTICE|EXPLANATORY|BIBLIOGRAPHY|CHRONOLOGY"
                    + "|COPYRIGHT|PREAMBLE|AVERTISSEMENT|VORWORT|EINLEITUNG|PREFAZIONE|PREFACIO|PROLEGOMENA|BIOGRAPHICAL)";
    private static final Pattern FRONT = Pattern.compile("((THE|AN?|" + ORDINAL
            + ") )?((AUTHOR S?|AUTHORS|EDITOR S?|EDITORS|TRANSLATOR S?|TRANSLATORS|PUBLISHER S?|PUBLISHERS|GENERAL"
            + "|ORIGINAL|SHORT|BRIEF|BIOGRAPHICAL) )*" + ABOUT
            + "( (TO|BY|NOTE|NOTICE|OF|EPISTLE|FOR|SKETCH|REMARKS|LETTER|SUPPLIED|TO THE)\\b.*)?"
            + "|((THE )?(AUTHOR|EDITOR|TRANSLATOR|PUBLISHER) ?S? )NOTES?|NOTE( BY .*| TO THE .*)?|TO THE READER"
            + "|(DRAMATIS PERSONAE|PERSONS (REPRESENTED|OF THE .*)|(LIST OF )?(THE )?(PRINCIPAL )?CHARACTERS.*)");
    private static final Pattern CHAPTER = Pattern.compile("((THE|AN?|" + ORDINAL
            + ") )?(PROLOGUE|PROLOG|EPILOGUE|EPILOG|PRELUDE|POSTLUDE|FINALE|INTERLUDE|INTERMEZZO|ENTR ?ACTE|CONCLUSION"
            + "|CODA|OVERTURE|PROEM|L ?ENVOI|ENVOI|VORSPIEL|NACHSPIEL|ZWISCHENSPIEL|SCHLUSS|EPILOGO|INDUCTION)");
    private static final Pattern CHAPTER_TITLED = Pattern.compile(
            "(?i)^[\\W_]*(the\\s+|(first|second|third|last)\\s+)?(prologue|epilogue|[ée]pilogue|prelude|finale"
                    + "|interlude|intermezzo|conclusion|postlude)\\s*(?:[.:,;–—-]|--)+\\s*\\S.*");
    private static final Pattern BACK = Pattern.compile("(APPENDIX|APPENDICES|AFTERWORD|GLOSSARY|ERRATA|INDEX|COLOPHON"
            + "|ENDNOTES|ADVERTISEMENTS?|NACHWORT|POSTFACE)( .{0,40})?|((OTHER|NEW|THE) )?(BOOKS|WORKS|NOVELS|STORIES) BY .*"
            + "|BY THE SAME AUTHOR.*|ABOUT THE AUTHOR|(THE )?NOTES?( TO .*)?|(AUTHOR S? )?(POSTSCRIPT|POST SCRIPT)"
            + "|BIBLIOGRAPHY|ACKNOWLEDGE?MENTS?|INDEX OF .*|LIST OF .*");
    private static final Pattern FOOTNOTES = Pattern.compile("(THE )?FOOT ?NOTES?( TO .*)?");
    private static final Pattern TRANSCRIBER = Pattern.compile(
            "(ORIGINAL )?TRANSCRIBER(S| S)?( S)? (ENDNOTES?|END NOTES?|NOTES?|AMENDMENTS|CORRECTIONS)\\b.*");
    private static final Pattern END = Pattern.compile("(THE )?END|FINIS|FIN|ENDE|FINE|(THE )?END OF (THE )?" + "(("
            + ORDINAL + " )?(VOL|VOLUME|BOOK|PART)\\b.{0,30}|STORY|NOVEL|TALE)");

    /** @param text of a block that stands for itself, on one line */
    static Optional<NamedHeading> of(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        String words = letters(text);
        if (words.isEmpty() || words.chars().filter(c -> c == ' ').count() > 14) {
            return Optional.empty();
        }
        return role(words, text).map(role -> new NamedHeading(role, tidy(text)));
    }

    private static Optional<Role> role(String words, String text) {
        if (CONTENTS.matcher(words).matches()) {
            return Optional.of(Role.CONTENTS);
        }
        if (ILLUSTRATIONS.matcher(words).matches()) {
            return Optional.of(Role.ILLUSTRATIONS);
        }
        if (TRANSCRIBER.matcher(words).matches()) {
            return Optional.of(Role.TRANSCRIBER);
        }
        if (FOOTNOTES.matcher(words).matches()) {
            return Optional.of(Role.FOOTNOTES);
        }
        if (END.matcher(words).matches() && !text.matches(".*[\"”?,;]$")) {
            return Optional.of(Role.END);
        }
        if (CHAPTER.matcher(words).matches() || CHAPTER_TITLED.matcher(text).matches()) {
            return headed(text) ? Optional.of(Role.CHAPTER) : Optional.empty();
        }
        if (!headed(text)) {
            return Optional.empty();
        }
        if (FRONT.matcher(words).matches()) {
            return Optional.of(Role.FRONT);
        }
        return BACK.matcher(words).matches() ? Optional.of(Role.BACK) : Optional.empty();
    }

    /** Whether a name may also stand behind the book, though it is known as one in front of it. */
    static boolean mayStandBehind(NamedHeading heading) {
        return switch (heading.role) {
            case BACK, FOOTNOTES, TRANSCRIBER, ILLUSTRATIONS, CONTENTS -> true;
            case FRONT -> BACK.matcher(letters(heading.title)).matches();
            case CHAPTER, END -> false;
        };
    }

    /** Not the beginning of a sentence: capitals, or most words begin with one, and no long sentence. */
    private static boolean headed(String text) {
        String[] words = text.split("[^\\p{L}\\p{M}’']+");
        int long3 = 0;
        int capital = 0;
        for (String word : words) {
            if (word.length() > 3) {
                long3++;
                capital += Character.isUpperCase(word.charAt(0)) ? 1 : 0;
            }
        }
        boolean quoted = text.startsWith("\"") || text.startsWith("“");
        return !quoted && (long3 == 0 ? words.length > 0 : 2 * capital > long3);
    }

    /** Capital letters without accents and digits, everything else as single blanks. */
    static String letters(String text) {
        String upper = Numeral.plain(text).toUpperCase(Locale.ROOT);
        return upper.replaceAll("[^A-Z0-9]+", " ").strip();
    }

    /** Without what printers and markup put around a heading. */
    static String tidy(String text) {
        String tidy = text.strip();
        String before;
        do {
            before = tidy;
            tidy = tidy.replaceAll("^[_*=~#|•·\\s]+|[_*=~#|•·\\s]+$|\\s+-{2,}$", "");
            if (tidy.startsWith("[") && tidy.endsWith("]") && !tidy.substring(1).contains("[")) {
                tidy = tidy.substring(1, tidy.length() - 1);
            }
        } while (!tidy.equals(before));
        return tidy.replaceAll("\\s+", " ");
    }
}
