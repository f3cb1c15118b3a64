package io.agon.simulator.writing;

import io.agon.simulator.prompt.Fences;
import io.agon.simulator.prompt.Message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a prompt asks the writer for. Lines that a prompt leaves out are empty.
 *
 * @param form which grammar fits
 * @param theme what to write about: the theme, else the brief
 * @param style whose manner to follow
 * @param objective name of what a revision is to improve
 * @param instruction how it is to be improved
 * @param minWords fewest words, 0 if not said
 * @param maxWords most words, {@link Integer#MAX_VALUE} if not said
 * @param required phrases that must occur
 * @param forbidden phrases that must not occur
 * @param parents texts to be revised or crossed
 * @param draft a draft to be repaired
 */
public record WritingTask(
        Form form,
        String theme,
        String style,
        String objective,
        String instruction,
        int minWords,
        int maxWords,
        List<String> required,
        List<String> forbidden,
        List<String> parents,
        Optional<String> draft) {

    /** Reads the labelled lines and the fenced texts of a conversation. What is fenced is never read as a line. */
    public static WritingTask of(List<Message> messages) {
        StringBuilder whole = new StringBuilder();
        messages.forEach(message -> whole.append(message.content()).append('\n'));
        Fences fences = Fences.of(whole.toString());
        List<String> lines = fences.outside().lines().map(String::strip).toList();
        String length = value(lines, "Length");
        String improve = value(lines, "Improve");
        int dash = improve.indexOf(" - ");
        String brief = value(lines, "Brief");
        String theme = value(lines, "Theme");
        int[] words = words(length);
        return new WritingTask(
                Form.named(value(lines, "Form")),
                theme.isEmpty() ? brief.isEmpty() ? lastFreeLine(lines) : brief : theme,
                value(lines, "Style"),
                dash < 0 ? improve : improve.substring(0, dash),
                dash < 0 ? "" : improve.substring(dash + 3),
                words[0],
                words[1],
                phrases(value(lines, "Must contain")),
                phrases(value(lines, "Must not contain")),
                fences.texts().stream()
                        .filter(fenced -> fenced.label().startsWith("PARENT"))
                        .map(Fences.Fenced::text)
                        .filter(text -> !text.isBlank())
                        .toList(),
                fences.texts().stream()
                        .filter(fenced -> fenced.label().equals("DRAFT"))
                        .map(Fences.Fenced::text)
                        .findFirst());
    }

    /** What a conversation without labelled lines asks for last. */
    private static String lastFreeLine(List<String> lines) {
        return lines.stream().anyMatch(line -> line.startsWith("Improve:") || line.startsWith("Form:"))
                ? ""
                : lines.stream().filter(line -> !line.isEmpty()).reduce("", (one, other) -> other);
    }

    private static String value(List<String> lines, String label) {
        String start = label + ":";
        for (String line : lines) {
            if (line.regionMatches(true, 0, start, 0, start.length())) {
                return line.substring(start.length()).strip();
            }
        }
        return "";
    }

    private static List<String> phrases(String line) {
        List<String> phrases = new ArrayList<>();
        for (String phrase : line.split(";")) {
            if (!phrase.isBlank()) {
                phrases.add(phrase.strip());
            }
        }
        return phrases;
    }

    /** Fewest and most words from such lines as {@code 200 to 500 words} and {@code at most 500 words}. */
    private static int[] words(String length) {
        List<Integer> numbers = new ArrayList<>();
        int number = -1;
        for (int i = 0; i <= length.length(); i++) {
            char c = i < length.length() ? length.charAt(i) : ' ';
            if (c >= '0' && c <= '9') {
                number = Math.min(1_000_000, Math.max(0, number) * 10 + c - '0');
            } else if (c != ',' && number >= 0) {
                numbers.add(number);
                number = -1;
            }
        }
        String said = length.toLowerCase(Locale.ROOT);
        if (numbers.isEmpty()) {
            return new int[] {0, Integer.MAX_VALUE};
        }
        if (numbers.size() > 1) {
            int least = Math.min(numbers.get(0), numbers.get(1));
            return new int[] {least, Math.max(1, Math.max(numbers.get(0), numbers.get(1)))};
        }
        return said.contains("least")
                ? new int[] {numbers.getFirst(), Integer.MAX_VALUE}
                : new int[] {0, Math.max(1, numbers.getFirst())};
    }
}
