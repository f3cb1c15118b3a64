package io.agon.stylometry;

import io.agon.stylometry.RepetitionSentinel.Kind;
import io.agon.stylometry.RepetitionSentinel.Repetition;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class RepetitionSentinelTest {
    /** Novels are no part of this repository: AGON_BOOKS names a folder that holds them. */
    @ParameterizedTest
    @EnabledIfEnvironmentVariable(named = "AGON_BOOKS", matches = ".+")
    @ValueSource(strings = {"persuasion.txt", "prideprejudice.txt"})
    void staysSilentOverWholeNovels(String book) throws IOException {
        String text = Files.readString(Path.of(System.getenv("AGON_BOOKS")).resolve(book));
        assertThat(RepetitionSentinel.in(text)).isEmpty();
    }

    @Test
    void staysSilentOverVerseWithARefrain() {
        String refrain = "O the wind and the rain, and the rain it raineth every day.\n";
        String verses = IntStream.range(0, 12)
                .mapToObj(i -> prose(i, 30) + "\n" + refrain)
                .collect(Collectors.joining("\n"));
        assertThat(RepetitionSentinel.in(verses)).isEmpty();
    }

    @ParameterizedTest(name = "period {0}")
    @ValueSource(ints = {1, 2, 3, 7, 20, 45, 100, 400})
    void noticesALoopOfAnyPeriod(int period) {
        String sound = prose(1, 300) + " ";
        String loop = (prose(2, period) + " ").repeat(2_000 / period);
        Repetition found = RepetitionSentinel.in(sound + loop).orElseThrow();
        assertThat(found.afterWords())
                .isLessThanOrEqualTo(300 + Math.max(RepetitionSentinel.WINDOW, period + RepetitionSentinel.COPY));
        assertThat(found.sound()).isBetween(300 - RepetitionSentinel.WINDOW, 300 + period);
    }

    @Test
    void noticesAPassageThatIsCopiedFromFurtherAbove() {
        String passage = prose(3, 60);
        String text = prose(1, 1_000) + " " + passage + " " + prose(2, 1_000) + " " + passage + " " + prose(4, 100);
        assertThat(RepetitionSentinel.in(text).orElseThrow())
                .isEqualTo(new Repetition(Kind.COPY, 2_060 + RepetitionSentinel.COPY, 2_060));
    }

    @Test
    void bearsAPassageThatIsAlteredEveryFewWords() {
        String passage = prose(3, 200);
        String altered = IntStream.range(0, 200)
                .mapToObj(i -> i % 30 == 29 ? "otherwise" : passage.split(" ")[i])
                .collect(Collectors.joining(" "));
        assertThat(RepetitionSentinel.in(passage + " " + prose(2, 300) + " " + altered))
                .isEmpty();
    }

    @Test
    void noticesAStringWithoutAnEnd() {
        assertThat(RepetitionSentinel.in("He said " + "a".repeat(1_000)).orElseThrow())
                .isEqualTo(new Repetition(Kind.RUN, 2, 2));
    }

    @Test
    void noticesALoopOfIdeographs() {
        assertThat(RepetitionSentinel.in("雨が降る".repeat(100)).orElseThrow().kind())
                .isIn(Kind.LOOP, Kind.COPY);
    }

    @Property(tries = 200)
    void readsThePartsOfATextAsTheWhole(@ForAll @IntRange(min = 1, max = 40) int size, @ForAll long seed) {
        String text = prose(seed, 400) + " " + (prose(seed + 1, 9) + ", ").repeat(40);
        RepetitionSentinel sentinel = new RepetitionSentinel();
        Optional<Repetition> found = Optional.empty();
        for (int i = 0; i < text.length() && found.isEmpty(); i += size) {
            found = sentinel.read(text.substring(i, Math.min(text.length(), i + size)));
        }
        assertThat(found).isEqualTo(RepetitionSentinel.in(text)).isPresent();
    }

    /** So many words, few of which are the same. */
    private static String prose(long seed, int words) {
        Random random = new Random(seed);
        return IntStream.range(0, words)
                .mapToObj(i -> {
                    byte[] letters = new byte[2 + random.nextInt(6)];
                    for (int k = 0; k < letters.length; k++) {
                        letters[k] = (byte) ('a' + random.nextInt(26));
                    }
                    return new String(letters, StandardCharsets.US_ASCII);
                })
                .collect(Collectors.joining(" "));
    }
}
