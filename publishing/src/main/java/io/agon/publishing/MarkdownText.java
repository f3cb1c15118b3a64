package io.agon.publishing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;

/** A book as CommonMark. */
public final class MarkdownText {
    /** What would be read as markup in a line; emphasis by asterisks and underscores stays what it is. */
    private static final Pattern MARKUP = Pattern.compile("[\\\\`<>\\[\\]&|~$]");

    /** What would begin a heading, a quotation, a list, a rule or a table. */
    private static final Pattern BLOCK =
            Pattern.compile("^(#{1,6}(?=\\s|$)|[-+*=](?=\\s|[-+*=]|$)|\\d{1,9}(?=[.)](?:\\s|$))|_(?=\\s*_))");

    private MarkdownText() {}

    /** The whole book. */
    public static String of(PublishedBook book) {
        StringBuilder text = new StringBuilder();
        try {
            write(book, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Writes it piece by piece. */
    public static void write(PublishedBook book, Appendable out) throws IOException {
        out.append("# ").append(escaped(Text.line(book.title()))).append("\n\n");
        if (book.author().isPresent()) {
            out.append("by ").append(escaped(Text.line(book.author().get()))).append("\n\n");
        }
        if (book.simulated()) {
            out.append("> ").append(PublishedBook.SIMULATED).append("\n\n");
        }
        for (PublishedBook.Chapter chapter : book.chapters()) {
            out.append("## ").append(escaped(Text.line(chapter.title()))).append("\n\n");
            boolean first = true;
            for (String scene : chapter.scenes()) {
                List<String> paragraphs = Text.paragraphs(scene);
                if (paragraphs.isEmpty()) {
                    continue;
                }
                out.append(first ? "" : "* * *\n\n");
                first = false;
                for (String paragraph : paragraphs) {
                    out.append(block(escaped(paragraph))).append("\n\n");
                }
            }
        }
    }

    private static String escaped(String line) {
        return MARKUP.matcher(line).replaceAll("\\\\$0");
    }

    private static String block(String line) {
        return BLOCK.matcher(line).replaceFirst(found -> {
            String mark = found.group();
            return java.util.regex.Matcher.quoteReplacement(
                    Character.isDigit(mark.charAt(0)) ? mark + "\\" : "\\" + mark);
        });
    }
}
