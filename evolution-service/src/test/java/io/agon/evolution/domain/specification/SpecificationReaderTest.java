package io.agon.evolution.domain.specification;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.agon.evolution.Specifications;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class SpecificationReaderTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(SpecificationReaderTest.class.getResourceAsStream("/schemas/run-specification.schema.json"));

    private final SpecificationReader reader = new SpecificationReader(Specifications.DEFAULTS);

    private static Map<String, Object> yaml(String text) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    }

    private List<Violation> violations(Map<String, Object> written) {
        return switch (reader.read(written, 5)) {
            case SpecificationReader.Accepted accepted -> List.of();
            case SpecificationReader.Refused(var violations) -> violations;
        };
    }

    private static boolean fitsSchema(Map<String, Object> written) {
        return SCHEMA.validate(JSON.valueToTree(written)).isEmpty();
    }

    @Test
    void fillsInTheDefaults() {
        var specification =
                ((SpecificationReader.Accepted) reader.read(Map.of("brief", "A tale.\nLong."), 5)).specification();

        assertThat(specification.title()).isEqualTo("A tale.");
        assertThat(specification.form()).isEqualTo("short story");
        assertThat(specification.constraints()).isEqualTo(new Constraints(0, 500, List.of(), List.of()));
        assertThat(List.of(
                        specification.population(),
                        specification.survivors(),
                        specification.variants(),
                        specification.generations()))
                .containsExactly(60, 5, 5, 5);
        assertThat(specification.judging()).isEqualTo(new Judging(Judging.Mode.REASONED, List.of("judge")));
        assertThat(specification.ranking())
                .isEqualTo(new Ranking(Ranking.Method.BRADLEY_TERRY, Ranking.Pairing.ADAPTIVE, 10, null, 0.1));
        assertThat(specification.budget().unlimited()).isTrue();
        assertThat(specification.writersSee()).isEqualTo(RunSpecification.WritersSee.NOTHING);
        assertThat(specification.heldOut()).isNull();
        assertThat(specification.seed()).isEqualTo(5);
        assertThat(specification.currency()).isEqualTo("USD");
        assertThat(specification.matchesFrom(1)).isEqualTo(600 + 4 * 300);
    }

    @Test
    void pairsAtRandomForEloUnlessToldOtherwise() {
        assertThat(Specifications.read("ranking", Map.of("method", "elo"))
                        .ranking()
                        .pairing())
                .isEqualTo(Ranking.Pairing.RANDOM);
        assertThat(Specifications.read("ranking", Map.of("method", "elo", "pairing", "swiss"))
                        .ranking()
                        .pairing())
                .isEqualTo(Ranking.Pairing.SWISS);
    }

    @Test
    void readsBackWhatItWrites() {
        RunSpecification specification = Specifications.read(
                "models",
                Map.of("writer", Map.of("temperature", 0.7, "price", Map.of("input", 2, "output", 6))),
                "budget",
                Map.of("calls", 1000, "money", 2.5),
                "mutation",
                Map.of("by", "reflection", "memory", "sea stories"),
                "writers-see",
                "criteria",
                "held-out",
                Map.of("rubric", "short-story@1", "opinions", 2));

        Map<String, Object> written = SpecificationWriter.write(specification);

        assertThat(reader.restore(written)).isEqualTo(specification);
        assertThat(reader.read(written, 1)).isEqualTo(new SpecificationReader.Accepted(specification));
        assertThat(fitsSchema(written)).isTrue();
        assertThat(specification.heldOut().judge()).isEqualTo("judge");
        assertThat(specification.models().get("writer").price().cachedInput()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    brief: 7                                                | brief                       | text
                    brief: ''                                               | brief                       | 1 to 20000
                    brief: x, form: ''                                      | form                        | 1 to 200
                    brief: x, styles: []                                    | styles                      | 1 to 1000
                    brief: x, styles: [no]                                  | styles[0]                   | quotes
                    brief: x, styles: [a, a]                                | styles[1]                   | twice
                    brief: x, themes: sea                                   | themes                      | list
                    brief: x, constraints: 5                                | constraints                 | mapping
                    brief: x, constraints: {min-words: -1}                  | constraints.min-words       | 0 to
                    brief: x, constraints: {max-words: 0}                   | constraints.max-words       | 1 to
                    brief: x, constraints: {required: [7]}                  | constraints.required[0]     | text
                    brief: x, population: 1                                 | population                  | 2 to 10000
                    brief: x, population: 10001                             | population                  | 2 to 10000
                    brief: x, population: 2.5                               | population                  | whole
                    brief: x, population: many                              | population                  | whole
                    brief: x, survivors: 0                                  | survivors                   | 1 to 59
                    brief: x, variants: 101                                 | variants                    | 1 to 100
                    brief: x, generations: 0                                | generations                 | 1 to 100
                    brief: x, objectives: []                                | objectives                  | 1 to 100
                    brief: x, objectives: [a]                               | objectives[0]               | mapping
                    brief: x, objectives: [{name: a}]                       | objectives[0].instruction   | present
                    brief: x, rubric: novel@9                               | rubric                      | short-story@1
                    brief: x, rubric: {name: a}                             | rubric.criteria             | present
                    brief: x, rubric: {criteria: []}                        | rubric.criteria             | 1 to 50
                    brief: x, rubric: {criteria: [{name: a, description: b, weight: 0}]} | rubric.criteria[0].weight | above 0
                    brief: x, rubric: {criteria: [{name: a, description: b, levels: [c]}]} | rubric.criteria[0].levels | at least two
                    brief: x, models: {Writer: {}}                          | models.Writer               | lower case
                    brief: x, models: {writer: {temperature: 3}}            | models.writer.temperature   | 0 to 2
                    brief: x, models: {writer: {top-p: 2}}                  | models.writer.top-p         | 0 to 1
                    brief: x, models: {writer: {max-tokens: 0}}             | models.writer.max-tokens    | 1 to
                    brief: x, models: {writer: {price: {input: -1}}}        | models.writer.price.input   | 0 to
                    brief: x, mutation: {by: magic}                         | mutation.by                 | objective, reflection
                    brief: x, mutation: {memory: ''}                        | mutation.memory             | 1 to 200
                    brief: x, writers-see: all                              | writers-see                 | nothing, criteria
                    brief: x, held-out: {}                                  | held-out.rubric             | present
                    brief: x, held-out: {rubric: short-story@1, opinions: 0} | held-out.opinions          | 1 to 20
                    brief: x, held-out: {rubrik: short-story@1}             | held-out.rubrik             | 'rubric'
                    brief: x, judging: {mode: fast}                         | judging.mode                | verdict
                    brief: x, judging: {judges: []}                         | judging.judges              | 1 to 20
                    brief: x, ranking: {method: glicko}                     | ranking.method              | bradley-terry, elo
                    brief: x, ranking: {pairing: lucky}                     | ranking.pairing             | random, swiss, adaptive
                    brief: x, ranking: {calls-per-candidate: 0.05}          | ranking.calls-per-candidate | 0.1 to 1000
                    brief: x, ranking: {batch: 0}                           | ranking.batch               | 1 to
                    brief: x, ranking: {wrong-share: 1.5}                   | ranking.wrong-share         | 0 to 1
                    brief: x, budget: {tokens: 0}                           | budget.tokens               | 1 to
                    brief: x, budget: {money: 0}                            | budget.money                | above 0
                    brief: x, budget: {minutes: 0}                          | budget.minutes              | 1 to
                    brief: x, seed: -1                                      | seed                        | 0 to
                    brief: x, seed: 9007199254740992                        | seed                        | 0 to
                    brief: x, currency: usd                                 | currency                    | capital
                    brief: x, poplation: 9                                  | poplation                   | 'population'
                    brief: x, form: "a\\0b"                                 | form                        | U+0000
                    brief: x, styles: ["a\\0b"]                             | styles[0]                   | U+0000
                    brief: x, constraints: {max_words: 9}                   | constraints.max_words       | 'max-words'
                    """)
    void namesFieldAndRuleAndTheSchemaAgrees(String written, String field, String rule) {
        Map<String, Object> specification = yaml("{" + written + "}");

        assertThat(violations(specification)).anySatisfy(violation -> {
            assertThat(violation.field()).isEqualTo(field);
            assertThat(violation.rule()).contains(rule);
        });
        if (!field.equals("survivors") || specification.get("survivors").equals(0)) {
            assertThat(fitsSchema(specification)).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    brief: x, population: 5, survivors: 5                   | survivors                   | 1 to 4
                    brief: x, population: 9000, survivors: 5000, variants: 3 | variants                   | at most 10000
                    brief: x, constraints: {min-words: 9, max-words: 8}     | constraints.max-words       | min-words
                    brief: x, constraints: {required: [Sea], forbidden: [sea]} | constraints.forbidden    | required as well
                    brief: x, objectives: [{name: a, instruction: b}, {name: a, instruction: c}] | objectives[1].name | twice
                    brief: x, held-out: {rubric: short-story@1, judge: reader} | held-out.judge         | under models
                    brief: x, judging: {judges: [critic]}                   | judging.judges              | under models
                    brief: x, budget: {calls: 59}                           | budget.calls                | initial population
                    brief: x, ranking: {method: elo, wrong-share: 0.1}      | ranking.wrong-share         | 0 with elo
                    brief: x, ranking: {calls-per-candidate: 0}             | generations                 | must be 1
                    brief: x, population: 10000, generations: 100, survivors: 1000, variants: 9, ranking: {calls-per-candidate: 1000} | ranking.calls-per-candidate | foresee
                    """)
    void checksRulesBetweenKeysThatNoSchemaCanSay(String written, String field, String rule) {
        assertThat(violations(yaml("{" + written + "}"))).anySatisfy(violation -> {
            assertThat(violation.field()).isEqualTo(field);
            assertThat(violation.rule()).contains(rule);
        });
    }

    @Test
    void namesEveryBrokenRuleAtOnce() {
        assertThat(violations(Map.of("population", 1, "seed", "x", "form", 3)))
                .extracting(Violation::field)
                .containsExactlyInAnyOrder("brief", "population", "seed", "form");
    }

    @Test
    void wantsAModelWhereTheServiceHasNoDefault() {
        Defaults none = new Defaults(
                Specifications.DEFAULTS.styles(),
                Specifications.DEFAULTS.themes(),
                Specifications.DEFAULTS.objectives(),
                Specifications.DEFAULTS.rubrics(),
                Map.of());

        var refused = (SpecificationReader.Refused) new SpecificationReader(none).read(Map.of("brief", "x"), 1);

        assertThat(refused.violations())
                .extracting(Violation::field)
                .containsExactly("models.writer.model", "models.judge.model");
    }

    @Test
    void keepsWhatWasAcceptedUnderOlderRules() {
        Map<String, Object> stored = new HashMap<>(SpecificationWriter.write(Specifications.read()));
        stored.put("no-longer-known", 1);

        assertThat(reader.restore(stored)).isEqualTo(Specifications.read());
    }

    @ParameterizedTest
    @ValueSource(strings = {"short-story", "opening-paragraph", "technical-explanation", "marketing-copy", "poem"})
    void acceptsTheExamples(String name) throws IOException {
        Map<String, Object> example = yaml(Files.readString(Path.of("../examples/" + name + ".yaml")));

        assertThat(violations(example)).isEmpty();
        assertThat(fitsSchema(example)).isTrue();
    }
}
