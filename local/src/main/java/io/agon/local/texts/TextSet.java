package io.agon.local.texts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;
import io.agon.local.api.Json;
import io.agon.local.display.Printable;
import io.agon.manuscript.BookReader;
import io.agon.manuscript.Manuscript;
import io.agon.manuscript.text.Limits;
import io.agon.manuscript.text.UnreadableBook;
import io.agon.stylometry.Words;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Texts that belong together: the files of a folder, the records of a JSONL file, the chapters of a book, or one text.
 *
 * @param name where they come from
 */
public record TextSet(String name, List<String> texts) {
    private static final Set<String> BOOKS = Set.of("epub", "html", "htm");
    private static final Set<String> TEXTS = Set.of("txt", "md", "markdown");
    private static final int MOST = 100_000;
    /** A longer text is a book, told chapter by chapter. */
    private static final int LONG = 8_000;

    /** @throws CommandFailure naming what is wrong with the file */
    public static TextSet read(String shown, Path path) {
        List<String> texts = new ArrayList<>();
        try {
            if (Files.isDirectory(path)) {
                List<Path> files;
                try (Stream<Path> all = Files.list(path)) {
                    files = all.filter(Files::isRegularFile)
                            .filter(file -> known(extension(file)))
                            .sorted()
                            .toList();
                }
                for (Path file : files) {
                    add(file, texts);
                }
            } else {
                add(path, texts);
            }
        } catch (UnreadableBook e) {
            throw failure(shown, e.getMessage(), e);
        } catch (java.nio.file.NoSuchFileException e) {
            throw failure(shown, "there is no such file", e);
        } catch (IOException e) {
            throw failure(shown, "cannot be read: " + e.getMessage(), e);
        }
        texts.removeIf(text -> Words.count(text) == 0);
        if (texts.isEmpty()) {
            throw failure(
                    shown, "holds no text (.txt, .md, .html, .epub, or .jsonl with text, messages or book)", null);
        }
        return new TextSet(shown, List.copyOf(texts));
    }

    private static boolean known(String extension) {
        return BOOKS.contains(extension) || TEXTS.contains(extension) || extension.equals("jsonl");
    }

    private static void add(Path file, List<String> texts) throws IOException {
        if (texts.size() >= MOST) {
            throw new IOException("more than " + MOST + " texts");
        }
        if (extension(file).equals("jsonl")) {
            records(file, texts);
            return;
        }
        Manuscript book = new BookReader(Limits.DEFAULT).read(file);
        if (!BOOKS.contains(extension(file)) && book.words() < LONG) {
            texts.add(book.body());
            return;
        }
        book.chapters().forEach(chapter -> {
            StringBuilder text = new StringBuilder();
            chapter.scenes().forEach(scene -> text.append(book.text(scene)).append("\n\n"));
            texts.add(text.toString());
        });
        if (book.chapters().isEmpty()) {
            texts.add(book.body());
        }
    }

    private static void records(Path file, List<String> texts) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    texts.add(text(line, number));
                }
                if (texts.size() > MOST) {
                    throw new IOException("more than " + MOST + " texts");
                }
            }
        }
    }

    /** What a model or a person wrote: {@code text}, {@code book}, or the last message of an assistant. */
    private static String text(String line, int number) throws IOException {
        JsonNode record;
        try {
            record = Json.MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IOException("line " + number + " is not JSON", e);
        }
        for (String field : List.of("text", "book", "completion")) {
            if (record.path(field).isTextual()) {
                return record.path(field).asText();
            }
        }
        String last = "";
        for (JsonNode message : record.path("messages")) {
            if (message.path("role").asText().equals("assistant")) {
                last = message.path("content").asText();
            }
        }
        if (last.isEmpty()) {
            throw new IOException(
                    "line " + number + " has neither text, book, completion nor messages of an assistant");
        }
        return last;
    }

    private static String extension(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static CommandFailure failure(String shown, String why, Exception cause) {
        return new CommandFailure(ExitCode.USAGE, Printable.line(shown) + ": " + Printable.line(why), cause);
    }
}
