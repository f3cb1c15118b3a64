package io.agon.inference;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Puts untrusted text into a prompt so that it stays data. The fence carries a nonce that is a hash of label and text: a
 * text cannot hold its own closing line, because writing it would change the hash.
 */
public final class Fence {
    private static final int NONCE = 8;

    private Fence() {}

    /** The text between its fences, invisible characters removed. */
    public static String around(String label, String text) {
        String visible = visible(text);
        String nonce = sha256(label + "\n" + visible).substring(0, NONCE);
        return "<<<TEXT " + label + " " + nonce + ">>>\n" + visible + "\n<<<END " + label + " " + nonce + ">>>";
    }

    /**
     * The text without characters that a reader does not see but a model does: controls other than line feed and tab,
     * zero-width and bidirectional marks, tags, variation selectors of the supplementary plane. Line ends become line
     * feeds. Joiners stay between letters of scripts that need them.
     */
    public static String visible(String text) {
        if (plain(text)) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length());
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        lines.codePoints().filter(Fence::seen).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** Whether the text holds nothing but ASCII that is seen: most do, and need no further look. */
    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' || c > '~') && c != '\n' && c != '\t') {
                return false;
            }
        }
        return true;
    }

    private static boolean seen(int c) {
        if (c == '\n' || c == '\t' || c == 0x200C || c == 0x200D) {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> !(c >= 0xE0100 && c <= 0xE01EF);
        };
    }

    /** SHA-256 of the text's UTF-8 form, in hexadecimal. */
    public static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
