package io.agon.datasets;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SplitTest {
    @Test
    void splitsWholesWhoeverAsksInWhateverOrder() {
        List<String> books = IntStream.range(0, 50).mapToObj(i -> "book" + i).toList();
        assertThat(Split.validation(books, 0.1, 1)).hasSize(5).isEqualTo(Split.validation(books.reversed(), 0.1, 1));
        assertThat(Split.validation(books, 0.1, 2)).isNotEqualTo(Split.validation(books, 0.1, 1));
        assertThat(Split.validation(books, 0, 1)).isEmpty();
        assertThat(Split.validation(List.of("one"), 0.5, 1)).hasSizeLessThan(2);
        assertThat(Split.validation(List.of("one", "two"), 0.01, 1)).hasSize(1);
        assertThat(Split.validation(List.of("one", "two", "two"), 0.99, 1)).hasSize(1);
        assertThatThrownBy(() -> Split.validation(books, 1, 1))
                .hasMessage("validationShare is 1.0: must be at least 0 and less than 1");
    }
}
