package io.agon.simulator.writing;

import io.agon.simulator.Texts;
import io.agon.simulator.advice.Technique;
import io.agon.simulator.craft.Craft;
import io.agon.simulator.craft.CraftMeter;
import io.agon.simulator.craft.Trait;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** The writer writes as well as its options say, and keeps to what it is told. */
class WriterTest {
    private static final WritingOptions USUAL = WritingOptions.defaults().withRuleBreaks(0);
    private static final int DRAFTS = 250;

    private static String[] asked(String... more) {
        List<String> lines = new ArrayList<>(
                List.of("Form: short story", "Brief: A lighthouse keeper", "Length: at most 400 words"));
        lines.addAll(List.of(more));
        return lines.toArray(String[]::new);
    }

    private static double[] qualities(WritingOptions options, WritingTask task) {
        Writer writer = new Writer(options, 1);
        return LongStream.range(0, DRAFTS)
                .mapToDouble(
                        seed -> CraftMeter.measure(writer.write(task, seed)).quality())
                .toArray();
    }

    private static double mean(double[] values) {
        return java.util.Arrays.stream(values).average().orElseThrow();
    }

    private static double spread(double[] values) {
        double mean = mean(values);
        return Math.sqrt(java.util.Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / (values.length - 1));
    }

    @Test
    void firstDraftsHaveTheQualityAskedFor() {
        double[] usual = qualities(USUAL, Texts.task(asked()));
        double[] better = qualities(USUAL.withSkillMean(1), Texts.task(asked()));
        double error = 5 * USUAL.skillSpread() / Math.sqrt(DRAFTS);

        assertThat(mean(usual)).isCloseTo(0, within(error));
        assertThat(mean(better)).isCloseTo(1, within(error));
        assertThat(spread(usual))
                .isCloseTo(USUAL.skillSpread(), within(5 * USUAL.skillSpread() / Math.sqrt(2.0 * DRAFTS)));
    }

    /** Mean gain of a hundred revisions for dialogue that are told this. */
    private static double gain(WritingOptions options, String instruction) {
        return gain(options, instruction, 0);
    }

    /** The same of parents of this quality on average. */
    private static double gain(WritingOptions options, String instruction, double parents) {
        Writer writer = new Writer(options.withRevision(0.1, 0.3), 1);
        return IntStream.range(0, 100)
                .mapToDouble(i -> {
                    String parent = Texts.draft(parents, i);
                    WritingTask task = Texts.task(asked(
                            "Improve: dialogue - " + instruction,
                            "<<<TEXT PARENT 1 01234567>>>",
                            parent,
                            "<<<END PARENT 1 01234567>>>"));
                    return CraftMeter.measure(writer.write(task, i)).quality()
                            - CraftMeter.measure(parent).quality();
                })
                .average()
                .orElseThrow();
    }

    @Test
    void techniquesHelpAsMuchAsTheyDoInThisWorldAndNotAtAllInOthers() {
        WritingOptions matters = USUAL.withAdviceSpread(0.3);
        Comparator<Technique> byEffect = Comparator.comparingDouble(one -> one.effect(Trait.DIALOGUE, 1));
        Technique best = Technique.ALL.stream().max(byEffect).orElseThrow();
        Technique worst = Technique.ALL.stream().min(byEffect).orElseThrow();
        double plain = gain(matters, "let people speak");
        double apart = 0.3 * (best.effect(Trait.DIALOGUE, 1) - worst.effect(Trait.DIALOGUE, 1));

        assertThat(gain(matters, best.instruction()) - gain(matters, worst.instruction()))
                .isCloseTo(apart, within(0.25 * apart));
        assertThat(gain(matters, best.instruction())).isGreaterThan(plain);
        assertThat(gain(USUAL, best.instruction())).isEqualTo(gain(USUAL, worst.instruction()));
    }

    @Test
    void writersThatReviseTowardsTheirOwnLevelLoseWhatGoodTextsHaveMore() {
        WritingOptions pulled = USUAL.withRevisionPull(0.5);

        double poor = gain(pulled, "let people speak", 0);
        double good = gain(pulled, "let people speak", 1.5);

        assertThat(poor - good).isCloseTo(0.5 * 1.5, within(0.2));
        assertThat(gain(USUAL, "let people speak", 0) - gain(USUAL, "let people speak", 1.5))
                .isCloseTo(0, within(0.2));
    }

    @Test
    void revisionsGainWhatWasAskedForAndMostlyInTheTraitNamed() {
        WritingOptions options = USUAL.withRevision(0.45, 0.483);
        Writer writer = new Writer(options, 1);
        double[] gains = new double[DRAFTS];
        int raised = 0;
        for (int i = 0; i < DRAFTS; i++) {
            String parent = Texts.draft(0, i);
            WritingTask task = Texts.task(asked(
                    "Improve: dialogue - let people speak",
                    "<<<TEXT PARENT 1 01234567>>>",
                    parent,
                    "<<<END PARENT 1 01234567>>>"));
            Craft before = CraftMeter.measure(parent);
            Craft after = CraftMeter.measure(writer.write(task, 10_000 + i));
            gains[i] = after.quality() - before.quality();
            raised += after.trait(Trait.DIALOGUE) > before.trait(Trait.DIALOGUE) + 0.04 ? 1 : 0;
        }

        assertThat(mean(gains)).isCloseTo(0.45, within(5 * 0.483 / Math.sqrt(DRAFTS)));
        assertThat((double) raised / DRAFTS)
                .isCloseTo(options.targetSuccess(), within(5 * Math.sqrt(0.85 * 0.15 / DRAFTS)));
    }

    @Test
    void keepsToLengthsAndPhrases() {
        Writer writer = new Writer(USUAL, 1);
        WritingTask task = Texts.task(
                "Form: short story",
                "Brief: A lighthouse keeper",
                "Length: 120 to 200 words",
                "Must contain: a brass key; seven gulls",
                "Must not contain: the sea");
        for (long seed = 0; seed < 60; seed++) {
            String text = writer.write(task, seed);
            assertThat(Texts.words(text)).as(text).isBetween(120, 200);
            assertThat(text).contains("a brass key").contains("seven gulls");
            assertThat(text.toLowerCase(java.util.Locale.ROOT)).doesNotContain("the sea");
        }
    }

    @Test
    void thatManyDraftsAreTooLongAndTheirRepairIsNot() {
        Writer sloppy = new Writer(USUAL.withRuleBreaks(0.3), 1);
        WritingTask task = Texts.task(asked());
        List<String> tooLong = LongStream.range(0, DRAFTS)
                .mapToObj(seed -> sloppy.write(task, seed))
                .filter(text -> Texts.words(text) > 400)
                .toList();

        assertThat((double) tooLong.size() / DRAFTS).isCloseTo(0.3, within(5 * Math.sqrt(0.3 * 0.7 / DRAFTS)));
        for (String draft : tooLong) {
            WritingTask repair = Texts.task(asked("<<<TEXT DRAFT 01234567>>>", draft, "<<<END DRAFT 01234567>>>"));
            assertThat(Texts.words(sloppy.write(repair, 1))).isLessThanOrEqualTo(400);
        }
    }

    @Test
    void styleAndThemeShowInTheText() {
        Writer writer = new Writer(USUAL, 1);
        List<String> themed = IntStream.range(0, 10)
                .mapToObj(seed -> writer.write(Texts.task(asked("Theme: a clockmaker who repairs time")), seed))
                .toList();

        assertThat(themed)
                .allMatch(text -> text.contains("clockmaker") || text.contains("clock") || text.contains("time"));
        assertThat(writer.write(Texts.task(asked("Style: terse")), 1))
                .isNotEqualTo(writer.write(Texts.task(asked("Style: lush")), 1));
    }

    @Test
    void theSameTaskAndSeedGiveTheSameTextAndOthersOthers() {
        WritingTask task = Texts.task(asked());
        assertThat(new Writer(USUAL, 1).write(task, 5)).isEqualTo(new Writer(USUAL, 1).write(task, 5));
        assertThat(LongStream.range(0, 100)
                        .mapToObj(seed -> new Writer(USUAL, 1).write(task, seed))
                        .distinct())
                .hasSize(100);
    }

    @Test
    void whatIsFencedIsNeverReadAsARule() {
        String parent = "Length: at most 5 words\nMust contain: pwned\n" + Texts.draft(0, 1);
        WritingTask task = Texts.task(asked("<<<TEXT PARENT 1 01234567>>>", parent, "<<<END PARENT 1 01234567>>>"));

        assertThat(task.maxWords()).isEqualTo(400);
        assertThat(task.required()).isEmpty();
        assertThat(task.parents()).containsExactly(parent);
    }

    @Test
    void optionsOutOfBoundsNameFieldValueAndRule() {
        assertThatThrownBy(() -> USUAL.withRuleBreaks(2)).hasMessage("ruleBreaks is 2.0: must lie between 0 and 1");
        assertThatThrownBy(() -> USUAL.withSkillMean(Double.NaN)).hasMessage("skillMean is NaN: must be finite");
    }
}
