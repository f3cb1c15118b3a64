package io.agon.manuscript.structure;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HeadingGrammarTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "CHAPTER I | chapter | 1 | -",
                "CHAPTER XIV. | chapter | 14 | -",
                "Chapter 1. Loomings. | chapter | 1 | Loomings.",
                "CHAPTER THE FIRST | chapter | 1 | -",
                "Chapter One: The Title | chapter | 1 | The Title",
                "_Chapter_ 1 | chapter | 1 | -",
                "## Chapter 7 | chapter | 7 | -",
                "Chapter I.] | chapter | 1 | -",
                "CHAP. IV | chapter | 4 | -",
                "CHAPTER I—M. MYRIEL | chapter | 1 | M. MYRIEL",
                "Chapter i. -- The introduction | chapter | 1 | The introduction",
                "CHAPTER TWENTY-FOUR | chapter | 24 | -",
                "BOOK THE SECOND | book | 2 | -",
                "Book the First--Recalled to Life | book | 1 | Recalled to Life",
                "THE FIRST BOOK | book | 1 | -",
                "BOOK ONE: 1805 | book | 1 | 1805",
                "VOLUME II | volume | 2 | -",
                "VOL. III. | volume | 3 | -",
                "Letter 4 | letter | 4 | -",
                "Letter No. 4 | letter | 4 | -",
                "STAVE ONE:  MARLEY'S GHOST | stave | 1 | MARLEY'S GHOST",
                "Phase the First: The Maiden | phase | 1 | The Maiden",
                "ERSTES KAPITEL | chapter | 1 | -",
                "CHAPITRE PREMIER | chapter | 1 | -",
                "Chapter 2.IV. | chapter | 4 | -",
                "ADVENTURE I.  A SCANDAL IN BOHEMIA | adventure | 1 | A SCANDAL IN BOHEMIA"
            })
    void readsWordAndNumber(String line, String keyword, int number, String title) {
        HeadingLine heading = HeadingGrammar.read(line).orElseThrow();

        assertThat(heading.form()).isEqualTo(HeadingLine.Form.KEYWORD);
        assertThat(heading.keyword()).isEqualTo(keyword);
        assertThat(heading.number()).isEqualTo(number);
        assertThat(heading.title()).isEqualTo(title == null ? "" : title);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "I | BARE | 1 | -",
                "XIV. | BARE | 14 | -",
                "[ 12 ] | BARE | 12 | -",
                "— II — | BARE | 2 | -",
                "ONE | BARE | 1 | -",
                "1. | BARE | 1 | -",
                "I. THE PRISON-DOOR | TITLED | 1 | THE PRISON-DOOR",
                "IV. A title in small letters | TITLED | 4 | A title in small letters",
                "12 THE THREE PRESENTS | TITLED | 12 | THE THREE PRESENTS",
                "Station 3 | WORD | 3 | -"
            })
    void readsNumbersAlone(String line, HeadingLine.Form form, int number, String title) {
        HeadingLine heading = HeadingGrammar.read(line).orElseThrow();

        assertThat(heading.form()).isEqualTo(form);
        assertThat(heading.number()).isEqualTo(number);
        assertThat(heading.title()).isEqualTo(title == null ? "" : title);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I came, I saw",
                "\"I\"",
                "Chapter and verse",
                "Book I had read",
                "Part one of the plan was ready.",
                "A. Smith",
                "one of them",
                "Mix the flour",
                "The first of them",
                "It was 1805",
                "CHAPTER",
                "I'll go",
                "Civil",
                "1805, and after"
            })
    void proseIsNoHeading(String line) {
        assertThat(HeadingGrammar.read(line)).isEmpty();
    }
}
