package io.agon.evolution.domain.campaign;

import io.agon.evolution.Specifications;
import io.agon.evolution.domain.campaign.CampaignSpecification.Data;
import io.agon.evolution.domain.campaign.CampaignSpecification.Guards;
import io.agon.evolution.domain.campaign.CampaignSpecification.Method;
import io.agon.evolution.domain.campaign.CampaignSpecification.Training;
import io.agon.evolution.domain.campaign.CampaignSpecification.Trial;
import io.agon.evolution.domain.specification.Budget;
import io.agon.evolution.domain.specification.SpecificationReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class CampaignReaderTest {
    private static final String PLAIN = "name: n, briefs: [a, b], trial: {briefs: [c]}";
    private final CampaignReader reader = new CampaignReader(new SpecificationReader(Specifications.DEFAULTS));

    private CampaignReader.Reading read(String written) {
        return reader.read((Map<?, ?>) new Yaml().load("{" + written + "}"));
    }

    private CampaignSpecification accepted(String written) {
        return ((CampaignReader.Reading.Accepted) read(written)).specification();
    }

    @Test
    void isAlphaWritesExperimentWhereNothingElseIsSaid() {
        CampaignSpecification campaign = accepted(PLAIN);

        assertThat(campaign.rounds()).isEqualTo(3);
        assertThat(campaign.runs()).isEqualTo(10);
        assertThat(campaign.runs() * campaign.finalists()).isEqualTo(50);
        assertThat(campaign.top()).isEqualTo(10);
        assertThat(campaign.base()).isEqualTo("writer-model");
        assertThat(campaign.training()).isEqualTo(new Training(Method.SFT, Data.ALL, Map.of()));
        assertThat(campaign.trial()).isEqualTo(new Trial(List.of("c"), 30, 120));
        assertThat(campaign.guards()).isEqualTo(Guards.USUAL);
        assertThat(campaign.budget().unlimited()).isTrue();
        assertThat(campaign.run()).containsEntry("population", 60).containsEntry("generations", 5);
    }

    @Test
    void takesAllThatIsGiven() {
        CampaignSpecification campaign = accepted("""
                name: n, briefs: [a, b], rounds: 2, runs: 4, finalists: 3, top: 6, seed: 9,
                run: {population: 8, survivors: 2, variants: 2, generations: 2, models: {writer: {model: w}}},
                training: {method: dpo, data: round, settings: {learning-rate: 2e-4, lora_r: 16}},
                trial: {briefs: [c, d], drafts: 12, comparisons: 61},
                guards: {alike: 2, copied: 0.2, contaminated: 0},
                budget: {calls: 1000, minutes: 60}
                """);

        assertThat(campaign.base()).isEqualTo("w");
        assertThat(campaign.training())
                .isEqualTo(new Training(Method.DPO, Data.ROUND, Map.of("learning-rate", "2.0E-4", "lora_r", "16")));
        assertThat(campaign.trial().share()).isEqualTo(31);
        assertThat(campaign.guards()).isEqualTo(new Guards(2, 0.2, 0));
        assertThat(campaign.budget()).isEqualTo(new Budget(1000L, null, null, 60L));
        assertThat(campaign.brief(0)).isEqualTo("a");
        assertThat(campaign.brief(3)).isEqualTo("b");
        assertThat(new SpecificationReader(Specifications.DEFAULTS)
                        .restore(campaign.run())
                        .population())
                .isEqualTo(8);
    }

    @Test
    void acceptsEveryExample() throws IOException {
        try (Stream<Path> examples = Files.list(Path.of("../examples/campaigns"))) {
            assertThat(examples)
                    .isNotEmpty()
                    .allSatisfy(example -> assertThat(
                                    reader.read((Map<?, ?>) new Yaml().load(Files.readString(example))))
                            .isInstanceOf(CampaignReader.Reading.Accepted.class));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            briefs: [a], trial: {briefs: [c]}                           | name                            | present
            name: n, trial: {briefs: [c]}                               | briefs                          | present
            name: n, briefs: [a]                                        | trial.briefs                    | no run is for
            name: n, briefs: [a], trial: {briefs: [a]}                  | trial.briefs                    | campaign's briefs
            name: n, briefs: [a, b], runs: 1, trial: {briefs: [c]}      | runs                            | one for each brief
            name: n, briefs: [a, b], top: 1, trial: {briefs: [c]}       | top                             | 2 to 50
            name: n, briefs: [a], top: 51, trial: {briefs: [c]}         | top                             | 1 to 50
            name: n, briefs: [a], finalists: 31, trial: {briefs: [c]}   | finalists                       | at most what a run ends with, which is 30
            name: n, briefs: [a], run: {brief: x}, trial: {briefs: [c]} | run.brief                       | absent
            name: n, briefs: [a], run: {seed: 1}, trial: {briefs: [c]}  | run.seed                        | absent
            name: n, briefs: [a], run: {population: 1}, trial: {briefs: [c]} | run.population             | 2 to
            name: n, briefs: [a], run: 5, trial: {briefs: [c]}          | run                             | mapping
            name: n, briefs: [a], run: {generations: 1, ranking: {calls-per-candidate: 0}}, trial: {briefs: [c]} | run.ranking.calls-per-candidate | above 0
            name: n, briefs: [a], trial: {briefs: [c], drafts: 1}       | trial.drafts                    | 2 to
            name: n, briefs: [a], trial: {briefs: [c]}, training: {method: magic} | training.method       | sft, dpo, grpo
            name: n, briefs: [a], trial: {briefs: [c]}, training: {settings: {a: '$(x)'}} | training.settings.a | letters
            name: n, briefs: [a], trial: {briefs: [c]}, training: {settings: {'A b': 1}} | training.settings.A b | lower case
            name: n, briefs: [a], trial: {briefs: [c]}, guards: {alike: 0.5} | guards.alike               | 1 to
            name: n, briefs: [a], trial: {briefs: [c]}, budget: {calls: 0} | budget.calls                 | 1 to
            name: n, briefs: [a], trial: {briefs: [c]}, round: 2        | round                           | 'rounds'
            """)
    void namesFieldAndRule(String written, String field, String rule) {
        assertThat(((CampaignReader.Reading.Refused) read(written)).violations())
                .anySatisfy(violation -> {
                    assertThat(violation.field()).isEqualTo(field);
                    assertThat(violation.rule()).contains(rule);
                });
    }
}
