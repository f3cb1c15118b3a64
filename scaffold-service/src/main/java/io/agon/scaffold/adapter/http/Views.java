package io.agon.scaffold.adapter.http;

import io.agon.manuscript.Manuscript;
import io.agon.scaffold.application.port.Projects;
import io.agon.scaffold.domain.building.BookRecipe;
import io.agon.scaffold.domain.building.Estimate;
import io.agon.scaffold.domain.building.Level;
import io.agon.scaffold.domain.building.MeasurementRecipe;
import io.agon.scaffold.domain.building.ScaffoldRecipe;
import io.agon.scaffold.domain.project.BookSpecification;
import io.agon.scaffold.domain.project.Consumption;
import io.agon.scaffold.domain.project.MeasurementSpecification;
import io.agon.scaffold.domain.project.Project;
import io.quarkus.runtime.annotations.RegisterForReflection;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the API answers. */
final class Views {
    private Views() {}

    /** A book as it was understood. */
    @RegisterForReflection(registerFullHierarchy = true)
    record Book(
            String id,
            String title,
            String author,
            int words,
            String sha256,
            List<Chapter> chapters,
            List<String> warnings,
            Cost estimate) {
        static Book of(Manuscript book, Estimate estimate) {
            Estimate.Cost total = estimate.total();
            return new Book(
                    book.provenance().fileSha256(),
                    book.title().orElse(null),
                    book.author().orElse(null),
                    book.words(),
                    book.sha256(),
                    book.chapters().stream()
                            .map(chapter -> new Chapter(
                                    chapter.number(),
                                    chapter.title(),
                                    chapter.words(),
                                    chapter.scenes().size()))
                            .toList(),
                    book.warnings(),
                    new Cost(total.calls(), total.promptTokens(), total.completionTokens()));
        }
    }

    /** A chapter of it. */
    record Chapter(int number, String title, int words, int scenes) {}

    /** Calls and tokens. */
    record Cost(int calls, long promptTokens, long completionTokens) {
        static Cost of(Consumption consumption) {
            return new Cost(consumption.calls(), consumption.promptTokens(), consumption.completionTokens());
        }
    }

    /** Why work is paused. */
    record Reason(String code, String detail) {
        static Reason of(Project.Reason reason) {
            return reason == null ? null : new Reason(reason.code(), reason.detail());
        }
    }

    /** How far a level is; steps of later levels are not known before the earlier are done. */
    record Progress(String level, int known, int done, Cost cost) {
        /** In the order in which levels are made. */
        static List<Progress> of(Map<Level, Projects.Progress> progress, List<Level> levels) {
            return levels.stream()
                    .filter(progress::containsKey)
                    .map(level -> new Progress(
                            level.word(),
                            progress.get(level).known(),
                            progress.get(level).done(),
                            Cost.of(progress.get(level).consumption())))
                    .toList();
        }
    }

    /** Work on a scaffold. */
    @RegisterForReflection(registerFullHierarchy = true)
    record Scaffold(
            String id,
            String book,
            String title,
            String status,
            Reason reason,
            boolean simulated,
            Instant createdAt,
            Instant endedAt,
            Cost cost,
            List<Progress> progress) {
        static Scaffold of(Project project, Map<Level, Projects.Progress> progress) {
            return new Scaffold(
                    project.id(),
                    project.book(),
                    project.title(),
                    project.status().word(),
                    Reason.of(project.reason()),
                    project.simulated(),
                    project.createdAt(),
                    project.endedAt(),
                    Cost.of(project.consumption()),
                    Progress.of(progress, ScaffoldRecipe.LEVELS));
        }
    }

    /** A page of scaffolds. */
    @RegisterForReflection(registerFullHierarchy = true)
    record Scaffolds(List<Scaffold> scaffolds) {}

    /** Work on a book that is to be written. */
    @RegisterForReflection(registerFullHierarchy = true)
    record Commission(
            String id,
            String title,
            String prompt,
            int chapters,
            int words,
            String status,
            Reason reason,
            boolean simulated,
            Instant createdAt,
            Instant endedAt,
            Cost cost,
            List<Progress> progress) {
        static Commission of(Project project, BookSpecification asked, Map<Level, Projects.Progress> progress) {
            return new Commission(
                    project.id(),
                    project.title(),
                    asked.brief().text(),
                    asked.brief().chapters(),
                    asked.brief().words(),
                    project.status().word(),
                    Reason.of(project.reason()),
                    project.simulated(),
                    project.createdAt(),
                    project.endedAt(),
                    Cost.of(project.consumption()),
                    Progress.of(progress, BookRecipe.LEVELS));
        }
    }

    /** A page of commissions. */
    @RegisterForReflection(registerFullHierarchy = true)
    record Commissions(List<Commission> commissions) {}

    /** Work on the measurement of a scaffold. */
    @RegisterForReflection(registerFullHierarchy = true)
    record Measurement(
            String id,
            String scaffold,
            String title,
            int scenes,
            int chapters,
            String status,
            Reason reason,
            boolean simulated,
            Instant createdAt,
            Instant endedAt,
            Cost cost,
            List<Progress> progress) {
        static Measurement of(Project project, MeasurementSpecification asked, Map<Level, Projects.Progress> progress) {
            return new Measurement(
                    project.id(),
                    asked.scaffold(),
                    project.title(),
                    asked.scenes(),
                    asked.chapters(),
                    project.status().word(),
                    Reason.of(project.reason()),
                    project.simulated(),
                    project.createdAt(),
                    project.endedAt(),
                    Cost.of(project.consumption()),
                    Progress.of(progress, MeasurementRecipe.LEVELS));
        }
    }

    /** A page of measurements. */
    @RegisterForReflection(registerFullHierarchy = true)
    record Measurements(List<Measurement> measurements) {}

    /** A step of a commission. */
    record Step(String key, String level, boolean done, boolean edited) {}

    /** Its steps. */
    @RegisterForReflection(registerFullHierarchy = true)
    record Steps(List<Step> steps) {}
}
