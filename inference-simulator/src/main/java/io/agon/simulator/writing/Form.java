package io.agon.simulator.writing;

import java.util.List;
import java.util.Locale;

/** The forms that the writer has a grammar for. */
public enum Form {
    STORY("story.txt", 320),
    POEM("poem.txt", 120, "poem", "sonnet", "haiku", "verse", "ballad", "lyric"),
    EXPOSITION("exposition.txt", 280, "technical", "explan", "essay", "article", "tutorial", "report", "documentation"),
    MARKETING("marketing.txt", 120, "marketing", "copy", "advert", "product", "slogan", "landing", "newsletter");

    private final String resource;
    private final int usualWords;
    private final List<String> keywords;

    Form(String resource, int usualWords, String... keywords) {
        this.resource = resource;
        this.usualWords = usualWords;
        this.keywords = List.of(keywords);
    }

    /** The form that fits a name such as {@code short story}; a story where none does. */
    public static Form named(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        for (Form form : values()) {
            if (form.keywords.stream().anyMatch(wanted::contains)) {
                return form;
            }
        }
        return STORY;
    }

    String resource() {
        return resource;
    }

    /** Length of a text of this form where no limit is given. */
    int usualWords() {
        return usualWords;
    }
}
