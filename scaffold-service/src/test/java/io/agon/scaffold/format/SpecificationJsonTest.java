package io.agon.scaffold.format;

import io.agon.scaffold.domain.building.Bounds;
import io.agon.scaffold.domain.building.WritingTask;
import io.agon.scaffold.domain.project.BookSpecification;
import io.agon.scaffold.domain.project.Kind;
import io.agon.scaffold.domain.project.Model;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Specifications that earlier builds stored are read by every later one. */
class SpecificationJsonTest {
    @Test
    void aBookThatWasStoredBeforeThereWereRevisionsHasNone() {
        String stored = """
                {"brief":{"text":"a book","language":"en","chapters":1,"words":600},"author":null,
                 "planner":{"role":"scaffold","endpoint":"default","model":"m","temperature":0.7},
                 "writer":{"role":"writer","endpoint":"default","model":"m","temperature":0.7},
                 "drafts":3,"judge":{"role":"judge","endpoint":"default","model":"m","temperature":null},
                 "bounds":{"contextTokens":32768,"leastScene":400,"mostScene":2500},"seed":7,"mostTokens":0}
                """;
        BookSpecification today = new BookSpecification(
                new WritingTask.Brief("a book", "en", 1, 600),
                null,
                new Model("scaffold", "default", "m", 0.7),
                new Model("writer", "default", "m", 0.7),
                3,
                0,
                new Model("judge", "default", "m", null),
                Bounds.of(32_768),
                7,
                0);

        assertThat(SpecificationJson.read(stored, Kind.BOOK)).isEqualTo(today);
        assertThat(SpecificationJson.read(SpecificationJson.write(today), Kind.BOOK))
                .isEqualTo(today);
    }
}
