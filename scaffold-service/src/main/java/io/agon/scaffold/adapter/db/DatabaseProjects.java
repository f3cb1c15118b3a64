package io.agon.scaffold.adapter.db;

import io.agon.scaffold.application.port.Projects;
import io.agon.scaffold.application.port.Scribe;
import io.agon.scaffold.domain.building.Level;
import io.agon.scaffold.domain.building.Made;
import io.agon.scaffold.domain.building.StepKey;
import io.agon.scaffold.domain.plan.Artefact;
import io.agon.scaffold.domain.project.Consumption;
import io.agon.scaffold.domain.project.Project;
import io.agon.scaffold.domain.project.Status;
import io.agon.scaffold.format.ArtefactJson;
import io.agon.scaffold.format.SpecificationJson;
import io.agon.storage.Transactions;

import java.time.Clock;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Projects in PostgreSQL. Whoever records something locks the project's row. */
public final class DatabaseProjects implements Projects {
    private final ProjectRows projects = new ProjectRows();
    private final StepRows steps = new StepRows();
    private final Clock clock;
    private final Runnable changed;

    /** @param changed told after every change that may have made steps possible */
    public DatabaseProjects(Clock clock, Runnable changed) {
        this.clock = clock;
        this.changed = changed;
    }

    @Override
    public void create(Project project, SortedSet<StepKey> ready) {
        Transactions.call(() -> {
            ProjectEntity entity = new ProjectEntity();
            entity.id = project.id();
            entity.bookId = project.book();
            entity.title = project.title();
            entity.specification = SpecificationJson.write(project.specification());
            entity.status = project.status();
            entity.spent = Spent.of(project.consumption());
            entity.createdAt = project.createdAt();
            projects.persist(entity);
            ready.forEach(key -> steps.persist(StepEntity.ready(project.id(), key)));
            return null;
        });
        changed.run();
    }

    @Override
    public Optional<Project> find(String id) {
        return Transactions.call(() -> projects.findByIdOptional(id).map(DatabaseProjects::project));
    }

    @Override
    public List<Project> newest(String after, int limit) {
        return Transactions.call(() -> projects.newest(after, limit).stream()
                .map(DatabaseProjects::project)
                .toList());
    }

    @Override
    public boolean awaited(String id, StepKey key, int attempt) {
        return Transactions.call(() -> {
            StepEntity step = steps.find(id, key);
            return step != null && step.doneAt == null && step.attempt == attempt;
        });
    }

    @Override
    public Made made(String id) {
        return Transactions.call(() ->
                new StoredMade(steps.doneKeys(id), level -> Transactions.call(() -> contents(id, level))));
    }

    private Map<String, String> contents(String id, Level level) {
        return steps.done(id, level).stream().collect(Collectors.toMap(step -> step.key, step -> step.content));
    }

    @Override
    public boolean finish(String id, StepKey key, Artefact artefact, Scribe.Origin origin, Function<Made, Next> next) {
        return Transactions.call(() -> {
            ProjectEntity project = projects.locked(id);
            StepEntity step = steps.find(id, key);
            if (project == null || step == null || step.doneAt != null) {
                return false;
            }
            step.content = ArtefactJson.write(artefact);
            step.doneAt = clock.instant();
            step.model = origin.model();
            step.prompt = origin.prompt();
            step.promptHash = origin.promptHash();
            step.spent = Spent.of(step.spent.consumption().plus(origin.consumption()));
            spend(project, origin.consumption());
            project.simulated |= origin.simulated();
            steps.flush();
            Next following = next.apply(new StoredMade(steps.doneKeys(id), level -> contents(id, level)));
            Set<String> known = new HashSet<>(steps.keys(id));
            following.ready().stream()
                    .filter(ready -> !known.contains(ready.toString()))
                    .forEach(ready -> steps.persist(StepEntity.ready(id, ready)));
            if (following.complete() && !project.status.ended()) {
                set(project, Status.FINISHED, null);
            }
            return true;
        });
    }

    @Override
    public void stop(String id, StepKey key, Consumption spent, Project.Reason reason) {
        Transactions.call(() -> {
            ProjectEntity project = projects.locked(id);
            StepEntity step = steps.find(id, key);
            if (project == null || step == null || step.doneAt != null) {
                return null;
            }
            step.spent = Spent.of(step.spent.consumption().plus(spent));
            spend(project, spent);
            if (project.status == Status.RUNNING) {
                set(project, Status.PAUSED, reason);
            }
            return null;
        });
    }

    private static void spend(ProjectEntity project, Consumption more) {
        project.spent = Spent.of(project.spent.consumption().plus(more));
    }

    @Override
    public boolean change(String id, Status from, Status to, Project.Reason reason) {
        boolean had = Transactions.call(() -> {
            ProjectEntity project = projects.locked(id);
            if (project == null || project.status != from) {
                return false;
            }
            set(project, to, reason);
            if (to == Status.RUNNING) {
                steps.askAgain(id);
            }
            return true;
        });
        changed.run();
        return had;
    }

    private void set(ProjectEntity project, Status status, Project.Reason reason) {
        project.status = status;
        project.reasonCode = reason == null ? null : reason.code();
        project.reasonDetail = reason == null ? null : reason.detail();
        project.endedAt = status.ended() ? clock.instant() : null;
    }

    @Override
    public Map<Level, Progress> progress(String id) {
        return Transactions.call(() -> {
            Map<Level, Progress> progress = new EnumMap<>(Level.class);
            for (StepRows.LevelRow row : steps.levels(id)) {
                progress.put(
                        row.level(),
                        new Progress(
                                (int) row.known(),
                                (int) row.done(),
                                new Consumption(
                                        (int) row.calls(),
                                        row.promptTokens(),
                                        row.cachedTokens(),
                                        row.completionTokens(),
                                        row.millis())));
            }
            return progress;
        });
    }

    private static Project project(ProjectEntity row) {
        return new Project(
                row.id,
                row.bookId,
                row.title,
                SpecificationJson.read(row.specification),
                row.status,
                row.reasonCode == null ? null : new Project.Reason(row.reasonCode, row.reasonDetail),
                row.spent.consumption(),
                row.simulated,
                row.createdAt,
                row.endedAt);
    }
}
