package io.agon.manuscript.structure;

/**
 * A line read as a numbered heading.
 *
 * @param form how it is made
 * @param keyword in lower case without accents and in the singular form of its kind; empty for a bare number
 * @param number what it counts; {@link Numeral#LAST} for "the last"
 * @param system how the number is written
 * @param dress what stands around it: {@code []}, {@code --}, {@code ()}, or empty
 * @param title what follows the number on the line, empty where nothing does
 * @param capitals whether keyword or number have no small letters
 */
record HeadingLine(
        Form form, String keyword, int number, NumeralSystem system, String dress, String title, boolean capitals) {
    enum Form {
        /** {@code CHAPTER I}: a word that is known to head, and a number. */
        KEYWORD,
        /** {@code STATION 3}: any other word and a number. */
        WORD,
        /** {@code IV.}: a number alone. */
        BARE,
        /** {@code IV. The title}: a number and a title. */
        TITLED
    }

    /** Headings of one style have the same key. */
    String style() {
        return switch (form) {
            case KEYWORD -> keyword;
            case WORD -> "word " + keyword;
            case BARE -> "bare " + system + (capitals ? "" : " small") + dress;
            case TITLED -> "titled " + system + dress;
        };
    }
}
