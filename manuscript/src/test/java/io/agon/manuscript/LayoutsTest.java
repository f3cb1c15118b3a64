package io.agon.manuscript;

import io.agon.manuscript.structure.Section;
import io.agon.manuscript.text.Limits;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class LayoutsTest {
    @TestFactory
    Stream<DynamicTest> findsTheStructureOf() {
        return Layouts.all().entrySet().stream()
                .map(layout -> DynamicTest.dynamicTest(layout.getKey(), () -> check(layout.getValue())));
    }

    static void check(Novel novel) {
        Manuscript manuscript =
                new BookReader(Limits.DEFAULT).read("novel.txt", novel.text().getBytes(StandardCharsets.UTF_8));

        checkStructure(novel, manuscript);
        assertThat(manuscript.body()).isEqualTo(novel.text());
        StringBuilder leaves = new StringBuilder();
        manuscript.structure().leaves().forEach(leaf -> leaves.append(manuscript.text(leaf)));
        assertThat(leaves.toString()).isEqualTo(novel.text());
    }

    static void checkStructure(Novel novel, Manuscript manuscript) {
        List<Chapter> chapters = manuscript.chapters();
        assertThat(chapters.stream()
                        .map(chapter -> opening(manuscript, chapter))
                        .toList())
                .isEqualTo(novel.openings());
        for (int i = 0; i < chapters.size(); i++) {
            Chapter chapter = chapters.get(i);
            if (!novel.titles().get(i).isEmpty()) {
                assertThat(words(chapter.title()))
                        .isEqualTo(words(novel.titles().get(i)));
            }
            assertThat(words(String.join(" / ", chapter.parts())))
                    .as("part of chapter %s", chapter.number())
                    .startsWith(words(novel.parts().get(i)));
            assertThat(chapter.parts().isEmpty())
                    .as("chapter %s stands in %s", chapter.number(), chapter.parts())
                    .isEqualTo(novel.parts().get(i).isEmpty());
            assertThat(chapter.scenes())
                    .as("scenes of chapter %s", chapter.number())
                    .hasSize(novel.scenes().get(i));
        }
    }

    /** The chapter's first sentence. */
    private static String opening(Manuscript manuscript, Chapter chapter) {
        if (chapter.scenes().isEmpty()) {
            return "";
        }
        Section first = chapter.scenes().getFirst();
        String text = manuscript.text(first).replaceAll("\\s+", " ");
        int from = text.indexOf("Opening number");
        // arguments and epigraphs below a heading are the author's: they may stand in front
        boolean near = from >= 0 && from < 160;
        return near
                ? text.substring(from, text.indexOf("it was.", from) + 7)
                : text.substring(0, Math.min(60, text.length()));
    }

    private static String words(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
}
