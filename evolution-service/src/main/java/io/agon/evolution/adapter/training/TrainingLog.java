package io.agon.evolution.adapter.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The end of what a training wrote, as far as it tells how far it is: a JSON document a line with {@code progress} from 0 to 1, or a bar
 * as tqdm draws it, {@code 45%|...}.
 *
 * @param progress 0 to 1; null: nobody knows
 * @param note the last line that says something; null: there is none
 */
record TrainingLog(Double progress, String note) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern BAR = Pattern.compile("(?:^|[:\\s])(\\d{1,3})%\\|");
    private static final int LONGEST = 300;

    /** Reads the end of a log, whose first line may be cut. */
    static TrainingLog of(String end) {
        List<String> lines = Stream.of(end.split("[\r\n]+"))
                .map(TrainingLog::printable)
                .filter(line -> !line.isBlank())
                .toList();
        Double progress = null;
        String note = null;
        for (String line : lines.reversed()) {
            note = note == null ? line : note;
            progress = progress(line);
            if (progress != null) {
                break;
            }
        }
        return new TrainingLog(progress, note == null || note.length() <= LONGEST ? note : note.substring(0, LONGEST));
    }

    private static Double progress(String line) {
        Matcher bar = BAR.matcher(line);
        Double last = null;
        while (bar.find()) {
            last = Math.min(100, Integer.parseInt(bar.group(1))) / 100.0;
        }
        return last != null || !line.startsWith("{") ? last : said(line);
    }

    private static Double said(String line) {
        try {
            JsonNode progress = JSON.readTree(line).path("progress");
            return progress.isNumber() && progress.doubleValue() >= 0 && progress.doubleValue() <= 1
                    ? (Double) progress.doubleValue()
                    : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static String printable(String line) {
        return line.replaceAll("\\p{Cntrl}", " ").strip();
    }
}
