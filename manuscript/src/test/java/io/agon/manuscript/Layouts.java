package io.agon.manuscript;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How well-known novels print their headings, front matter, contents and traps. All prose is invented. */
final class Layouts {
    private static final String[] WORDS = {
        "ONE",
        "TWO",
        "THREE",
        "FOUR",
        "FIVE",
        "SIX",
        "SEVEN",
        "EIGHT",
        "NINE",
        "TEN",
        "ELEVEN",
        "TWELVE",
        "THIRTEEN",
        "FOURTEEN",
        "FIFTEEN",
        "SIXTEEN",
        "SEVENTEEN",
        "EIGHTEEN",
        "NINETEEN",
        "TWENTY",
        "TWENTY-ONE",
        "TWENTY-TWO",
        "TWENTY-THREE",
        "TWENTY-FOUR",
        "TWENTY-FIVE"
    };
    private static final String[] ORDINALS = {
        "FIRST",
        "SECOND",
        "THIRD",
        "FOURTH",
        "FIFTH",
        "SIXTH",
        "SEVENTH",
        "EIGHTH",
        "NINTH",
        "TENTH",
        "ELEVENTH",
        "TWELFTH"
    };

    private Layouts() {}

    static Map<String, Novel> all() {
        Map<String, Novel> all = new LinkedHashMap<>();
        all.put("Moby-Dick", mobyDick());
        all.put("Frankenstein", frankenstein());
        all.put("Great Expectations", greatExpectations());
        all.put("A Tale of Two Cities", taleOfTwoCities());
        all.put("Wuthering Heights", wutheringHeights());
        all.put("Dracula", dracula());
        all.put("War and Peace", warAndPeace());
        all.put("Ulysses", ulysses());
        all.put("Les Misérables", lesMiserables());
        all.put("Alice", alice());
        all.put("Sherlock Holmes", sherlock());
        all.put("Sherlock Holmes, adventures", sherlockAdventures());
        all.put("Dorian Gray", dorianGray());
        all.put("Middlemarch", middlemarch());
        all.put("Jane Eyre", janeEyre());
        all.put("Walden", walden());
        all.put("Three Men in a Boat", threeMen());
        all.put("Heart of Darkness", heartOfDarkness());
        all.put("The Time Machine", timeMachine());
        all.put("Emma", emma());
        all.put("Don Quixote", donQuixote());
        all.put("Crime and Punishment", crimeAndPunishment());
        all.put("The Brothers Karamazov", karamazov());
        all.put("Gulliver's Travels", gulliver());
        all.put("Little Women", littleWomen());
        all.put("Tom Jones", tomJones());
        all.put("The Scarlet Letter", scarletLetter());
        all.put("The War of the Worlds", warOfTheWorlds());
        all.put("Treasure Island", treasureIsland());
        all.put("The Three Musketeers", musketeers());
        all.put("A Christmas Carol", christmasCarol());
        all.put("Tess", tess());
        all.put("Dubliners", dubliners());
        all.put("Main Street", mainStreet());
        all.put("The Moonstone", moonstone());
        all.put("The Woman in White", womanInWhite());
        all.put("Hamlet", hamlet());
        all.put("Paradise Lost", paradiseLost());
        all.put("Divine Comedy", divineComedy());
        all.put("Huckleberry Finn", huckFinn());
        all.put("Der Prozess", prozess());
        all.put("Notre-Dame", notreDame());
        all.put("Pride and Prejudice, illustrated", illustrated());
        all.put("The Great Gatsby", gatsby());
        all.put("To the Lighthouse", lighthouse());
        all.put("Tristram Shandy", tristram());
        all.put("Grimm", grimm());
        all.put("A modern typescript", typescript());
        all.put("Unwrapped", unwrapped());
        all.put("Numbers in words", numbersInWords());
        all.put("Anna Karenina", annaKarenina());
        all.put("Pamela", pamela());
        all.put("No blank line behind headings", tight());
        all.put("Paragraphs without blank lines", withoutBlanks());
        all.put("A novel in three volumes", threeVolumes());
        all.put("Number on the next line", numberBelow());
        all.put("西游记", journeyToTheWest());
        all.put("Братья", russian());
        all.put("Prologue and interludes", interludes());
        all.put("Cranford", cranford());
        all.put("A diary", diary());
        all.put("Winesburg", winesburg());
        all.put("The Sorrows of numbers", manyNumbers());
        return all;
    }

    private static String title(int i) {
        String[] first = {
            "The Storm",
            "An Old Friend",
            "At the Inn",
            "What the Candle Showed",
            "A Journey by Night",
            "The Empty House",
            "News from Abroad",
            "The Bishop's Dinner",
            "Two Letters",
            "By the River"
        };
        return first[i % first.length]
                + (i >= first.length
                        ? " "
                                + List.of("Again", "Once More", "Remembered", "Forgotten", "Revisited")
                                        .get(i / first.length % 5)
                        : "");
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    private static Novel start(long seed, String title, String author) {
        return new Novel(seed).raw(title + "\n\nby " + author + "\n\n\n\n");
    }

    static Novel mobyDick() {
        Novel novel = new Novel(1)
                .raw("MOBY-DICK;\n\nor, THE WHALE.\n\nBy Herman Melville\n\n\n\nCONTENTS\n\nETYMOLOGY.\n\n"
                        + "EXTRACTS (Supplied by a Sub-Sub-Librarian).\n\n");
        for (int i = 1; i <= 60; i++) {
            novel.raw("CHAPTER " + i + ". " + title(i) + ".\n\n");
        }
        novel.raw(
                "Epilogue\n\n\n\n\nOriginal Transcriber's Notes:\n\nThis text is a combination of etexts, one from the"
                        + " now-defunct ERIS\nproject and one from an archive. The proofreaders of this version are\nindebted to a"
                        + " library for making the text available.\n\n\n\n\nETYMOLOGY.\n\n\n(Supplied by a Late Consumptive Usher to a"
                        + " Grammar School.)\n\n");
        novel.prose(120)
                .raw("\n\nEXTRACTS. (Supplied by a Sub-Sub-Librarian).\n\n")
                .prose(900);
        for (int i = 1; i <= 60; i++) {
            // some chapters are very short
            novel.words(i == 41 ? 36 : 500 + 37 * (i % 9))
                    .chapter(title(i), "\n\nCHAPTER " + i + ". " + title(i) + ".\n\n");
        }
        return novel.words(200)
                .chapter("Epilogue", "\n\nEpilogue\n\n\"AND I ONLY AM ESCAPED ALONE TO TELL THEE\" Job.\n\n");
    }

    static Novel frankenstein() {
        Novel novel = start(2, "Frankenstein;\n\nor, the Modern Prometheus", "Mary Wollstonecraft Shelley")
                .raw(" CONTENTS\n\n");
        for (int i = 1; i <= 4; i++) {
            novel.raw(" Letter " + i + "\n");
        }
        for (int i = 1; i <= 24; i++) {
            novel.raw(" Chapter " + i + "\n");
        }
        novel.raw("\n\n\n");
        for (int i = 1; i <= 4; i++) {
            novel.chapter("Letter " + i, "\n\n\nLetter " + i + "\n\n");
        }
        for (int i = 1; i <= 24; i++) {
            novel.chapter("Chapter " + i, "\n\n\nChapter " + i + "\n\n");
        }
        return novel;
    }

    static Novel greatExpectations() {
        Novel novel = start(3, "GREAT EXPECTATIONS\n\n[1867 Edition]", "Charles Dickens")
                .raw("Contents\n\n");
        for (int i = 1; i <= 59; i++) {
            novel.raw(" Chapter " + Novel.roman(i) + ".\n");
        }
        novel.raw("\n\n[Illustration]\n\n\n");
        for (int i = 1; i <= 59; i++) {
            novel.chapter("", "\n\n\nChapter " + Novel.roman(i) + ".\n\n\n");
        }
        return novel;
    }

    static Novel taleOfTwoCities() {
        String[] books = {
            "Book the First--Recalled to Life",
            "Book the Second--the Golden Thread",
            "Book the Third--the Track of a Storm"
        };
        int[] sizes = {6, 24, 15};
        Novel novel = new Novel(4)
                .raw(
                        "A TALE OF TWO CITIES\n\nA STORY OF THE FRENCH REVOLUTION\n\nBy Charles Dickens\n\n\nCONTENTS\n\n\n");
        for (int b = 0; b < 3; b++) {
            novel.raw("     " + books[b] + "\n\n");
            for (int i = 1; i <= sizes[b]; i++) {
                novel.raw("     CHAPTER " + Novel.roman(i) + "      " + title(i) + "\n");
            }
            novel.raw("\n");
        }
        for (int b = 0; b < 3; b++) {
            novel.part(books[b], "\n\n\n\n" + books[b] + "\n\n\n\n");
            for (int i = 1; i <= sizes[b]; i++) {
                novel.chapter(title(i), "\n\n\nCHAPTER " + Novel.roman(i) + ".\n" + title(i) + "\n\n\n");
            }
        }
        return novel;
    }

    static Novel wutheringHeights() {
        Novel novel = start(5, "WUTHERING HEIGHTS", "Emily Brontë");
        for (int i = 1; i <= 34; i++) {
            novel.chapter("", "\n\n\nCHAPTER " + Novel.roman(i) + "\n\n\n");
        }
        return novel;
    }

    static Novel dracula() {
        String[] journals = {"Jonathan Harker’s Journal", "Dr. Seward’s Diary", "Mina Murray’s Journal"};
        Novel novel = start(6, "DRACULA", "Bram Stoker")
                .raw("CONTENTS\n\n\nCHAPTER I                                     PAGE\n\n");
        for (int i = 1; i <= 27; i++) {
            novel.raw((i == 1 ? "" : "CHAPTER " + Novel.roman(i) + "\n\n") + journals[i % 3] + "                       "
                    + i * 13 + "\n\n");
        }
        novel.raw("\n\nDRACULA\n\n\n");
        for (int i = 1; i <= 27; i++) {
            novel.chapter(
                    upper(journals[i % 3]),
                    "\n\n\nCHAPTER " + Novel.roman(i) + "\n\n" + upper(journals[i % 3]) + "\n\n");
        }
        return novel.raw("\n\n\n     *     *     *     *     *\n\n\nNOTE\n\n").prose(150);
    }

    static Novel warAndPeace() {
        Novel novel = new Novel(7).raw("WAR AND PEACE\n\n\nBy Leo Tolstoy/Tolstoi\n\n\n    Contents\n\n");
        for (int b = 1; b <= 4; b++) {
            novel.raw("    BOOK " + WORDS[b - 1] + ": 18" + (4 + b) + "\n\n");
            for (int i = 1; i <= 10; i++) {
                novel.raw("    CHAPTER " + Novel.roman(i) + "\n");
            }
            novel.raw("\n");
        }
        novel.raw("    FIRST EPILOGUE: 1813 - 20\n\n    CHAPTER I\n    CHAPTER II\n    CHAPTER III\n\n\n\n\n");
        for (int b = 1; b <= 4; b++) {
            String name = "BOOK " + WORDS[b - 1] + ": 18" + (4 + b);
            novel.part(name, "\n\n\n" + name + "\n\n\n\n");
            for (int i = 1; i <= 10; i++) {
                novel.chapter("", "\n\n\nCHAPTER " + Novel.roman(i) + "\n\n");
            }
        }
        novel.part("FIRST EPILOGUE: 1813 - 20", "\n\n\nFIRST EPILOGUE: 1813 - 20\n\n\n\n");
        for (int i = 1; i <= 3; i++) {
            novel.chapter("", "\n\n\nCHAPTER " + Novel.roman(i) + "\n\n");
        }
        return novel;
    }

    static Novel ulysses() {
        Novel novel = start(8, "Ulysses", "James Joyce").raw("Contents\n\n— I —\n\n[ 1 ]\n[ 2 ]\n[ 3 ]\n\n— II —\n\n");
        for (int i = 4; i <= 15; i++) {
            novel.raw("[ " + i + " ]\n");
        }
        novel.raw("\n— III —\n\n[ 16 ]\n[ 17 ]\n[ 18 ]\n\n\n");
        for (int i = 1; i <= 18; i++) {
            if (i == 1 || i == 4 || i == 16) {
                String number = i == 1 ? "I" : i == 4 ? "II" : "III";
                novel.part("— " + number + " —", "\n\n\n— " + number + " —\n\n");
            }
            novel.chapter("", "\n\n\n[ " + i + " ]\n\n\n");
        }
        return novel;
    }

    static Novel lesMiserables() {
        String[] volumes = {"FANTINE", "COSETTE"};
        Novel novel = start(9, "LES MISÉRABLES", "Victor Hugo").raw("CONTENTS\n\n");
        for (int pass = 0; pass < 2; pass++) {
            for (int v = 0; v < 2; v++) {
                String volume = "VOLUME " + Novel.roman(v + 1) + "—" + volumes[v];
                if (pass == 0) {
                    novel.raw(volume + "\n\n");
                } else {
                    novel.raw("\n\n\n" + volume + "\n\n\n\n");
                }
                for (int b = 1; b <= 3; b++) {
                    String book = "BOOK " + ORDINALS[b - 1] + "—" + upper(title(b));
                    if (pass == 0) {
                        novel.raw("BOOK " + ORDINALS[b - 1] + "—" + title(b) + "\n");
                    } else {
                        novel.part(volume + " / " + book, "\n\n" + book + "\n\n\n");
                    }
                    for (int i = 1; i <= 6; i++) {
                        String chapter = "CHAPTER " + Novel.roman(i) + "—" + upper(title(i));
                        if (pass == 0) {
                            novel.raw("CHAPTER " + Novel.roman(i) + "—" + title(i) + "\n");
                        } else {
                            novel.chapter(upper(title(i)), "\n\n" + chapter + "\n\n");
                        }
                    }
                    novel.raw("\n");
                }
            }
            novel.raw("\n\n");
        }
        return novel;
    }

    static Novel alice() {
        Novel novel = start(10, "Alice’s Adventures in Wonderland", "Lewis Carroll")
                .raw("THE MILLENNIUM FULCRUM EDITION 3.0\n\nContents\n\n");
        for (int i = 1; i <= 12; i++) {
            novel.raw(" CHAPTER " + Novel.roman(i) + ".     " + title(i) + "\n");
        }
        String stars = "\n*      *      *      *      *      *      *\n\n    *      *      *      *      *      *\n\n"
                + "*      *      *      *      *      *      *\n\n";
        for (int i = 1; i <= 12; i++) {
            String heading = "\n\n\n\nCHAPTER " + Novel.roman(i) + ".\n" + title(i) + "\n\n\n";
            if (i == 1) {
                novel.chapter(title(i), heading, "", stars, stars);
            } else {
                novel.chapter(title(i), heading);
            }
        }
        return novel.raw("\n\nTHE END\n\n");
    }

    static Novel sherlock() {
        Novel novel = start(11, "The Adventures of Sherlock Holmes", "Arthur Conan Doyle")
                .raw("Contents\n\n");
        for (int i = 1; i <= 12; i++) {
            novel.raw("   " + Novel.roman(i) + ".     " + title(i) + "\n");
        }
        novel.raw("\n\n\n").words(1500);
        for (int i = 1; i <= 12; i++) {
            String heading = "\n\n\n" + Novel.roman(i) + ". " + upper(title(i)) + "\n\n\n";
            if (i == 1) {
                novel.chapter(upper(title(i)), heading, "I.\n\n", "\n\n\nII.\n\n", "\n\n\nIII.\n\n");
            } else {
                novel.chapter(upper(title(i)), heading);
            }
        }
        return novel;
    }

    static Novel sherlockAdventures() {
        Novel novel = start(12, "THE ADVENTURES OF SHERLOCK HOLMES", "SIR ARTHUR CONAN DOYLE")
                .words(1500);
        for (int i = 1; i <= 12; i++) {
            String heading = "\n\n\nADVENTURE " + Novel.roman(i) + ".  " + upper(title(i)) + "\n\n\n";
            if (i == 1) {
                novel.chapter(upper(title(i)), heading, "I.\n\n", "\n\n\nII.\n\n", "\n\n\nIII.\n\n");
            } else {
                novel.chapter(upper(title(i)), heading);
            }
        }
        return novel;
    }

    static Novel dorianGray() {
        Novel novel = start(13, "The Picture of Dorian Gray", "Oscar Wilde").raw("Contents\n\n THE PREFACE\n");
        for (int i = 1; i <= 20; i++) {
            novel.raw(" CHAPTER " + Novel.roman(i) + ".\n");
        }
        novel.raw("\n\n\n\nTHE PREFACE\n\n\n").prose(400);
        for (int i = 1; i <= 20; i++) {
            novel.chapter("", "\n\n\n\nCHAPTER " + Novel.roman(i) + ".\n\n\n");
        }
        return novel.raw("\nTHE END\n");
    }

    static Novel middlemarch() {
        Novel novel = start(14, "Middlemarch", "George Eliot")
                .raw("To my dear Husband, George Henry Lewes,\nin this nineteenth"
                        + " year of our blessed union.\n\n\n\n\nContents\n\n PRELUDE\n\n");
        int[] sizes = {12, 10, 20};
        String[] names = {"MISS BROOKE.", "OLD AND YOUNG.", "WAITING FOR DEATH."};
        int chapter = 1;
        for (int b = 0; b < 3; b++) {
            novel.raw(" BOOK " + Novel.roman(b + 1) + ". " + names[b] + "\n");
            for (int i = 0; i < sizes[b]; i++) {
                novel.raw(" CHAPTER " + Novel.roman(chapter++) + ".\n");
            }
            novel.raw("\n");
        }
        novel.raw(" FINALE\n\n\n\n").chapter("PRELUDE", "\n\nPRELUDE.\n\n\n");
        chapter = 1;
        for (int b = 0; b < 3; b++) {
            novel.part(
                    "BOOK " + Novel.roman(b + 1) + ". " + names[b],
                    "\n\n\nBOOK " + Novel.roman(b + 1) + ".\n" + names[b] + "\n\n\n");
            for (int i = 0; i < sizes[b]; i++) {
                novel.chapter("", "\n\n\nCHAPTER " + Novel.roman(chapter++) + ".\n\n");
            }
        }
        return novel.in("").chapter("FINALE", "\n\n\nFINALE.\n\n\n");
    }

    static Novel janeEyre() {
        Novel novel = new Novel(15)
                .raw("JANE EYRE\nAN AUTOBIOGRAPHY\n\nby Charlotte Brontë\n\n_ILLUSTRATED BY F. H. TOWNSEND_\n\n"
                        + "London\nSERVICE & PATON\n5 HENRIETTA STREET\n1897\n\n\n\n\nTO\nW. M. THACKERAY, ESQ.,\n\nThis Work\nIS RESPECTFULLY"
                        + " INSCRIBED\n\nBY\nTHE AUTHOR\n\n\n\n\nPREFACE\n\n\n");
        novel.prose(800).raw("\n\nNOTE TO THE THIRD EDITION\n\n\n").prose(150);
        for (int i = 1; i <= 38; i++) {
            novel.chapter("", "\n\n\nCHAPTER " + Novel.roman(i) + "\n\n\n");
        }
        return novel.raw("\nTHE END\n\n\nADVERTISEMENTS\n\n").prose(100);
    }

    static Novel walden() {
        String[] titles = {
            "Economy",
            "Where I Lived, and What I Lived For",
            "Reading",
            "Sounds",
            "Solitude",
            "Visitors",
            "The Bean-Field",
            "The Village",
            "The Ponds",
            "Baker Farm",
            "Higher Laws",
            "Brute Neighbors",
            "House-Warming",
            "Former Inhabitants and Winter Visitors",
            "Winter Animals",
            "The Pond in Winter",
            "Spring",
            "Conclusion"
        };
        Novel novel = start(16, "WALDEN\n\n\nand\n\n\n\nON THE DUTY OF CIVIL DISOBEDIENCE", "Henry David Thoreau")
                .raw("cover\n\n\nContents\n\n\n WALDEN\n\n");
        for (String title : titles) {
            novel.raw(" " + title + "\n");
        }
        novel.raw("\n ON THE DUTY OF CIVIL DISOBEDIENCE\n\n\n\n\nWALDEN\n\n\n\n")
                .words(1200);
        for (String title : titles) {
            novel.chapter(title, "\n\n\n\n" + title + "\n\n\n");
        }
        return novel.chapter("ON THE DUTY OF CIVIL DISOBEDIENCE", "\n\n\n\nON THE DUTY OF CIVIL DISOBEDIENCE\n\n\n");
    }

    static Novel threeMen() {
        Novel novel = start(17, "THREE MEN IN A BOAT\n(TO SAY NOTHING OF THE DOG).", "JEROME K. JEROME")
                .raw("PREFACE.\n\n\n")
                .prose(250);
        for (int i = 1; i <= 19; i++) {
            novel.chapter("", "\n\n\n\n\nCHAPTER " + Novel.roman(i) + ".\n\n\n");
        }
        return novel;
    }

    static Novel heartOfDarkness() {
        Novel novel = start(18, "HEART OF DARKNESS", "Joseph Conrad")
                .raw("Contents\n\n I\n II\n III\n\n\n")
                .words(4000);
        for (int i = 1; i <= 3; i++) {
            novel.chapter("", "\n\n\n" + Novel.roman(i) + "\n\n\n");
        }
        return novel;
    }

    static Novel timeMachine() {
        Novel novel =
                start(19, "The Time Machine\n\nAn Invention", "H. G. Wells").raw("CONTENTS\n\n");
        for (int i = 1; i <= 16; i++) {
            novel.raw(" " + Novel.roman(i) + " " + title(i) + "\n");
        }
        novel.raw(" Epilogue\n\n");
        for (int i = 1; i <= 16; i++) {
            novel.chapter(title(i), "\n\n\n\n " + Novel.roman(i) + ".\n " + title(i) + "\n\n\n");
        }
        return novel.words(200).chapter("Epilogue", "\n\n\n\n Epilogue\n\n\n");
    }

    static Novel emma() {
        Novel novel = new Novel(20).raw("EMMA\n\nBy Jane Austen\n\n\n\n\n");
        for (int v = 1; v <= 3; v++) {
            novel.part("VOLUME " + Novel.roman(v), "\n\n\nVOLUME " + Novel.roman(v) + "\n\n\n\n");
            for (int i = 1; i <= 18; i++) {
                novel.chapter("", "\n\n\nCHAPTER " + Novel.roman(i) + "\n\n\n");
            }
        }
        return novel.raw("\nFINIS\n");
    }

    static Novel donQuixote() {
        Novel novel = start(21, "DON QUIXOTE", "Miguel de Cervantes")
                .raw("INTRODUCTION\n\nPREFATORY\n\n\n")
                .prose(900)
                .raw("\n\nTHE AUTHOR’S PREFACE\n\n")
                .prose(400);
        String[] about = {
            "WHICH TREATS OF THE CHARACTER AND PURSUITS OF THE FAMOUS GENTLEMAN DON\nQUIXOTE OF LA MANCHA",
            "WHICH TREATS OF THE FIRST SALLY THE INGENIOUS DON QUIXOTE MADE FROM HOME",
            "WHEREIN IS RELATED THE DROLL WAY IN WHICH DON QUIXOTE HAD HIMSELF DUBBED\nA KNIGHT, AND OF MANY THINGS THAT CAME"
                    + " OF IT WHICH ARE WORTHY OF BEING\nREAD AND KNOWN"
        };
        for (int p = 1; p <= 2; p++) {
            novel.part("PART " + Novel.roman(p) + ".", "\n\n\n\nPART " + Novel.roman(p) + ".\n\n\n");
            for (int i = 1; i <= 20; i++) {
                String title = about[i % 3] + ".";
                novel.chapter(title.replace("\n", " "), "\n\n\n\nCHAPTER " + Novel.roman(i) + ".\n" + title + "\n\n\n");
            }
        }
        return novel;
    }

    static Novel crimeAndPunishment() {
        Novel novel = new Novel(22)
                .raw("CRIME AND PUNISHMENT\n\nBy Fyodor Dostoevsky\n\n\n\nTranslated By Constance Garnett\n\n\n\n\n"
                        + "TRANSLATOR’S PREFACE\n\n")
                .prose(500)
                .raw("\n\nCRIME AND PUNISHMENT\n\n\n\n");
        int[] sizes = {7, 7, 6, 6, 5, 8};
        for (int p = 0; p < 6; p++) {
            novel.part("PART " + Novel.roman(p + 1), "\n\n\nPART " + Novel.roman(p + 1) + "\n\n\n\n");
            for (int i = 1; i <= sizes[p]; i++) {
                novel.chapter("", "\n\n\nCHAPTER " + Novel.roman(i) + "\n\n");
            }
        }
        return novel.in("").words(1600).chapter("EPILOGUE", "\n\n\nEPILOGUE\n\n\n", "I\n\n", "\n\n\nII\n\n");
    }

    static Novel karamazov() {
        Novel novel = start(23, "The Brothers Karamazov", "Fyodor Dostoyevsky").raw("CONTENTS\n\n");
        for (int pass = 0; pass < 2; pass++) {
            String gap = pass == 0 ? "\n" : "\n\n\n";
            int book = 1;
            for (int p = 1; p <= 2; p++) {
                novel.raw((pass == 0 ? "" : "\n\n\n\n") + (pass == 0 ? "  Part " : "PART ") + Novel.roman(p) + "\n"
                        + gap);
                for (int b = 1; b <= 3; b++) {
                    String name = "Book " + Novel.roman(book) + ". " + title(book);
                    book++;
                    if (pass == 0) {
                        novel.raw("    " + name + "\n");
                    } else {
                        novel.part("PART " + Novel.roman(p) + " / " + name, "\n\n" + name + "\n\n\n");
                    }
                    for (int i = 1; i <= 5; i++) {
                        String chapter = "Chapter " + Novel.roman(i) + ". " + title(i);
                        if (pass == 0) {
                            novel.raw("      " + chapter + "\n");
                        } else {
                            novel.chapter(title(i), "\n\n" + chapter + "\n\n\n");
                        }
                    }
                }
            }
            if (pass == 0) {
                novel.raw(
                        "  EPILOGUE\n      Chapter I. Plans For Escape\n      Chapter II. The Lie Becomes Truth\n\n\n\n");
            } else {
                novel.part("EPILOGUE", "\n\n\n\nEPILOGUE\n\n\n")
                        .chapter("Plans For Escape", "\n\nChapter I. Plans For Escape\n\n\n")
                        .chapter("The Lie Becomes Truth", "\n\nChapter II. The Lie Becomes Truth\n\n\n");
            }
        }
        return novel.raw(
                "\n\n\nFOOTNOTES\n\n\n    1 In Russian, _silen_.\n\n    2 A proverbial expression in Russia.\n\n");
    }

    static Novel gulliver() {
        Novel novel = start(24, "GULLIVER’S TRAVELS\nINTO SEVERAL\nREMOTE NATIONS OF THE WORLD", "Jonathan Swift")
                .raw("THE PUBLISHER TO THE READER.\n\n\n")
                .prose(300)
                .raw("\n\nA LETTER FROM CAPTAIN GULLIVER TO HIS COUSIN SYMPSON.\n\n\n")
                .prose(500);
        String[] voyages = {
            "A VOYAGE TO LILLIPUT.",
            "A VOYAGE TO BROBDINGNAG.",
            "A VOYAGE TO LAPUTA, BALNIBARBI, LUGGNAGG,\nGLUBBDUBDRIB AND JAPAN.",
            "A VOYAGE TO THE COUNTRY OF THE HOUYHNHNMS."
        };
        for (int p = 0; p < 4; p++) {
            String name = "PART " + Novel.roman(p + 1) + ". " + voyages[p];
            novel.part(name.replace("\n", " "), "\n\n\n\n" + name + "\n\n\n");
            for (int i = 1; i <= 8; i++) {
                novel.chapter("", "\n\n\nCHAPTER " + Novel.roman(i) + ".\n\n");
            }
        }
        return novel;
    }

    static Novel littleWomen() {
        Novel novel = start(25, "LITTLE WOMEN", "Louisa May Alcott").raw("CONTENTS\n\n\nPART 1\n\n");
        for (int i = 1; i <= 23; i++) {
            novel.raw("          " + WORDS[i - 1] + "  " + upper(title(i)) + "\n");
        }
        novel.raw("\n\n\nLITTLE WOMEN\n\n\n");
        for (int i = 1; i <= 23; i++) {
            novel.chapter(upper(title(i)), "\n\n\nCHAPTER " + WORDS[i - 1] + "\n\n" + upper(title(i)) + "\n\n\n");
        }
        return novel;
    }

    static Novel tomJones() {
        Novel novel = start(26, "THE HISTORY OF TOM JONES,\nA FOUNDLING", "Henry Fielding");
        for (int b = 1; b <= 5; b++) {
            String about =
                    "Containing as much of the birth of the foundling as is necessary or\nproper to acquaint the reader with in the beginning of this history.";
            novel.part("BOOK " + Novel.roman(b) + ".", "\n\n\nBOOK " + Novel.roman(b) + ".\n\n" + about + "\n\n\n");
            for (int i = 1; i <= 9; i++) {
                novel.chapter(
                        "",
                        "\n\nChapter " + Novel.roman(i).toLowerCase(Locale.ROOT) + ".\n\n" + "_" + title(i)
                                + "._\n\n\n");
            }
        }
        return novel;
    }

    static Novel scarletLetter() {
        Novel novel = start(27, "THE SCARLET LETTER.", "NATHANIEL HAWTHORNE")
                .raw("[Illustration]\n\n\nPREFACE\n\nTO THE SECOND EDITION.\n\n\n")
                .prose(300)
                .raw(
                        "\n\nCONTENTS.\n\n                                                      PAGE\n\n  THE CUSTOM-HOUSE.--INTRODUCTORY                        1\n\n\n  THE SCARLET LETTER.\n\n");
        for (int i = 1; i <= 24; i++) {
            novel.raw("  " + Novel.roman(i) + ". " + upper(title(i)) + "                              " + i * 11
                    + "\n\n");
        }
        novel.raw(
                "\n\n\n\nLIST OF ILLUSTRATIONS.\n\n\n\n                                                      PAGE\n\n  The Ornamented Threshold                               1\n\n  The Prison Door                                       49\n\n\n");
        novel.words(3000)
                .chapter("", "\n\n\nTHE CUSTOM-HOUSE.\n\nINTRODUCTORY TO \"THE SCARLET LETTER.\"\n\n\n")
                .words(900);
        novel.raw("\n\n\n\nTHE SCARLET LETTER.\n\n");
        for (int i = 1; i <= 24; i++) {
            novel.chapter(upper(title(i)), "\n\n\n\n" + Novel.roman(i) + ".\n\n" + upper(title(i)) + ".\n\n\n");
        }
        return novel;
    }

    static Novel warOfTheWorlds() {
        Novel novel = start(28, "The War of the Worlds", "H. G. Wells")
                .raw(
                        "   ‘But who shall dwell in these worlds if they be inhabited?\n   . . . Are we or they Lords of the World?’\n                    KEPLER\n\n\n");
        String[] books = {"THE COMING OF THE MARTIANS", "THE EARTH UNDER THE MARTIANS"};
        int[] sizes = {17, 10};
        for (int b = 0; b < 2; b++) {
            novel.part("BOOK " + WORDS[b] + " " + books[b], "\n\n\n\nBOOK " + WORDS[b] + "\n" + books[b] + "\n\n\n\n");
            for (int i = 1; i <= sizes[b]; i++) {
                novel.chapter(upper(title(i)) + ".", "\n\n\n\n" + Novel.roman(i) + ".\n" + upper(title(i)) + ".\n\n\n");
            }
        }
        return novel;
    }

    static Novel treasureIsland() {
        Novel novel = start(29, "TREASURE ISLAND", "Robert Louis Stevenson").raw("CONTENTS\n\n");
        String[] parts = {"The Old Buccaneer", "The Sea Cook", "My Shore Adventure"};
        int chapter = 1;
        for (int p = 0; p < 3; p++) {
            novel.raw("                     PART " + WORDS[p] + "\n                " + parts[p] + "\n\n");
            for (int i = 0; i < 6; i++) {
                novel.raw("   " + chapter + ".  " + upper(title(chapter)) + " . . . . " + chapter * 9 + "\n");
                chapter++;
            }
            novel.raw("\n");
        }
        chapter = 1;
        for (int p = 0; p < 3; p++) {
            novel.part("PART " + WORDS[p] + " " + parts[p], "\n\n\nPART " + WORDS[p] + "--" + parts[p] + "\n\n\n\n");
            for (int i = 0; i < 6; i++) {
                novel.chapter(title(chapter), "\n\n\n" + chapter + "\n\n" + title(chapter) + "\n\n\n");
                chapter++;
            }
        }
        return novel;
    }

    static Novel musketeers() {
        Novel novel = start(30, "THE THREE MUSKETEERS", "Alexandre Dumas, Pere")
                .raw("AUTHOR’S PREFACE\n\n")
                .prose(400);
        for (int i = 1; i <= 67; i++) {
            novel.chapter(upper(title(i)), "\n\n\n" + i + " " + upper(title(i)) + "\n\n\n");
        }
        return novel.words(150).chapter("EPILOGUE", "\n\n\nEPILOGUE\n\n");
    }

    static Novel christmasCarol() {
        Novel novel = start(31, "A CHRISTMAS CAROL\n\nIN PROSE\nBEING\nA Ghost Story of Christmas", "Charles Dickens")
                .raw("PREFACE\n\n")
                .prose(60)
                .raw(
                        "\n\nCONTENTS\n\n   Stave   I: Marley's Ghost\n   Stave  II: The First of the Three Spirits\n   Stave III: The Second of the Three Spirits\n   Stave  IV: The Last of the Spirits\n   Stave   V: The End of It\n\n\n")
                .words(4000);
        String[] titles = {
            "MARLEY'S GHOST",
            "THE FIRST OF THE THREE SPIRITS",
            "THE SECOND OF THE THREE SPIRITS",
            "THE LAST OF THE SPIRITS",
            "THE END OF IT"
        };
        for (int i = 1; i <= 5; i++) {
            novel.chapter(titles[i - 1], "\n\n\nSTAVE " + WORDS[i - 1] + ":  " + titles[i - 1] + "\n\n\n");
        }
        return novel;
    }

    static Novel tess() {
        Novel novel = start(32, "Tess of the d’Urbervilles\nA Pure Woman", "Thomas Hardy");
        String[] phases = {"The Maiden", "Maiden No More", "The Rally"};
        int chapter = 1;
        for (int p = 0; p < 3; p++) {
            String name = "Phase the " + List.of("First", "Second", "Third").get(p) + ": " + phases[p];
            novel.part(name, "\n\n\n" + name + "\n\n\n\n");
            for (int i = 0; i < 8; i++) {
                novel.chapter("", "\n\n\n" + Novel.roman(chapter++) + "\n\n\n");
            }
        }
        return novel;
    }

    static Novel dubliners() {
        Novel novel = start(33, "DUBLINERS", "James Joyce").words(2500);
        for (int i = 0; i < 15; i++) {
            novel.chapter(upper(title(i)), "\n\n\n" + upper(title(i)) + "\n\n\n");
        }
        return novel;
    }

    static Novel mainStreet() {
        Novel novel = start(34, "MAIN STREET", "Sinclair Lewis").words(1800);
        for (int i = 1; i <= 20; i++) {
            novel.chapter("", "\n\n\nCHAPTER " + Novel.roman(i) + "\n\n\n", "I\n\n", "\n\nII\n\n", "\n\nIII\n\n");
        }
        return novel;
    }

    static Novel moonstone() {
        Novel novel = start(35, "The Moonstone\n\nA Romance", "Wilkie Collins");
        novel.words(1600)
                .chapter(
                        "",
                        "\n\n\nPROLOGUE\nTHE STORMING OF SERINGAPATAM (1799)\n\n\n_Extracted from a Family Paper_\n\n",
                        "\n\nI\n\n",
                        "\n\nII\n\n",
                        "\n\nIII\n\n")
                .words(800);
        novel.part(
                "FIRST PERIOD",
                "\n\n\nTHE STORY\n\n\nFIRST PERIOD\n\nTHE LOSS OF THE DIAMOND (1848)\n\nThe events related by GABRIEL BETTEREDGE, house-steward in the service of\nJULIA, LADY VERINDER.\n\n\n");
        for (int i = 1; i <= 23; i++) {
            novel.chapter("", "\n\n\nCHAPTER " + Novel.roman(i) + "\n\n\n");
        }
        novel.part(
                "SECOND PERIOD",
                "\n\n\nSECOND PERIOD\n\nTHE DISCOVERY OF THE TRUTH (1848-1849)\n\nThe events related in several narratives.\n\n\n");
        novel.in("SECOND PERIOD THE DISCOVERY OF THE TRUTH (1848-1849) / FIRST NARRATIVE")
                .raw("\nFIRST NARRATIVE\n\nContributed by MISS CLACK; niece of the late SIR JOHN VERINDER\n\n\n");
        for (int i = 1; i <= 8; i++) {
            novel.chapter("", "\n\n\nCHAPTER " + Novel.roman(i) + "\n\n\n");
        }
        novel.in("SECOND PERIOD THE DISCOVERY OF THE TRUTH (1848-1849) / SECOND NARRATIVE")
                .raw("\n\n\nSECOND NARRATIVE\n\nContributed by MATHEW BRUFF, Solicitor, of Gray’s Inn Square\n\n\n");
        for (int i = 1; i <= 3; i++) {
            novel.chapter("", "\n\n\nCHAPTER " + Novel.roman(i) + "\n\n\n");
        }
        return novel;
    }

    static Novel womanInWhite() {
        Novel novel = start(36, "THE WOMAN IN WHITE", "Wilkie Collins");
        novel.part(
                "THE FIRST EPOCH",
                "\n\n\nTHE FIRST EPOCH\n\n\n\nTHE STORY BEGUN BY WALTER HARTRIGHT\n\n(of Clement's Inn, Teacher of Drawing)\n\n\n\n");
        for (int i = 1; i <= 15; i++) {
            novel.chapter("", "\n\n\n" + Novel.roman(i) + "\n\n");
        }
        novel.part("THE SECOND EPOCH", "\n\n\nTHE SECOND EPOCH\n\n\n\nTHE STORY CONTINUED BY MARIAN HALCOMBE.\n\n\n\n");
        for (int i = 1; i <= 10; i++) {
            novel.chapter("", "\n\n\n" + Novel.roman(i) + "\n\n");
        }
        return novel;
    }

    static Novel hamlet() {
        Novel novel = start(37, "THE TRAGEDY OF HAMLET, PRINCE OF DENMARK", "William Shakespeare")
                .raw(
                        "Dramatis Personæ\n\nHAMLET, Prince of Denmark.\nCLAUDIUS, King of Denmark, Hamlet’s uncle.\n\n\n");
        for (int a = 1; a <= 5; a++) {
            novel.part("ACT " + Novel.roman(a), "\n\n\nACT " + Novel.roman(a) + "\n\n");
            for (int s = 1; s <= 4; s++) {
                novel.chapter("", "\n\nSCENE " + Novel.roman(s) + ". A room in the Castle.\n\n");
            }
        }
        return novel;
    }

    static Novel paradiseLost() {
        Novel novel = start(38, "Paradise Lost", "John Milton").words(3000);
        for (int i = 1; i <= 12; i++) {
            novel.chapter("", "\n\n\nBOOK " + Novel.roman(i) + ".\n\n\n");
        }
        return novel;
    }

    static Novel divineComedy() {
        Novel novel = start(39, "THE DIVINE COMEDY", "Dante Alighieri");
        for (String part : new String[] {"HELL", "PURGATORY", "PARADISE"}) {
            novel.part(part, "\n\n\n\n" + part + "\n\n\n\n");
            for (int i = 1; i <= 33; i++) {
                novel.chapter("", "\n\n\nCANTO " + Novel.roman(i) + "\n\n\n");
            }
        }
        return novel;
    }

    static Novel huckFinn() {
        Novel novel = new Novel(40)
                .raw(
                        "ADVENTURES\n\nOF\n\nHUCKLEBERRY FINN\n\n(Tom Sawyer's Comrade)\n\nBy Mark Twain\n\n\n\nCONTENTS.\n\n\n");
        for (int i = 1; i <= 42; i++) {
            novel.raw("CHAPTER " + Novel.roman(i) + ".\n\n" + title(i) + ".—" + title(i + 3) + ".—" + title(i + 5)
                    + ".\n\n\n");
        }
        novel.raw(
                        "CHAPTER THE LAST.\n\nOut of Bondage.—Paying the Captive.—Yours Truly, Huck Finn.\n\n\n\n\nILLUSTRATIONS.\n\nThe Widows\n\nMoses and the “Bulrushers”\n\nMiss Watson\n\n\n\n\nEXPLANATORY\n\n")
                .prose(90)
                .raw("\n\nHUCKLEBERRY FINN\n\nScene: The Mississippi Valley Time: Forty to fifty years ago\n\n\n");
        for (int i = 1; i <= 42; i++) {
            novel.chapter("", "\n\n\nCHAPTER " + Novel.roman(i) + ".\n\n\n");
        }
        return novel.chapter("", "\n\n\nCHAPTER THE LAST\n\n\n").raw("\nTHE END. YOURS TRULY, _HUCK FINN_.\n");
    }

    static Novel prozess() {
        String[] ordinals = {
            "Erstes",
            "Zweites",
            "Drittes",
            "Viertes",
            "Fünftes",
            "Sechstes",
            "Siebentes",
            "Achtes",
            "Neuntes",
            "Zehntes"
        };
        Novel novel = start(41, "DER PROZESS", "Franz Kafka");
        for (String ordinal : ordinals) {
            novel.chapter("", "\n\n\n" + upper(ordinal) + " KAPITEL\n\n\n");
        }
        return novel;
    }

    static Novel notreDame() {
        Novel novel = start(42, "Notre-Dame de Paris", "Victor Hugo");
        for (int b = 1; b <= 3; b++) {
            String name = "LIVRE " + List.of("PREMIER", "DEUXIÈME", "TROISIÈME").get(b - 1);
            novel.part(name, "\n\n\n" + name + "\n\n\n");
            for (int i = 1; i <= 6; i++) {
                novel.chapter(upper(title(i)), "\n\n\n" + Novel.roman(i) + "\n\n" + upper(title(i)) + "\n\n\n");
            }
        }
        return novel;
    }

    static Novel illustrated() {
        Novel novel = new Novel(43)
                .raw(
                        "[Illustration:\n\n                             GEORGE ALLEN\n                               PUBLISHER\n]\n\nPRIDE.\nand\nPREJUDICE\n\nby\nJane Austen,\n\n\n[Illustration: _To J. Comyns Carr in acknowledgment of all I owe._]\n\n\nPREFACE.\n\n[Illustration]\n\n")
                .prose(900)
                .raw(
                        "\n\n[Illustration]\n\nList of Illustrations.\n\n                                        PAGE\n\nFrontispiece                              iv\n\nHeading to Chapter I.                      1\n\nHeading to Chapter II.                     9\n\nHeading to Chapter III.                   12\n\n\n\n[Illustration:\n\n·PRIDE AND PREJUDICE·\n\n\n\n");
        novel.chapter("", "\nChapter I.]\n\n\n");
        for (int i = 2; i <= 61; i++) {
            novel.chapter(
                    "",
                    "\n\n\n" + (i % 3 == 0 ? "[Illustration]\n\n\n\n\n" : "") + "CHAPTER " + Novel.roman(i) + ".\n\n\n"
                            + (i % 4 == 0 ? "[Illustration]\n\n" : ""));
        }
        return novel;
    }

    static Novel gatsby() {
        Novel novel = start(44, "The Great Gatsby", "F. Scott Fitzgerald")
                .raw(
                        "                           Table of Contents\n\nI\nII\nIII\nIV\nV\nVI\nVII\nVIII\nIX\n\n\n                              Once again\n                                  to\n                                 Zelda\n\n\n")
                .words(2500);
        for (int i = 1; i <= 9; i++) {
            novel.chapter(
                    "",
                    "\n\n                                  " + Novel.roman(i) + "\n\n\n",
                    "",
                    "\n------------------------------------------------------------------------\n\n");
        }
        return novel;
    }

    static Novel lighthouse() {
        Novel novel = start(45, "To the Lighthouse", "Virginia Woolf");
        String[] parts = {"THE WINDOW", "TIME PASSES", "THE LIGHTHOUSE"};
        int[] sizes = {19, 10, 13};
        for (int p = 0; p < 3; p++) {
            novel.part((p + 1) + " " + parts[p], "\n\n\n\n" + (p + 1) + " " + parts[p] + "\n\n\n");
            for (int i = 1; i <= sizes[p]; i++) {
                novel.chapter("", "\n\n\n" + i + "\n\n\n");
            }
        }
        return novel;
    }

    static Novel tristram() {
        Novel novel = start(46, "THE LIFE AND OPINIONS OF TRISTRAM SHANDY, GENTLEMAN", "Laurence Sterne");
        for (int v = 1; v <= 3; v++) {
            for (int i = 1; i <= 12; i++) {
                novel.chapter("", "\n\n\nChapter " + v + "." + Novel.roman(i) + ".\n\n");
            }
        }
        return novel;
    }

    static Novel grimm() {
        Novel novel = start(47, "GRIMMS’ FAIRY TALES", "Jacob Grimm and Wilhelm Grimm")
                .raw("CONTENTS:\n\n");
        String[] titles = {
            "THE GOLDEN BIRD",
            "HANS IN LUCK",
            "JORINDA AND JORINDEL",
            "THE TRAVELLING MUSICIANS",
            "OLD SULTAN",
            "THE STRAW, THE COAL, AND THE BEAN",
            "BRIAR ROSE",
            "THE DOG AND THE SPARROW"
        };
        for (String title : titles) {
            novel.raw("     " + title + "\n");
        }
        novel.raw("\n\n\n");
        for (String title : titles) {
            novel.chapter(title, "\n\n\n" + title + "\n\n");
        }
        return novel;
    }

    static Novel typescript() {
        Novel novel = new Novel(48).raw("The Long Field\nby Ann Author\n\n");
        for (int i = 1; i <= 14; i++) {
            novel.chapter(title(i), "Chapter " + upperFirst(WORDS[i - 1]) + ": " + title(i) + "\n\n", "", "#\n\n");
            novel.raw("\n");
        }
        return novel;
    }

    private static String upperFirst(String word) {
        return word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
    }

    static Novel unwrapped() {
        Novel wrapped = new Novel(49).raw("The Long Field\n\n");
        for (int i = 1; i <= 12; i++) {
            wrapped.chapter("", "CHAPTER " + i + "\n\n");
            wrapped.raw("\n");
        }
        return wrapped;
    }

    static Novel numbersInWords() {
        Novel novel = start(50, "THE SMALL HOURS", "Ann Author").words(1500);
        for (int i = 1; i <= 21; i++) {
            novel.chapter("", "\n\n\n" + upperFirst(WORDS[i - 1]) + "\n\n");
        }
        return novel;
    }

    static Novel annaKarenina() {
        Novel novel = new Novel(51)
                .raw(
                        "ANNA KARENINA\n\n by Leo Tolstoy\n\n Translated by Constance Garnett\n\nContents\n\n\n PART ONE\n PART TWO\n PART THREE\n\n\n\n\n");
        for (int p = 0; p < 3; p++) {
            novel.part("PART " + WORDS[p], "\n\n\n\nPART " + WORDS[p] + "\n\n");
            for (int i = 1; i <= 34; i++) {
                novel.chapter("", "\n\nChapter " + i + "\n\n");
            }
        }
        return novel;
    }

    static Novel pamela() {
        Novel novel =
                start(52, "PAMELA, OR VIRTUE REWARDED", "Samuel Richardson").words(500);
        for (int i = 1; i <= 32; i++) {
            novel.chapter("", "\n\n\nLETTER " + Novel.roman(i) + "\n\n");
        }
        return novel;
    }

    static Novel tight() {
        Novel novel = new Novel(53).raw("The Long Field\n\n");
        for (int i = 1; i <= 12; i++) {
            novel.chapter("", "\nCHAPTER " + i + "\n");
        }
        return novel;
    }

    static Novel withoutBlanks() {
        Novel novel = new Novel(54).unwrapped().raw("The Long Field\nby Ann Author\n");
        for (int i = 1; i <= 12; i++) {
            novel.chapter(title(i), "Chapter " + i + ": " + title(i) + "\n");
        }
        return novel;
    }

    static Novel threeVolumes() {
        Novel novel = new Novel(55)
                .raw(
                        "THE LONG FIELD.\n\nA Novel.\n\nBY ANN AUTHOR.\n\nIN THREE VOLUMES.\n\n\nVOL. I.\n\n\nLONDON:\n1845.\n\n\n");
        for (int v = 1; v <= 3; v++) {
            String volume = "VOL. " + Novel.roman(v) + ".";
            if (v > 1) {
                novel.raw("\n\nEND OF VOL. " + Novel.roman(v - 1) + ".\n\n\n\n\nTHE LONG FIELD.\n\n\n\n");
            }
            novel.raw("CONTENTS OF VOL. " + Novel.roman(v) + ".\n\n\n");
            for (int i = 1; i <= 9; i++) {
                novel.raw("CHAPTER " + Novel.roman(i) + ".\n\n" + title(i) + "                " + 12 * i + "\n\n");
            }
            novel.part(volume, "\n\n\nTHE LONG FIELD.\n\n\n\n\n" + volume + "\n\n\n\n");
            for (int i = 1; i <= 9; i++) {
                novel.chapter(
                        upper(title(i)), "\n\n\nCHAPTER " + Novel.roman(i) + ".\n\n" + upper(title(i)) + ".\n\n\n");
            }
        }
        return novel.raw("\n\nTHE END.\n");
    }

    static Novel numberBelow() {
        Novel novel = start(56, "THE LONG FIELD", "Ann Author");
        for (int i = 1; i <= 12; i++) {
            novel.chapter("", "\n\n\nCHAPTER\n" + WORDS[i - 1] + "\n\n\n");
        }
        return novel;
    }

    static Novel journeyToTheWest() {
        String digits = "一二三四五六七八九";
        Novel novel = new Novel(57).raw("西游记\n\n吴承恩\n\n\n");
        for (int i = 1; i <= 25; i++) {
            String number = (i >= 20 ? digits.charAt(i / 10 - 1) + "十" : i >= 10 ? "十" : "")
                    + (i % 10 == 0 ? "" : digits.charAt(i % 10 - 1));
            novel.chapter("灵根育孕源流出", "\n\n第" + number + "回　灵根育孕源流出\n\n");
        }
        return novel;
    }

    static Novel russian() {
        Novel novel = new Novel(58).raw("БРАТЬЯ\n\n\n");
        int chapter = 1;
        for (int p = 0; p < 2; p++) {
            String part = "ЧАСТЬ " + List.of("ПЕРВАЯ", "ВТОРАЯ").get(p);
            novel.part(part, "\n\n\n" + part + "\n\n\n");
            for (int i = 1; i <= 6; i++) {
                novel.chapter("", "\n\nГлава " + Novel.roman(chapter++) + "\n\n");
            }
        }
        return novel;
    }

    static Novel interludes() {
        Novel novel = start(59, "THE LONG FIELD", "Ann Author").chapter("Prologue", "\n\n\nPrologue\n\n");
        for (int i = 1; i <= 9; i++) {
            novel.chapter("", "\n\n\n" + i + "\n\n");
            if (i % 3 == 0 && i < 9) {
                novel.chapter("Interlude", "\n\n\nInterlude\n\n");
            }
        }
        return novel.chapter("Epilogue", "\n\n\nEpilogue\n\n")
                .raw("\n\n\nAcknowledgments\n\n")
                .prose(60)
                .raw("\nAbout the Author\n\n")
                .prose(40);
    }

    static Novel cranford() {
        Novel novel = start(60, "CRANFORD", "Elizabeth Cleghorn Gaskell");
        for (int i = 1; i <= 16; i++) {
            novel.chapter(upper(title(i)), "\n\n\nCHAPTER " + Novel.roman(i) + ".\n" + upper(title(i)) + "\n\n\n");
        }
        return novel;
    }

    static Novel diary() {
        Novel novel = start(61, "THE DIARY OF A NOBODY", "George Grossmith and Weedon Grossmith");
        for (int i = 1; i <= 24; i++) {
            novel.chapter("", "\n\n\nCHAPTER " + Novel.roman(i) + "\n\n\nApril " + i + ".\n\n");
        }
        return novel;
    }

    static Novel winesburg() {
        Novel novel = start(62, "WINESBURG, OHIO", "Sherwood Anderson")
                .raw("CONTENTS\n\n\nINTRODUCTION by Irving Howe\n\n\nTHE TALES AND THE PERSONS\n\n");
        for (int i = 0; i < 20; i++) {
            novel.raw(upper(title(i)) + ", concerning Doctor Reefy\n\n");
        }
        novel.raw("\n\n\nINTRODUCTION\n\nby Irving Howe\n\n")
                .prose(800)
                .raw("\n\n\n")
                .words(1200);
        for (int i = 0; i < 20; i++) {
            novel.chapter(upper(title(i)), "\n\n\n" + upper(title(i)) + "\n\n");
        }
        return novel;
    }

    /** A chapter each with a list, a roman line, a sign in capitals, verses and a dated letter. */
    static Novel manyNumbers() {
        Novel novel = start(63, "THE LONG FIELD", "Ann Author").words(300);
        for (int i = 1; i <= 15; i++) {
            novel.chapter("", "\n\n\nCHAPTER " + Novel.roman(i) + "\n\n\n");
            novel.raw(
                    "\n1. Bread.\n\n2. Butter.\n\n3. Tea, if there is any.\n\nBEWARE OF THE DOG\n\n     I\n\n     The sea is calm to-night,\n     The tide is full\n\n     II\n\n     The cliffs of England stand\n\nCHARLES I.\n\nPART of it was true, and I said so.\n\n");
            novel.raw(new Prose(500 + i).paragraphs("It went on.", 300)).raw("\n");
        }
        return novel;
    }
}
