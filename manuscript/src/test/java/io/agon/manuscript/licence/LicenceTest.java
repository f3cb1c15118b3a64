package io.agon.manuscript.licence;

import io.agon.manuscript.text.Lines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LicenceTest {
    private static final String BOOK =
            "THE LONG FIELD\n\nby Ann Author\n\n\nCHAPTER I\n\nIt was so.\n\nAnd not otherwise.\n\n";

    private static String stripped(String text) {
        Licence licence = Licence.of(new Lines(text));
        return text.substring(licence.start(), licence.end()).strip();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*** START OF THE PROJECT GUTENBERG EBOOK THE LONG FIELD ***\n",
                "*** START OF THIS PROJECT GUTENBERG EBOOK THE LONG FIELD ***\n",
                "***START OF THE PROJECT GUTENBERG EBOOK THE LONG FIELD***\n",
                "*** START OF THE PROJECT GUTENBERG EBOOK THE LONG FIELD AND\nWHAT GREW ON IT, IN THREE VOLUMES ***\n",
                "*END*THE SMALL PRINT! FOR PUBLIC DOMAIN ETEXTS*Ver.04.29.93*END*\n",
                "*END THE SMALL PRINT! FOR PUBLIC DOMAIN ETEXTS*Ver.10/04/01*END*\n",
                "[Portions of this header are copyright (C) 2001]\n\n*END*THE SMALL PRINT! FOR PUBLIC DOMAIN EBOOKS*Ver.02/11/02*END*\n"
            })
    void beginsBehindEveryFormOfTheMarker(String marker) {
        assertThat(stripped("The Project Gutenberg EBook of The Long Field, by Ann Author\n\nTitle: The Long Field\n\n"
                        + marker + "\n" + BOOK))
                .isEqualTo(BOOK.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*** END OF THE PROJECT GUTENBERG EBOOK THE LONG FIELD ***\nUpdated editions",
                "*** END OF THIS PROJECT GUTENBERG EBOOK THE LONG FIELD ***\nUpdated editions",
                "***END OF THE PROJECT GUTENBERG EBOOK THE LONG FIELD***\n\n***** This file should be named 1.txt *****",
                "End of the Project Gutenberg EBook of The Long Field, by Ann Author\n\n*** END OF THIS PROJECT GUTENBERG EBOOK X ***\n",
                "End of Project Gutenberg's The Long Field, by Ann Author\n\n*** END OF THIS PROJECT GUTENBERG EBOOK X ***\n",
                "End of The Project Gutenberg Etext of The Long Field, by Ann Author\n",
                "End of this Project Gutenberg Etext of The Long Field\n",
                "End of Project Gutenberg Etext The Long Field\n"
            })
    void endsBeforeEveryFormOfTheMarker(String marker) {
        assertThat(stripped("*** START OF THE PROJECT GUTENBERG EBOOK X ***\n\n" + BOOK + marker))
                .isEqualTo(BOOK.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Produced by Ann Other and the Online Distributed Proofreading Team at\nhttp://www.pgdp.net\n\n",
                "This etext was prepared by Ann Other, Somewhere\n\n",
                "E-text prepared by Ann Other\n\nNote: Project Gutenberg also has an HTML version of this\n      file.\n      See 123-h.htm\n\n",
                "Transcribed from the 1892 edition by Ann Other, email ann@example.org\n\n",
                "HTML version by Ann Other.\n\n",
                "The Project Gutenberg Etext of The Long Field by Ann Author\n\n"
            })
    void creditsAreProvenance(String credits) {
        String text = "*** START OF THE PROJECT GUTENBERG EBOOK X ***\n\n" + credits + BOOK;

        assertThat(stripped(text)).isEqualTo(BOOK.strip());
        assertThat(Licence.of(new Lines(text)).header(text).orElseThrow()).contains(credits.strip());
    }

    @Test
    void aTextWithoutLicenceIsTakenWhole() {
        Licence licence = Licence.of(new Lines(BOOK));

        assertThat(licence.present()).isFalse();
        assertThat(licence.start()).isZero();
        assertThat(licence.end()).isEqualTo(BOOK.length());
    }

    @Test
    void onlyOneEndIsToldSo() {
        assertThat(Licence.of(new Lines(BOOK + "*** END OF THE PROJECT GUTENBERG EBOOK X ***\n"))
                        .complete())
                .isFalse();
        assertThat(Licence.of(new Lines("*** START OF THE PROJECT GUTENBERG EBOOK X ***\n" + BOOK
                                + "*** END OF THE PROJECT GUTENBERG EBOOK X ***\n"))
                        .complete())
                .isTrue();
    }

    @Test
    void transcribersNotesStayInTheText() {
        assertThat(stripped(
                        "*** START OF THE PROJECT GUTENBERG EBOOK X ***\n\n[Transcriber's Note: Slips were kept.]\n\n"
                                + BOOK))
                .startsWith("[Transcriber's Note");
    }

    @Test
    void theHeaderTellsOfTheBook() {
        String header =
                "The Project Gutenberg EBook of The Long Field, by Ann Author\n\nTitle: The Long Field\n       and What Grew on It\n\n"
                        + "Author: Ann Author\n\nRelease Date: July 2, 2001 [eBook #2701]\n[Most recently updated: August 18, 2021]\n\nLanguage: English\n\n"
                        + "Character set encoding: UTF-8\n";
        HeaderFields fields = HeaderFields.of(header);

        assertThat(fields.value("title")).contains("The Long Field and What Grew on It");
        assertThat(fields.value("author")).contains("Ann Author");
        assertThat(fields.value("language")).contains("English");
        assertThat(fields.release(header)).contains("July 2, 2001");
        assertThat(HeaderFields.number(header)).contains(2701);
    }

    @Test
    void oldHeadersTellOfItToo() {
        String header =
                "***The Project Gutenberg Etext of The Long Field, by Ann Author***\n#9 in our series by Ann Author\n\n\nJune, 2001  [Etext #2701]\n";
        HeaderFields fields = HeaderFields.of(header);

        assertThat(fields.value("title")).contains("The Long Field");
        assertThat(fields.value("author")).contains("Ann Author");
        assertThat(fields.release(header)).contains("June, 2001");
        assertThat(HeaderFields.number(header)).contains(2701);
    }
}
