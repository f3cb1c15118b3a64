package io.agon.testkit;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * The layers of a service as rules: domain and application stay pure, adapters do not know each other, wire records stay
 * in the Kafka adapter, nobody imports the wiring, nothing is drawn from the clock or unseeded where a run must replay.
 */
public final class LayerRules {
    private static final Set<String> BANNED_NAMES = Set.of("Impl", "Manager", "Helper", "Util", "Utils");

    private LayerRules() {}

    /** Checks every rule against the main classes below a package; throws with all findings of the first broken rule. */
    public static void check(String root) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);
        all(root).forEach(rule -> rule.check(classes));
    }

    /** The rules for a service whose packages lie below {@code root}. */
    public static List<ArchRule> all(String root) {
        List<ArchRule> rules = new ArrayList<>();
        rules.add(only(
                root + ".domain..",
                root + ".domain..",
                "java..",
                "io.agon.ranking..",
                "io.agon.criteria..",
                "io.agon.datasets..",
                "io.agon.evaluation..",
                "io.agon.manuscript..",
                "io.agon.stylometry.."));
        rules.add(only(
                root + ".application..",
                root + ".application..",
                root + ".domain..",
                "java..",
                "io.agon.ranking..",
                "io.agon.criteria..",
                "io.agon.datasets..",
                "io.agon.evaluation..",
                "io.agon.manuscript..",
                "io.agon.stylometry.."));
        rules.add(noClasses()
                .that()
                .resideInAnyPackage(root + "..")
                .and()
                .resideOutsideOfPackages(root + ".wiring..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(root + ".wiring..")
                .allowEmptyShould(true));
        rules.add(noClasses()
                .that()
                .resideInAnyPackage(root + "..")
                .and()
                .resideOutsideOfPackages(root + ".adapter.kafka..", root + ".wiring..")
                .should()
                .dependOnClassesThat(new DescribedPredicate<JavaClass>("are wire records") {
                    @Override
                    public boolean test(JavaClass type) {
                        return type.getPackageName().equals("io.agon.contracts")
                                && !type.getSimpleName().equals("ErrorCode");
                    }
                })
                .allowEmptyShould(true));
        rules.add(slices().matching(root + ".adapter.(*)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true));
        rules.add(slices().matching(root + ".(**)").should().beFreeOfCycles().allowEmptyShould(true));
        rules.add(classes()
                .that()
                .resideInAnyPackage(root + ".domain..", root + ".application..")
                .should(drawNothing())
                .allowEmptyShould(true));
        rules.add(classes()
                .that()
                .resideInAnyPackage(root + "..")
                .should(haveTellingNames())
                .allowEmptyShould(true));
        return rules;
    }

    private static ArchRule only(String from, String... allowed) {
        return classes()
                .that()
                .resideInAnyPackage(from)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .allowEmptyShould(true);
    }

    private static ArchCondition<JavaClass> haveTellingNames() {
        return new ArchCondition<>("not be named Impl, Manager, Helper or Util") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String name = type.getSimpleName();
                if (BANNED_NAMES.stream().anyMatch(name::endsWith)) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " does not say what it is"));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> drawNothing() {
        return new ArchCondition<>("take time, ids and randomness from outside") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaCodeUnit unit : type.getCodeUnits()) {
                    unit.getCallsFromSelf().forEach(call -> judge(type, call, events));
                }
            }
        };
    }

    private static void judge(JavaClass type, JavaAccess<?> call, ConditionEvents events) {
        JavaClass owner = call.getTargetOwner();
        String method = call.getTarget().getName();
        boolean now = method.equals("now") && owner.getPackageName().equals("java.time") && noClock(call);
        boolean system =
                owner.isEquivalentTo(System.class) && (method.equals("currentTimeMillis") || method.equals("nanoTime"));
        boolean systemClock = owner.isEquivalentTo(Clock.class) && method.startsWith("system");
        boolean uuid = owner.isEquivalentTo(UUID.class) && method.equals("randomUUID");
        boolean math = owner.isEquivalentTo(Math.class) && method.equals("random");
        boolean unseeded = owner.isAssignableTo(Random.class)
                && method.equals("<init>")
                && call.getTarget()
                        instanceof com.tngtech.archunit.core.domain.AccessTarget.ConstructorCallTarget target
                && target.getRawParameterTypes().isEmpty();
        boolean threadLocal = owner.getName().equals("java.util.concurrent.ThreadLocalRandom");
        if (now || system || systemClock || uuid || math || unseeded || threadLocal) {
            events.add(SimpleConditionEvent.violated(type, call.getDescription()));
        }
    }

    private static boolean noClock(JavaAccess<?> call) {
        return call.getTarget() instanceof com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget target
                && target.getRawParameterTypes().stream().noneMatch(p -> p.isEquivalentTo(Clock.class));
    }
}
