package io.agon.evolution.domain.induction;

import io.agon.evolution.domain.induction.Coding.Category;
import io.agon.evolution.domain.induction.Coding.Code;
import io.agon.evolution.domain.induction.Coding.Evidence;
import io.agon.evolution.domain.induction.InductionRecipe.Next;
import io.agon.evolution.domain.induction.InductionRecipe.Role;
import io.agon.evolution.domain.induction.InductionRecipe.Wanted;
import io.agon.evolution.domain.induction.InductionSpecification.Sample;
import io.agon.evolution.domain.run.Consumption;
import io.agon.evolution.domain.specification.Criterion;
import io.agon.evolution.domain.specification.Model;
import io.agon.evolution.domain.specification.Rubric;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Coding goes round by round until nothing new comes, and needs nothing but what was made to know what comes next. */
class InductionRecipeTest {
    private static final Model ONE = new Model("default", "one", null, null, null, null);
    private static final Model OTHER = new Model("default", "other", null, null, null, null);
    private static final List<String> LEVELS = List.of("1", "2", "3", "4", "5");

    private final Map<String, Coding> made = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    private static InductionSpecification specification(int samples, int batch, int rounds) {
        return new InductionSpecification(
                "house",
                "short story",
                IntStream.range(0, samples)
                        .mapToObj(i -> new Sample("t" + i, "brief", "text " + i))
                        .toList(),
                List.of(),
                List.of(ONE, OTHER),
                List.of(ONE),
                1,
                batch,
                rounds,
                0.1,
                1,
                new Rubric("r", "1", List.of(new Criterion("c", "d", 1, List.of()))),
                3);
    }

    private static Coding coding(
            List<Code> codes,
            List<Category> categories,
            List<Criterion> criteria,
            List<List<Integer>> sources,
            List<Integer> covered,
            String voidReason) {
        return new Coding(
                codes,
                0,
                categories,
                criteria,
                sources,
                covered,
                voidReason,
                "m",
                "p",
                "h",
                "r",
                Consumption.NONE,
                false);
    }

    private static Coding open(Wanted wanted, String label) {
        String sample = wanted.samples().getFirst().id();
        return coding(
                List.of(
                        new Code("speech", "d", true, List.of(new Evidence(sample, "text"))),
                        new Code(label, "d", false, List.of(new Evidence(sample, "text")))),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    /** Categories are labels; a criterion is made of each. */
    private Coding answer(Wanted wanted, Function<Wanted, String> label) {
        return switch (wanted.role()) {
            case OPEN -> open(wanted, label.apply(wanted));
            case AXIAL -> {
                Map<String, List<Integer>> byLabel = new java.util.LinkedHashMap<>();
                for (int i = 0; i < wanted.codes().size(); i++) {
                    byLabel.computeIfAbsent(wanted.codes().get(i).label(), key -> new ArrayList<>())
                            .add(i + 1);
                }
                yield coding(
                        List.of(),
                        byLabel.entrySet().stream()
                                .map(each -> new Category(each.getKey(), "d", "low", "high", each.getValue()))
                                .toList(),
                        List.of(),
                        List.of(),
                        List.of(),
                        null);
            }
            case COMPARISON -> {
                List<String> names =
                        wanted.categories().stream().map(Category::name).toList();
                yield coding(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        wanted.codes().stream()
                                .map(code -> names.indexOf(code.label()) + 1)
                                .toList(),
                        null);
            }
            case SELECTIVE ->
                coding(
                        List.of(),
                        List.of(),
                        wanted.categories().stream()
                                .map(category -> new Criterion(category.name(), "d", 1, LEVELS))
                                .toList(),
                        IntStream.range(0, wanted.categories().size())
                                .mapToObj(i -> List.of(i + 1))
                                .toList(),
                        List.of(),
                        null);
        };
    }

    private Next played(InductionSpecification specification, Function<Wanted, String> label) {
        while (InductionRecipe.next(specification, made) instanceof Next.Steps(List<Wanted> wanted)) {
            for (Wanted each : wanted) {
                asked.add(each.step());
                made.put(each.step(), answer(each, label));
            }
        }
        return InductionRecipe.next(specification, made);
    }

    @Test
    void endsWhenARoundBringsNothingNew() {
        Next end = played(specification(40, 4, 10), wanted -> wanted.step().startsWith("open/1") ? "a" : "b");

        assertThat(asked)
                .containsExactly(
                        "open/1/1",
                        "open/1/2",
                        "axial/1",
                        "open/2/1",
                        "open/2/2",
                        "comparison/2",
                        "axial/2",
                        "open/3/1",
                        "open/3/2",
                        "comparison/3",
                        "selective");
        assertThat(end).isInstanceOfSatisfying(Next.Coded.class, coded -> {
            Induced induced = coded.induced();
            assertThat(induced.saturated()).isTrue();
            assertThat(induced.news()).containsExactly(0.5, 0.0);
            assertThat(induced.codes()).isEqualTo(12);
            assertThat(induced.criteria())
                    .extracting(core -> core.criterion().name())
                    .containsExactly("speech", "a", "b");
            // codes of the last round, which were only compared, are among their evidence
            Induced.Source speech = induced.criteria().getFirst().codes().getFirst();
            assertThat(speech.strengths()).isEqualTo(6);
            assertThat(speech.evidence()).hasSize(6);
        });
    }

    @Test
    void endsWithTheSamplesWhereNewThingsKeepComing() {
        Next end = played(specification(8, 4, 10), Wanted::step);

        assertThat(end)
                .isInstanceOfSatisfying(
                        Next.Coded.class,
                        coded -> assertThat(coded.induced().saturated()).isFalse());
        assertThat(asked).endsWith("comparison/2", "axial/2", "selective");
    }

    @Test
    void samplesAreCodedOnceEachAndCodesGoOnWithoutTheirEvidence() {
        InductionSpecification specification = specification(40, 4, 3);
        Next first = InductionRecipe.next(specification, Map.of());

        assertThat(InductionRecipe.coded(specification)).hasSize(12).doesNotHaveDuplicates();
        assertThat(first).isInstanceOfSatisfying(Next.Steps.class, steps -> {
            assertThat(steps.wanted()).extracting(Wanted::coder).containsExactly(ONE, OTHER);
            assertThat(steps.wanted()).extracting(Wanted::seed).doesNotHaveDuplicates();
            for (Wanted wanted : steps.wanted()) {
                made.put(wanted.step(), answer(wanted, each -> "a"));
            }
        });
        assertThat(InductionRecipe.next(specification, made)).isInstanceOfSatisfying(Next.Steps.class, steps -> {
            Wanted axial = steps.wanted().getFirst();
            assertThat(axial.role()).isEqualTo(Role.AXIAL);
            assertThat(axial.codes())
                    .hasSize(4)
                    .allMatch(code -> code.evidence().isEmpty());
        });
    }

    @Test
    void oneCoderThatCannotBeReadIsLeftOutAndAllOfThemAreTheEnd() {
        InductionSpecification specification = specification(8, 4, 2);
        Coding unreadable = coding(List.of(), List.of(), List.of(), List.of(), List.of(), "not-json");
        made.put("open/1/1", unreadable);
        made.put(
                "open/1/2",
                open(
                        ((Next.Steps) InductionRecipe.next(specification, Map.of()))
                                .wanted()
                                .getLast(),
                        "a"));

        assertThat(InductionRecipe.next(specification, made)).isInstanceOf(Next.Steps.class);
        made.put("open/1/2", unreadable);
        assertThat(InductionRecipe.next(specification, made))
                .isInstanceOfSatisfying(
                        Next.Stuck.class,
                        stuck -> assertThat(stuck.reason().detail()).contains("open/1/1", "not-json"));
        made.remove("open/1/1");
        made.remove("open/1/2");
        Next unused = played(specification, each -> "a");
        made.put("selective", unreadable);
        assertThat(InductionRecipe.next(specification, made)).isInstanceOf(Next.Stuck.class);
    }
}
