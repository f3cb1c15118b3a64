package io.agon.manuscript;

import java.util.Random;

/** Invented prose, hard-wrapped as Project Gutenberg's, with the things in it that look like headings and are none. */
final class Prose {
    private static final String[] WORDS =
            ("the a of and to in that was had with his her it as for not but at on by from they"
                            + " which were been would one all there when who their could out so up into then him no them than over"
                            + " house garden window letter evening morning river carriage brother captain silence winter candle road"
                            + " walked looked thought remembered turned waited answered carried opened followed believed seemed"
                            + " slowly quietly again never always perhaps old young small distant pale bright heavy gentle certain")
                    .split(" ");
    private static final int WIDTH = 72;

    private final Random random;

    Prose(long seed) {
        random = new Random(seed);
    }

    /** Paragraphs of about so many words together; the first one begins with the given words. */
    String paragraphs(String opening, int words) {
        StringBuilder text = new StringBuilder();
        int left = words;
        boolean first = true;
        while (left > 0) {
            int size = Math.min(left, 40 + random.nextInt(90));
            String body = first ? opening + " " + sentences(size) : paragraph(size);
            text.append(wrapped(body)).append("\n\n");
            left -= size;
            first = false;
        }
        return text.substring(0, text.length() - 1);
    }

    private String paragraph(int words) {
        return switch (random.nextInt(12)) {
            case 0 -> "\"" + sentences(Math.min(words, 18)) + "\"";
            case 1 -> "\"I!\" he cried. \"" + sentences(Math.min(words, 14)) + "\"";
            case 2 -> "Chapter after chapter of that book " + sentences(words);
            case 3 -> "I had never seen it so. " + sentences(words);
            case 4 -> "Part of it was true. " + sentences(words);
            case 5 -> "One of them, in the year 1805, " + sentences(words);
            default -> sentences(words);
        };
    }

    private String sentences(int words) {
        StringBuilder text = new StringBuilder();
        int left = words;
        while (left > 0) {
            int size = Math.min(left, 5 + random.nextInt(18));
            for (int i = 0; i < size; i++) {
                String word = WORDS[random.nextInt(WORDS.length)];
                text.append(i == 0 ? Character.toUpperCase(word.charAt(0)) + word.substring(1) : word);
                text.append(i + 1 < size ? random.nextInt(12) == 0 ? ", " : " " : "");
            }
            text.append(random.nextInt(9) == 0 ? "? " : ". ");
            left -= size;
        }
        return text.toString().strip();
    }

    static String wrapped(String text) {
        StringBuilder out = new StringBuilder();
        int column = 0;
        for (String word : text.split(" ")) {
            if (column > 0 && column + 1 + word.length() > WIDTH) {
                out.append('\n');
                column = 0;
            } else if (column > 0) {
                out.append(' ');
                column++;
            }
            out.append(word);
            column += word.length();
        }
        return out.toString();
    }
}
