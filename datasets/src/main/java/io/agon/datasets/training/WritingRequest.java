package io.agon.datasets.training;

import java.util.List;

/**
 * What a reader asks for.
 *
 * @param minWords 0 where there is no such rule
 */
public record WritingRequest(
        String brief, String form, int minWords, int maxWords, List<String> required, List<String> forbidden) {
    /** Name and version of the words in which it is put. */
    public static final String FORMAT = "request@1";

    public WritingRequest {
        required = List.copyOf(required);
        forbidden = List.copyOf(forbidden);
    }

    /** The request as a user would put it: neither style nor theme nor criteria, which a reader does not name. */
    public String text() {
        StringBuilder text = new StringBuilder(brief.strip())
                .append("\n\nForm: ")
                .append(form.strip())
                .append("\nLength: ")
                .append(minWords > 0 ? minWords + " to " + maxWords : "at most " + maxWords)
                .append(" words");
        if (!required.isEmpty()) {
            text.append("\nMust contain: ").append(String.join("; ", required));
        }
        if (!forbidden.isEmpty()) {
            text.append("\nMust not contain: ").append(String.join("; ", forbidden));
        }
        return text.toString();
    }
}
