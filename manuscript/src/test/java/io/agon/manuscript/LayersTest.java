package io.agon.manuscript;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class LayersTest {
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.agon.manuscript");

    @Test
    void onlyContainersKnowALibrary() {
        classes()
                .that()
                .resideOutsideOfPackage("io.agon.manuscript.container..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.agon.manuscript..", "io.agon.stylometry..", "java..")
                .check(classes);
    }

    @Test
    void structureAndLicenceKnowTextOnly() {
        for (String name : new String[] {"structure", "licence"}) {
            classes()
                    .that()
                    .resideInAPackage("io.agon.manuscript." + name)
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "io.agon.manuscript." + name, "io.agon.manuscript.text", "io.agon.stylometry..", "java..")
                    .check(classes);
        }
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("io.agon.(**)").should().beFreeOfCycles().check(classes);
    }
}
