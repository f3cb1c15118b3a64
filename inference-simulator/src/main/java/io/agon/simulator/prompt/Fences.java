package io.agon.simulator.prompt;

import java.util.ArrayList;
import java.util.List;

/**
 * Untrusted texts in a prompt, each between two fence lines that carry the same nonce:
 *
 * <pre>
 * &lt;&lt;&lt;TEXT A 9f2c41d7&gt;&gt;&gt;
 * the text
 * &lt;&lt;&lt;END A 9f2c41d7&gt;&gt;&gt;
 * </pre>
 *
 * <p>Whatever looks like a fence inside a text has another nonce, and is text. Pure.
 */
public final class Fences {
    private static final int NONCE = 8;

    private final List<Fenced> fenced = new ArrayList<>();
    private final StringBuilder outside = new StringBuilder();

    /**
     * A fenced text.
     *
     * @param label such as {@code A}, {@code PARENT 1} or {@code DRAFT}
     * @param text what stands between the fences, without the line breaks next to them
     */
    public record Fenced(String label, String text) {}

    private Fences(String prompt) {
        int from = 0;
        int search = 0;
        while (true) {
            int open = prompt.indexOf("<<<", search);
            if (open < 0) {
                break;
            }
            int close = prompt.indexOf(">>>", open);
            if (close < 0) {
                break;
            }
            String head = prompt.substring(open + 3, close);
            int end = head.length() > NONCE + 1 && head.length() < 80 && !head.startsWith("END ")
                    ? prompt.indexOf("<<<END " + withoutKind(head) + ">>>", close)
                    : -1;
            if (end < 0) {
                search = open + 3;
                continue;
            }
            outside.append(prompt, from, open);
            String whole = withoutKind(head);
            fenced.add(new Fenced(
                    whole.substring(0, Math.max(0, whole.length() - NONCE - 1)).strip(),
                    inner(prompt.substring(close + 3, end))));
            from = prompt.indexOf(">>>", end) + 3;
            search = from;
        }
        outside.append(prompt, from, prompt.length());
    }

    /** Reads the fences of a prompt. */
    public static Fences of(String prompt) {
        return new Fences(prompt);
    }

    /** The fenced texts in their order. */
    public List<Fenced> texts() {
        return List.copyOf(fenced);
    }

    /** The prompt without its fenced texts: the only part that may hold instructions. */
    public String outside() {
        return outside.toString();
    }

    private static String withoutKind(String head) {
        return head.startsWith("TEXT ") ? head.substring(5) : head;
    }

    private static String inner(String text) {
        int start = text.startsWith("\r\n") ? 2 : text.startsWith("\n") ? 1 : 0;
        int end = text.endsWith("\r\n") ? text.length() - 2 : text.endsWith("\n") ? text.length() - 1 : text.length();
        return start >= end ? "" : text.substring(start, end);
    }
}
