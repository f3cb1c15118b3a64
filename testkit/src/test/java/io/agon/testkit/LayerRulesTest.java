package io.agon.testkit;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The canary: a rule that does not fail on the deliberately wrong service guards nothing. */
class LayerRulesTest {
    private static final String WRONG = "io.agon.testkit.wrong";
    private static final JavaClasses FIXTURE = new ClassFileImporter().importPackages(WRONG);

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleFailsOnTheWrongService(ArchRule rule) {
        assertThat(rule.evaluate(FIXTURE).hasViolation())
                .as(rule.getDescription())
                .isTrue();
    }

    static Stream<ArchRule> rules() {
        return LayerRules.all(WRONG).stream();
    }
}
