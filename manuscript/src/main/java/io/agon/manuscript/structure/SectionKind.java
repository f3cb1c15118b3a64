package io.agon.manuscript.structure;

/** What a section of a book is. */
public enum SectionKind {
    /** The whole text between the licence's header and footer. */
    BODY,
    /** All that stands in front of the first part or chapter. */
    FRONT_MATTER,
    /** A part, book, volume or act; holds parts or chapters. */
    PART,
    /** A chapter, letter, canto, prologue or epilogue; holds its heading, scenes and what separates them. */
    CHAPTER,
    /** All that stands behind the last chapter. */
    BACK_MATTER,

    /** Number and title of a part or chapter, with the blank lines behind. */
    HEADING,
    /** Running text of a chapter without a break. */
    SCENE,
    /** What stands between scenes: blank lines, asterisks, a number. */
    SEPARATOR,
    /** Title, author, edition, or what else stands in front without a name. */
    TITLE_PAGE,
    /** A table of contents. */
    CONTENTS,
    /** A list of illustrations. */
    ILLUSTRATIONS,
    /** Preface, dedication, appendix, advertisement: text with a name, but no chapter. */
    MATTER,
    /** Footnotes gathered behind the text. */
    FOOTNOTES,
    /** What a transcriber says. */
    TRANSCRIBER_NOTE,
    /** "THE END". */
    END_MARK;

    /** Whether sections of this kind hold others; the others are leaves, which hold text. */
    public boolean holdsSections() {
        return ordinal() <= BACK_MATTER.ordinal();
    }
}
