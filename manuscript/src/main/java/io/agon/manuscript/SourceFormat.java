package io.agon.manuscript;

/** What a book was read from. */
public enum SourceFormat {
    PLAIN_TEXT("plain text"),
    MARKDOWN("Markdown"),
    HTML("HTML"),
    EPUB("EPUB");

    private final String shown;

    SourceFormat(String shown) {
        this.shown = shown;
    }

    /** For people. */
    public String shown() {
        return shown;
    }
}
