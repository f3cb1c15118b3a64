package io.agon.local.verdicts;

import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;
import io.agon.local.verdicts.VerdictFile.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class VerdictFileTest {
    private static VerdictFile read(String text) throws IOException {
        return VerdictFile.read("file", new BufferedReader(new StringReader(text)));
    }

    @Test
    void readsLinesOfJson() throws IOException {
        VerdictFile file = read("""
                {"first":"a","second":"b","outcome":"first","model":"m","margin":0.4}

                {"first":"b","second":"a","outcome":"TIE","judge":"strict"}
                {"first":"a","second":"c","outcome":"void","judge":null}
                {"first":"c","second":"a","outcome":"second","probabilityFirst":0.31}
                {"first":"c","second":"b","outcome":0.75,"probabilityFirst":null}
                """);

        assertThat(file.rows())
                .containsExactly(
                        new Row("a", "b", "judge", 1),
                        new Row("b", "a", "strict", 0.5),
                        new Row("c", "a", "judge", 0.31),
                        new Row("c", "b", "judge", 0.75));
        assertThat(file.voids()).isEqualTo(1);
    }

    @Test
    void readsTables() throws IOException {
        VerdictFile file = read("""
                \ufeffround,first,second,outcome,judge
                1,"The end, at last",b,first,j
                2,"a ""b"\"",b,second,

                3,c,b,0.25,k
                4,c,b,void,k
                """);

        assertThat(file.rows())
                .containsExactly(
                        new Row("The end, at last", "b", "j", 1),
                        new Row("a \"b\"", "b", "judge", 0),
                        new Row("c", "b", "k", 0.25));
        assertThat(file.voids()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"'first;second;outcome'|';'", "'second\tfirst\toutcome'|'\t'"})
    void readsOtherSeparators(String header, String separator) throws IOException {
        VerdictFile file = read(header + "\r\n" + String.join(separator, "x", "y", "first") + "\r\n");

        boolean swapped = header.startsWith("second");
        assertThat(file.rows()).containsExactly(new Row(swapped ? "y" : "x", swapped ? "x" : "y", "judge", 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"first":"a","second":"b","outcome":"third"} | line 1: outcome is 'third': must be first, second, tie, void or a probability
            {"first":"a","second":"b","outcome":1.5}     | line 1: outcome is '1.5': must be
            {"first":"a","second":"b","outcome":"NaN"}   | line 1: outcome is 'NaN': must be
            {"first":"a","second":"a","outcome":"tie"}   | line 1: second is 'a': must differ from first
            {"first":"a","outcome":"tie"}                | line 1: second: must be there
            {"first":"","second":"b","outcome":"tie"}    | line 1: first: must have 1 to 200 characters
            {"first":["a"],"second":"b","outcome":"tie"} | line 1: first is '["a"]': must be a text
            {"first":"a","second":"b","outcome":"first","probabilityFirst":2} | probabilityFirst is '2': must be a probability
            {"first":"a"                                 | line 1: the line is '{"first":"a"': must be a JSON object
            {"first":"a","second":"b","outcome":"void"}  | file holds no verdict, only 1 void
            first,second                                 | file has the columns first, second: must have first, second and outcome
            ''                                           | file is empty
            """)
    void namesLineFieldValueAndRule(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOfSatisfying(CommandFailure.class, failure -> {
            assertThat(failure).hasMessageContaining(message);
            assertThat(failure.code()).isEqualTo(ExitCode.USAGE);
        });
    }

    @Test
    void namesTheLineOfATable() {
        assertThatThrownBy(() -> read("first,second,outcome\na,b,first\na,b,won\n"))
                .hasMessageContaining("line 3: outcome is 'won'");
    }

    @Test
    void namesTheLineOfAFile() {
        assertThatThrownBy(() -> read("{\"first\":\"a\",\"second\":\"b\",\"outcome\":\"first\"}\n\n[]\n"))
                .hasMessageContaining("line 3: the line is '[]': must be a JSON object");
    }
}
