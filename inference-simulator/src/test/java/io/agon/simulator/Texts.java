package io.agon.simulator;

import io.agon.simulator.prompt.Message;
import io.agon.simulator.writing.Writer;
import io.agon.simulator.writing.WritingOptions;
import io.agon.simulator.writing.WritingTask;

import java.util.List;

/** Texts as the writer writes them, for tests. */
public final class Texts {
    private Texts() {}

    /** A first draft of at most 300 words by a writer of this mean skill. */
    public static String draft(double skill, long seed) {
        return new Writer(WritingOptions.defaults().withSkillMean(skill).withRuleBreaks(0), 1)
                .write(task("Form: short story", "Brief: A lighthouse keeper", "Length: at most 300 words"), seed);
    }

    /** What these lines of a prompt ask for. */
    public static WritingTask task(String... lines) {
        return WritingTask.of(List.of(new Message("user", String.join("\n", lines))));
    }

    /** Words, as white space divides them. */
    public static int words(String text) {
        return text.strip().split("\\s+").length;
    }
}
