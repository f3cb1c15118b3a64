package io.agon.local.mesh;

import io.agon.local.display.Printable;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The end of a log file. */
final class LogTail {
    private static final int BYTES = 8192;

    private LogTail() {}

    /** The last lines, indented and safe to print. */
    static String of(Path log, int count) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - BYTES));
            byte[] end = new byte[(int) Math.min(BYTES, file.length())];
            file.readFully(end);
            List<String> lines = new String(end, StandardCharsets.UTF_8)
                    .lines()
                    .filter(l -> !l.isBlank())
                    .toList();
            StringBuilder text = new StringBuilder("The end of " + log + ":");
            lines.subList(Math.max(0, lines.size() - count), lines.size())
                    .forEach(line -> text.append("\n  ").append(Printable.line(line, 300)));
            return text.toString();
        } catch (IOException e) {
            return "Its log " + log + " could not be read: " + e.getMessage();
        }
    }
}
