package io.agon.evolution.adapter.training;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TrainingLogTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', nullValues = "-", quoteCharacter = '`', textBlock = """
            {"progress": 0.25, "loss": 1.5}                                 ; 0.25
            {"progress": 1}                                                 ; 1
            {"progress": 7}                                                 ; -
            {"progress": "half"}                                            ; -
            {"progress": 0.5                                                ; -
             45%|####5     | 9/20 [00:12<00:15,  1.38s/it]                  ; 0.45
            train: 100%|##########| 20/20                                   ; 1
            {'loss': 1.2, 'learning_rate': 2e-05, 'epoch': 0.5}             ; -
            accuracy 87% of rows                                            ; -
            """)
    void readsHowFarItIs(String line, Double progress) {
        TrainingLog log = TrainingLog.of("Loading model\n" + line + "\n");

        assertThat(log.progress()).isEqualTo(progress);
        assertThat(log.note()).isEqualTo(line.strip());
    }

    @Test
    void takesTheLastThatIsKnownAndTheLastThatWasSaid() {
        TrainingLog log = TrainingLog.of("10%|#  | 1/10\r20%|## | 2/10\r{'loss': 0.9}\n\n");

        assertThat(log.progress()).isEqualTo(0.2);
        assertThat(log.note()).isEqualTo("{'loss': 0.9}");
    }

    @Test
    void isBoundedAndPrintable() {
        TrainingLog log = TrainingLog.of("\u001b[31m" + "x".repeat(5_000));

        assertThat(log.note()).hasSize(300).doesNotContain("\u001b");
        assertThat(TrainingLog.of("").note()).isNull();
    }
}
