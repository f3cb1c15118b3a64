package io.agon.manuscript;

import io.agon.manuscript.text.Limits;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Every way of heading a chapter with every way of listing, spacing and dividing the book. */
class LayoutVariantsTest {
    private static final String[] WORDS = {
        "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"
    };
    private static final String[] ORDINALS = {
        "First",
        "Second",
        "Third",
        "Fourth",
        "Fifth",
        "Sixth",
        "Seventh",
        "Eighth",
        "Ninth",
        "Tenth",
        "Eleventh",
        "Twelfth"
    };
    private static final String[] TITLES = {
        "The Storm",
        "An Old Friend",
        "At the Inn",
        "What the Candle Showed",
        "A Journey by Night",
        "The Empty House",
        "News from Abroad",
        "The Bishop’s Dinner",
        "Letters",
        "By the River",
        "In Which Nothing Happens",
        "The End of It"
    };

    /** A heading without blank lines around it. */
    interface Heading {
        String of(int number, String title);
    }

    static Map<String, Heading> headings() {
        Map<String, Heading> all = new LinkedHashMap<>();
        all.put("CHAPTER I", (n, t) -> "CHAPTER " + Novel.roman(n));
        all.put("CHAPTER I.", (n, t) -> "CHAPTER " + Novel.roman(n) + ".");
        all.put("Chapter 1", (n, t) -> "Chapter " + n);
        all.put("chapter 1", (n, t) -> "chapter " + n);
        all.put("CHAPTER ONE", (n, t) -> "CHAPTER " + upper(WORDS[n - 1]));
        all.put("CHAPTER THE FIRST", (n, t) -> "CHAPTER THE " + upper(ORDINALS[n - 1]) + ".");
        all.put("THE FIRST CHAPTER", (n, t) -> "THE " + upper(ORDINALS[n - 1]) + " CHAPTER");
        all.put("_Chapter_ 1", (n, t) -> "_Chapter_ " + n);
        all.put("CHAP. I", (n, t) -> "CHAP. " + Novel.roman(n) + ".");
        all.put("centred", (n, t) -> "                              CHAPTER " + Novel.roman(n));
        all.put("CHAPTER 1. Title", (n, t) -> "CHAPTER " + n + ". " + t);
        all.put("Chapter One: Title", (n, t) -> "Chapter " + WORDS[n - 1] + ": " + t);
        all.put("CHAPTER I.--TITLE", (n, t) -> "CHAPTER " + Novel.roman(n) + ".--" + upper(t) + ".");
        all.put("CHAPTER I - Title", (n, t) -> "CHAPTER " + Novel.roman(n) + " - " + t);
        all.put("CHAPTER I Title", (n, t) -> "CHAPTER " + Novel.roman(n) + "  " + t);
        all.put("title below", (n, t) -> "CHAPTER " + Novel.roman(n) + "\n" + t);
        all.put("capitals below", (n, t) -> "CHAPTER " + Novel.roman(n) + ".\n" + upper(t) + ".");
        all.put("title behind a blank line", (n, t) -> "CHAPTER " + Novel.roman(n) + "\n\n" + t);
        all.put("capitals behind a blank line", (n, t) -> "CHAPTER " + n + "\n\n" + upper(t));
        all.put("italics behind a blank line", (n, t) -> "CHAPTER " + n + "\n\n_" + t + "._");
        all.put("-- CHAPTER 1 --", (n, t) -> "-- CHAPTER " + n + " --");
        all.put("*** CHAPTER 1 ***", (n, t) -> "*** CHAPTER " + n + " ***");
        all.put("== Chapter 1 ==", (n, t) -> "== Chapter " + n + " ==");
        all.put("Letter 1", (n, t) -> "LETTER " + Novel.roman(n) + ".\n\n_Miss " + t.split(" ")[0] + " to Miss Howe._");
        all.put("I", (n, t) -> Novel.roman(n));
        all.put("I.", (n, t) -> Novel.roman(n) + ".");
        all.put("1", (n, t) -> Integer.toString(n));
        all.put("[1]", (n, t) -> "[ " + n + " ]");
        all.put("~ 1 ~", (n, t) -> "~ " + n + " ~");
        all.put("- I -", (n, t) -> "- " + Novel.roman(n) + " -");
        all.put("ONE", (n, t) -> upper(WORDS[n - 1]));
        all.put("I. Title", (n, t) -> Novel.roman(n) + ". " + t);
        all.put("I. TITLE", (n, t) -> Novel.roman(n) + ". " + upper(t));
        all.put("1. Title", (n, t) -> n + ". " + t);
        all.put("1 TITLE", (n, t) -> n + " " + upper(t));
        all.put("I, title below", (n, t) -> Novel.roman(n) + "\n" + upper(t));
        all.put("I., title behind", (n, t) -> Novel.roman(n) + ".\n\n" + upper(t) + ".");
        all.put("ONE, title behind", (n, t) -> upper(WORDS[n - 1]) + "\n\n" + t);
        all.put("Kapitel", (n, t) -> "Kapitel " + n);
        all.put("CAPÍTULO I", (n, t) -> "CAPÍTULO " + Novel.roman(n));
        all.put("CHAPITRE", (n, t) -> "CHAPITRE " + (n == 1 ? "PREMIER" : Novel.roman(n)));
        all.put("Глава", (n, t) -> "Глава " + Novel.roman(n));
        all.put("Station", (n, t) -> "Station " + n);
        return all;
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    enum Table {
        NONE,
        LINES,
        PAGES,
        BLOCKS,
        UNNAMED
    }

    enum Division {
        NONE,
        BEGINNING_ANEW,
        COUNTING_ON
    }

    @TestFactory
    Stream<DynamicTest> findsTheStructureOf() {
        List<DynamicTest> tests = new ArrayList<>();
        headings().forEach((name, heading) -> {
            for (Table table : Table.values()) {
                for (Division division : Division.values()) {
                    for (int blanks = 1; blanks <= 4; blanks += 3) {
                        int gap = blanks;
                        tests.add(DynamicTest.dynamicTest(
                                String.join(" ", name, table.name(), division.name(), gap + " blank"),
                                () -> LayoutsTest.check(novel(heading, table, division, gap))));
                    }
                }
            }
        });
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> findsTheStructureOfPages() {
        List<DynamicTest> tests = new ArrayList<>();
        headings().forEach((name, heading) -> {
            for (Table table : List.of(Table.NONE, Table.LINES, Table.BLOCKS)) {
                for (Division division : Division.values()) {
                    for (boolean tagged : new boolean[] {true, false}) {
                        tests.add(DynamicTest.dynamicTest(
                                String.join(" ", name, table.name(), division.name(), tagged ? "tagged" : "untagged"),
                                () -> checkPage(heading, table, division, tagged)));
                    }
                }
            }
        });
        return tests.stream();
    }

    static void checkPage(Heading heading, Table table, Division division, boolean tagged) {
        Novel novel = novel(heading, table, division, 1);
        byte[] page = novel.html(tagged).getBytes(StandardCharsets.UTF_8);
        LayoutsTest.checkStructure(novel, new BookReader(Limits.DEFAULT).read("novel.html", page));
    }

    static Novel novel(Heading heading, Table table, Division division, int blanks) {
        Novel novel = new Novel(11L + blanks)
                .raw("THE LONG FIELD\n\nby Ann Author\n\n\n\n")
                .words(500);
        int parts = division == Division.NONE ? 1 : 3;
        int each = division == Division.BEGINNING_ANEW ? 6 : 12 / parts;
        if (table != Table.NONE) {
            novel.raw(table == Table.UNNAMED ? "" : "CONTENTS\n\n");
            for (int part = 0; part < parts; part++) {
                if (division != Division.NONE) {
                    novel.raw("PART " + Novel.roman(part + 1) + "\n\n");
                }
                for (int i = 0; i < each; i++) {
                    int number = division == Division.COUNTING_ON ? part * each + i + 1 : i + 1;
                    String entry =
                            heading.of(number, TITLES[number - 1]).strip().replaceAll("\\n+", "  ");
                    novel.raw(entry
                            + (table == Table.PAGES ? "  . . . . " + (10 * number + 3) : "")
                            + (table == Table.BLOCKS ? "\n\n" : "\n"));
                }
                novel.raw("\n");
            }
            novel.raw("\n\n\n");
        }
        String gap = "\n".repeat(blanks);
        for (int part = 0; part < parts; part++) {
            if (division != Division.NONE) {
                novel.part("PART " + Novel.roman(part + 1), gap + "PART " + Novel.roman(part + 1) + "\n\n" + gap);
            }
            for (int i = 0; i < each; i++) {
                int number = division == Division.COUNTING_ON ? part * each + i + 1 : i + 1;
                novel.chapter("", gap + heading.of(number, TITLES[number - 1]) + "\n\n" + (blanks > 1 ? "\n" : ""));
            }
        }
        return novel;
    }
}
