package io.agon.scaffold.domain.building;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.agon.manuscript.BookReader;
import io.agon.manuscript.Manuscript;
import io.agon.manuscript.text.Checksum;
import io.agon.manuscript.text.Limits;
import io.agon.scaffold.Novels;
import io.agon.scaffold.format.ScaffoldJson;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

/** The document keeps to its published schema at every moment, and points to the author's text. */
class ScaffoldDocumentTest {
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(ScaffoldDocumentTest.class.getResourceAsStream("/schemas/scaffold.schema.json"));

    private final Manuscript book = new BookReader(Limits.DEFAULT)
            .read("harbour.txt", Novels.of(4, 2, 30).getBytes(StandardCharsets.UTF_8));
    private final ScaffoldRecipe recipe = new ScaffoldRecipe(book, new Bounds(8_192, 100, 600));
    private final Scribe scribe = new Scribe();

    @Test
    void keepsToItsSchemaAtEveryMoment() {
        int moments = 0;
        for (TreeSet<StepKey> ready = recipe.ready(scribe); !ready.isEmpty(); ready = recipe.ready(scribe)) {
            assertThat(SCHEMA.validate(document())).isEmpty();
            StepKey key = ready.first();
            scribe.make(key, recipe.task(key, scribe));
            moments++;
        }
        assertThat(moments).isGreaterThan(20);
        JsonNode whole = document();
        assertThat(SCHEMA.validate(whole)).isEmpty();
        assertThat(whole.has("prompts")).isTrue();
    }

    @Test
    void pointsToTheAuthorsText() {
        for (TreeSet<StepKey> ready = recipe.ready(scribe); !ready.isEmpty(); ready = recipe.ready(scribe)) {
            ready.forEach(key -> scribe.make(key, recipe.task(key, scribe)));
        }
        int scenes = 0;
        for (JsonNode chapter : document().path("chapters")) {
            for (JsonNode scene : chapter.path("scenes")) {
                String text = book.body()
                        .substring(
                                scene.path("start").asInt(), scene.path("end").asInt());
                assertThat(Checksum.of(text)).isEqualTo(scene.path("sha256").asText());
                assertThat(scene.path("plan").path("bullets")).isNotEmpty();
                scenes++;
            }
        }
        assertThat(scenes).isGreaterThan(8);
    }

    private JsonNode document() {
        return ScaffoldJson.of(book, recipe, scribe, true);
    }
}
