package io.agon.simulator.tier;

import java.util.ArrayList;
import java.util.List;

/**
 * A deterministic stand-in for a tokeniser: a run of letters and digits costs one token for each six characters begun, every
 * other character that is not white space costs one, white space costs nothing. About four characters a token in English.
 */
public final class Tokens {
    private static final int PIECE = 6;

    private Tokens() {}

    /** Number of tokens of a text. */
    public static int count(CharSequence text) {
        int tokens = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isWord(c)) {
                if (run % PIECE == 0) {
                    tokens++;
                }
                run++;
            } else {
                run = 0;
                tokens += c > ' ' && !Character.isWhitespace(c) ? 1 : 0;
            }
        }
        return tokens;
    }

    /** The text cut into its tokens, each with the white space before it; joined they are the text. */
    public static List<String> split(String text) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        int run = 0;
        boolean holds = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean word = isWord(c);
            boolean begins = word ? run % PIECE == 0 : c > ' ' && !Character.isWhitespace(c);
            boolean spaceAfterToken = !word && !begins && holds;
            if ((begins && holds) || spaceAfterToken) {
                pieces.add(text.substring(start, i));
                start = i;
                holds = false;
            }
            holds |= begins;
            run = word ? run + 1 : 0;
        }
        if (start < text.length()) {
            if (holds || pieces.isEmpty()) {
                pieces.add(text.substring(start));
            } else {
                pieces.add(pieces.removeLast() + text.substring(start));
            }
        }
        return pieces;
    }

    static boolean isWord(char c) {
        return c < 128
                ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                : Character.isLetterOrDigit(c);
    }

    /** Keys of the prefixes of a prompt, one for each full block of this many tokens, and the number of its tokens. */
    static Blocks blocks(CharSequence prompt, int blockTokens) {
        long[] keys = new long[16];
        int blocks = 0;
        int tokens = 0;
        int run = 0;
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < prompt.length(); i++) {
            char c = prompt.charAt(i);
            boolean begins;
            if (isWord(c)) {
                begins = run % PIECE == 0;
                run++;
            } else {
                begins = c > ' ' && !Character.isWhitespace(c);
                run = 0;
            }
            if (begins) {
                if (tokens > 0 && tokens % blockTokens == 0) {
                    if (blocks == keys.length) {
                        keys = java.util.Arrays.copyOf(keys, 2 * blocks);
                    }
                    keys[blocks++] = hash;
                }
                tokens++;
            }
            hash = (hash ^ c) * 0x100000001B3L;
        }
        return new Blocks(java.util.Arrays.copyOf(keys, blocks), tokens);
    }

    /** What {@link #blocks} finds. */
    record Blocks(long[] keys, int tokens) {}
}
