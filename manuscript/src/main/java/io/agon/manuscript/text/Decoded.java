package io.agon.manuscript.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text and the encoding it was found in. Nothing is replaced: the text encoded again is the bytes that were read, without
 * the byte order mark.
 *
 * @param mark bytes of the byte order mark, 0 where there is none
 */
public record Decoded(String text, Charset charset, int mark) {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Pattern DECLARED = Pattern.compile("(?i)character set encoding:\\s*([a-z0-9_-]+)");
    private static final int HEAD = 8192;
    /** One control character in so many bytes is a slip, more is no text. */
    private static final int BYTES_FOR_A_CONTROL = 1000;

    /** What the bytes are where they claim to be something that is no text, such as {@code a PDF}. */
    public static Optional<String> binaryFormat(byte[] bytes) {
        record Magic(int at, String bytes, String name) {}
        for (Magic magic : new Magic[] {
            new Magic(0, "%PDF", "a PDF"),
            new Magic(0, "{\\rtf", "an RTF document"),
            new Magic(60, "BOOKMOBI", "a Mobipocket or Kindle book"),
            new Magic(0, "ITSF", "a CHM file"),
            new Magic(0, "\u00d0\u00cf\u0011\u00e0", "an old Word document"),
            new Magic(0, "\u0089PNG", "a PNG picture"),
            new Magic(0, "\u00ff\u00d8\u00ff", "a JPEG picture"),
            new Magic(0, "GIF8", "a GIF picture"),
            new Magic(0, "\u001f\u008b", "a gzip archive"),
            new Magic(0, "BZh", "a bzip2 archive"),
            new Magic(0, "7z\u00bc\u00af", "a 7z archive"),
            new Magic(0, "Rar!", "a RAR archive"),
            new Magic(0, "\u007fELF", "a program"),
            new Magic(0, "SQLite format", "a database")
        }) {
            if (startsAt(bytes, magic.at, magic.bytes.getBytes(StandardCharsets.ISO_8859_1))) {
                return Optional.of(magic.name);
            }
        }
        return Optional.empty();
    }

    private static boolean startsAt(byte[] bytes, int at, byte[] magic) {
        if (bytes.length < at + magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if (bytes[at + i] != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** As {@link #of(byte[], Optional)} without a declaration. */
    public static Decoded of(byte[] bytes) {
        return of(bytes, Optional.empty());
    }

    /**
     * Finds out the encoding and decodes: a byte order mark decides, then UTF-8 where all bytes are, then UTF-16 by its zero
     * bytes, then what the file says of itself, then Windows-1252, of which ISO-8859-1 is a part for text.
     *
     * @param declared the encoding that the document names, believed only where it is not UTF-8 and nothing speaks against it
     * @throws UnreadableBook where the bytes are no text, or in more than one encoding; names the first byte that is wrong
     */
    public static Decoded of(byte[] bytes, Optional<String> declared) {
        if (startsAt(bytes, 0, new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf})) {
            Utf8 utf8 = Utf8.of(bytes, 3);
            if (utf8.firstWrong >= 0) {
                throw mixed(bytes, utf8.firstWrong, "UTF-8, as the byte order mark says");
            }
            return text(bytes, StandardCharsets.UTF_8, 3);
        }
        if (startsAt(bytes, 0, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 0})) {
            return strict(bytes, Charset.forName("UTF-32LE"), 4);
        }
        if (startsAt(bytes, 0, new byte[] {(byte) 0xff, (byte) 0xfe})) {
            return strict(bytes, StandardCharsets.UTF_16LE, 2);
        }
        if (startsAt(bytes, 0, new byte[] {(byte) 0xfe, (byte) 0xff})) {
            return strict(bytes, StandardCharsets.UTF_16BE, 2);
        }
        Optional<Charset> wide = withoutMark(bytes);
        if (wide.isPresent()) {
            return strict(bytes, wide.get(), 0);
        }
        refuseControls(bytes);
        Utf8 utf8 = Utf8.of(bytes, 0);
        if (utf8.firstWrong < 0) {
            return text(bytes, StandardCharsets.UTF_8, 0);
        }
        if (utf8.firstMeant >= 0) {
            throw mixed(
                    bytes,
                    utf8.firstWrong,
                    "UTF-8, as " + at(bytes, utf8.firstMeant) + " is; the file mixes encodings");
        }
        Charset charset = single(bytes, declared);
        for (int i = 0; i < bytes.length; i++) {
            if (charset.equals(WINDOWS) && undefined(bytes[i] & 0xff)) {
                throw new UnreadableBook(
                        at(bytes, i), hex(bytes[i]), "must be a character of UTF-8, UTF-16 or Windows-1252");
            }
        }
        return text(bytes, charset, 0);
    }

    private static Decoded text(byte[] bytes, Charset charset, int mark) {
        return new Decoded(new String(bytes, mark, bytes.length - mark, charset), charset, mark);
    }

    private static Decoded strict(byte[] bytes, Charset charset, int mark) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, mark, bytes.length - mark);
        CharBuffer out = CharBuffer.allocate((bytes.length - mark) / 2 + 2);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw new UnreadableBook(
                    "byte " + in.position(),
                    hex(bytes[in.position()]),
                    "must be " + charset.name() + " as the rest is");
        }
        out.flip();
        String text = out.toString();
        int control = text.indexOf('\0');
        if (control >= 0) {
            throw new UnreadableBook("character " + control, "0", "must be text, which has no zeros");
        }
        return new Decoded(text, charset, mark);
    }

    /** UTF-16 of mostly Latin letters has a zero in every second byte. */
    private static Optional<Charset> withoutMark(byte[] bytes) {
        int pairs = Math.min(bytes.length, HEAD) / 2;
        int even = 0;
        int odd = 0;
        for (int i = 0; i < pairs; i++) {
            even += bytes[2 * i] == 0 ? 1 : 0;
            odd += bytes[2 * i + 1] == 0 ? 1 : 0;
        }
        if (pairs >= 8 && odd > pairs * 7 / 10 && even == 0) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        if (pairs >= 8 && even > pairs * 7 / 10 && odd == 0) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return Optional.empty();
    }

    private static void refuseControls(byte[] bytes) {
        int controls = 0;
        int first = -1;
        for (int i = 0; i < bytes.length; i++) {
            int b = bytes[i] & 0xff;
            if (b == 0) {
                throw new UnreadableBook(at(bytes, i), "0", "must be text, and this is a binary file");
            }
            if (b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1a || b == 0x7f) {
                controls++;
                first = first < 0 ? i : first;
            }
        }
        if (controls > 1 + bytes.length / BYTES_FOR_A_CONTROL) {
            throw new UnreadableBook(
                    at(bytes, first),
                    hex(bytes[first]),
                    "must be text, and with " + controls + " control characters this is a binary file");
        }
    }

    private static Charset single(byte[] bytes, Optional<String> declared) {
        Optional<String> name = declared.or(() -> {
            Matcher said =
                    DECLARED.matcher(new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1));
            return said.find() ? Optional.of(said.group(1)) : Optional.empty();
        });
        return name.map(n -> n.toUpperCase(Locale.ROOT))
                .filter(n -> n.matches("[A-Z0-9_-]+") && Charset.isSupported(n))
                .map(Charset::forName)
                // what calls itself Latin-1 or ASCII is Windows-1252 wherever it matters
                .filter(c -> !c.equals(StandardCharsets.UTF_8)
                        && !c.equals(StandardCharsets.US_ASCII)
                        && !c.equals(StandardCharsets.ISO_8859_1)
                        && c.canEncode()
                        && c.newEncoder().maxBytesPerChar() == 1f)
                .orElse(WINDOWS);
    }

    private static boolean undefined(int b) {
        return b == 0x81 || b == 0x8d || b == 0x8f || b == 0x90 || b == 0x9d;
    }

    private static UnreadableBook mixed(byte[] bytes, int at, String rule) {
        return new UnreadableBook(at(bytes, at), hex(bytes[at]), "must be " + rule);
    }

    private static String at(byte[] bytes, int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return "byte " + position + " (line " + line + ")";
    }

    private static String hex(byte value) {
        return String.format(Locale.ROOT, "0x%02X", value & 0xff);
    }

    /**
     * What the bytes are as UTF-8.
     *
     * @param firstWrong the first byte that is none, -1 where all are
     * @param firstMeant the first of several bytes for one character that are hardly there by chance, -1 where there are none
     */
    private record Utf8(int firstWrong, int firstMeant) {
        static Utf8 of(byte[] bytes, int start) {
            int wrong = -1;
            int meant = -1;
            int i = start;
            while (i < bytes.length) {
                int length = bytes[i] >= 0 ? 1 : length(bytes, i);
                if (length == 0) {
                    wrong = wrong < 0 ? i : wrong;
                    i++;
                } else {
                    if (length > 1 && meant < 0 && !byChance(bytes, i, length)) {
                        meant = i;
                    }
                    i += length;
                }
                if (wrong >= 0 && meant >= 0) {
                    break;
                }
            }
            return new Utf8(wrong, meant);
        }

        /** Bytes of the character that begins there, 0 where none does (Unicode, table 3-7). */
        private static int length(byte[] bytes, int i) {
            int b = bytes[i] & 0xff;
            int length = b >= 0xc2 && b <= 0xdf ? 2 : b >= 0xe0 && b <= 0xef ? 3 : b >= 0xf0 && b <= 0xf4 ? 4 : 0;
            if (length == 0 || i + length > bytes.length) {
                return 0;
            }
            int second = bytes[i + 1] & 0xff;
            int low = b == 0xe0 ? 0xa0 : b == 0xf0 ? 0x90 : 0x80;
            int high = b == 0xed ? 0x9f : b == 0xf4 ? 0x8f : 0xbf;
            if (second < low || second > high) {
                return 0;
            }
            for (int k = 2; k < length; k++) {
                if ((bytes[i + k] & 0xc0) != 0x80) {
                    return 0;
                }
            }
            return length;
        }

        /** In Windows-1252 an accented capital before a quotation mark, a space, a degree … has the same two bytes. */
        private static boolean byChance(byte[] bytes, int i, int length) {
            int second = bytes[i + 1] & 0xff;
            boolean mark = second >= 0x91 && second <= 0x97
                    || second == 0x84
                    || second == 0x85
                    || second == 0xa0
                    || second == 0xab
                    || second == 0xb0
                    || second == 0xbb;
            return length == 2 && mark && i > 0 && bytes[i - 1] >= 'A' && bytes[i - 1] <= 'Z';
        }
    }
}
