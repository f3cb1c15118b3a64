package io.agon.simulator.craft;

import io.agon.simulator.Texts;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Quality is read from the text alone. */
class CraftMeterTest {
    @Test
    void qualityFollowsFromTheTraitsAsDocumented() {
        Craft craft = CraftMeter.measure(Texts.draft(0, 1));
        double weighted = 0;
        double weights = 0;
        for (Trait trait : Trait.ALL) {
            assertThat(craft.trait(trait)).isBetween(0.0, 1.0);
            weighted += trait.weight() * craft.trait(trait);
            weights += trait.weight();
        }

        assertThat(weights).isCloseTo(1, within(1e-12));
        assertThat(craft.quality()).isCloseTo(Craft.SCALE * (weighted - Craft.CENTRE), within(1e-9));
        assertThat(CraftMeter.measure(Texts.draft(0, 1)).traits()).containsExactly(craft.traits());
    }

    @Test
    void talkRaisesDialogueAndNothingElseMuch() {
        String text = Texts.draft(0, 2);
        String withTalk = text + " \"Where were you?\" she asked. \"Out,\" he said. \"All night?\" she whispered.";

        assertThat(CraftMeter.measure(withTalk).trait(Trait.DIALOGUE))
                .isGreaterThan(CraftMeter.measure(text).trait(Trait.DIALOGUE));
    }

    @Test
    void saidAgainItIsWorthLess() {
        String text = Texts.draft(1, 3);

        assertThat(CraftMeter.measure(text + "\n\n" + text).quality())
                .as("padding by repetition")
                .isLessThan(CraftMeter.measure(text).quality());
    }

    @Test
    void anythingCanBeMeasured() {
        for (String odd : new String[] {"", " \n ", "...", "\"", "漢字だけの文章。", "a".repeat(50_000), "\uD800"}) {
            assertThat(CraftMeter.measure(odd).quality()).as("'%.20s'", odd).isFinite();
        }
    }

    @Test
    void theCacheForgetsAndStillAnswersAlike() {
        CraftCache cache = new CraftCache(2);
        double first = cache.of(Texts.draft(0, 1)).quality();
        for (int seed = 2; seed < 8; seed++) {
            assertThat(cache.of(Texts.draft(0, seed)).quality())
                    .isEqualTo(CraftMeter.measure(Texts.draft(0, seed)).quality());
        }
        assertThat(cache.of(Texts.draft(0, 1)).quality()).isEqualTo(first);
    }
}
