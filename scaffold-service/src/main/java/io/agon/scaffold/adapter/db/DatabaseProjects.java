package io.agon.scaffold.adapter.db;

import io.agon.scaffold.application.port.Projects;
import io.agon.scaffold.application.port.Scribe;
import io.agon.scaffold.domain.building.Level;
import io.agon.scaffold.domain.building.Recorded;
import io.agon.scaffold.domain.building.StepKey;
import io.agon.scaffold.domain.plan.Artefact;
import io.agon.scaffold.domain.plan.Premise;
import io.agon.scaffold.domain.project.Consumption;
import io.agon.scaffold.domain.project.Kind;
import io.agon.scaffold.domain.project.Project;
import io.agon.scaffold.domain.project.Status;
import io.agon.scaffold.format.ArtefactJson;
import io.agon.scaffold.format.SpecificationJson;
import io.agon.storage.Transactions;

import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
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
            entity.kind = project.kind();
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
    public List<Project> newest(Kind kind, String after, int limit) {
        return Transactions.call(() -> projects.newest(kind, after, limit).stream()
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
    public Recorded made(String id) {
        return Transactions.call(() ->
                new StoredMade(steps.known(id), level -> Transactions.call(() -> contents(id, level))));
    }

    @Override
    public List<Step> steps(String id) {
        return Transactions.call(() -> steps.known(id).stream()
                .map(row -> new Step(StepKey.parse(row.key()), row.doneAt() != null, row.editedAt() != null))
                .toList());
    }

    private Map<String, String> contents(String id, Level level) {
        return steps.done(id, level).stream().collect(Collectors.toMap(step -> step.key, step -> step.content));
    }

    @Override
    public boolean finish(
            String id, StepKey key, Artefact artefact, Scribe.Origin origin, String read, Following following) {
        return Transactions.call(() -> {
            ProjectEntity project = projects.locked(id);
            StepEntity step = steps.find(id, key);
            if (project == null || step == null || step.doneAt != null) {
                return false;
            }
            step.spent = Spent.of(step.spent.consumption().plus(origin.consumption()));
            spend(project, origin.consumption());
            project.simulated |= origin.simulated();
            if (!following.holds(recorded(id), project.edited)) {
                // what it read was changed while it was worked on: as if it had never been asked for
                steps.delete(step);
                goOn(project, following);
                return false;
            }
            step.content = ArtefactJson.write(artefact);
            step.doneAt = clock.instant();
            step.model = origin.model();
            step.prompt = origin.prompt();
            step.promptHash = origin.promptHash();
            step.fingerprint = read;
            if (artefact instanceof Premise premise && project.kind == Kind.BOOK) {
                project.title = premise.title();
            }
            goOn(project, following);
            return true;
        });
    }

    @Override
    public boolean replace(String id, StepKey key, Artefact artefact, Following following) {
        return Transactions.call(() -> {
            ProjectEntity project = projects.locked(id);
            StepEntity step = steps.find(id, key);
            if (project == null
                    || step == null
                    || step.doneAt == null
                    || project.status != Status.PAUSED && project.status != Status.FINISHED) {
                return false;
            }
            steps.archive(step, clock.instant());
            step.content = ArtefactJson.write(artefact);
            step.editedAt = clock.instant();
            project.edited = true;
            if (artefact instanceof Premise premise && project.kind == Kind.BOOK) {
                project.title = premise.title();
            }
            if (project.status == Status.FINISHED) {
                set(project, Status.PAUSED, new Project.Reason("edited", "by a person; goes on when told to"));
            }
            goOn(project, following);
            return true;
        });
    }

    private Recorded recorded(String id) {
        return new StoredMade(steps.known(id), level -> contents(id, level));
    }

    /** Asks for what can be done now; of edited work, what was done and is no longer true is done anew. */
    private void goOn(ProjectEntity project, Following following) {
        steps.flush();
        Next next = following.next(recorded(project.id), project.edited);
        Map<String, StepRows.StepRow> known =
                steps.known(project.id).stream().collect(Collectors.toMap(StepRows.StepRow::key, Function.identity()));
        Set<String> ready = next.ready().stream().map(StepKey::toString).collect(Collectors.toSet());
        if (project.edited) {
            steps.forget(
                    project.id,
                    known.values().stream()
                            .filter(row -> row.doneAt() == null && !ready.contains(row.key()))
                            .map(StepRows.StepRow::key)
                            .collect(Collectors.toSet()));
        }
        for (StepKey key : next.ready()) {
            StepRows.StepRow row = known.get(key.toString());
            if (row == null) {
                steps.persist(StepEntity.ready(project.id, key));
            } else if (row.doneAt() != null) {
                StepEntity stale = steps.find(project.id, key);
                steps.archive(stale, clock.instant());
                stale.again();
            }
        }
        if (next.complete() && !project.status.ended()) {
            set(project, Status.FINISHED, null);
        }
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
    public Set<String> models(String id) {
        return Transactions.call(() -> new TreeSet<>(steps.models(id)));
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
                SpecificationJson.read(row.specification, row.kind),
                row.status,
                row.reasonCode == null ? null : new Project.Reason(row.reasonCode, row.reasonDetail),
                row.spent.consumption(),
                row.edited,
                row.simulated,
                row.createdAt,
                row.endedAt);
    }
}
