package io.agon.scaffold.adapter.http;

import io.agon.http.Problem;
import io.agon.scaffold.application.port.Projects;
import io.agon.scaffold.domain.project.Kind;
import io.agon.scaffold.domain.project.Project;
import io.agon.scaffold.domain.project.Status;

import java.util.List;

/** Finds work of one kind, and tells it to pause, to go on or to end. */
final class Steering {
    private static final int MOST = 100;

    private final Projects projects;
    private final Kind kind;
    private final String noun;

    /** @param noun what such work is called, such as {@code scaffold} */
    Steering(Projects projects, Kind kind, String noun) {
        this.projects = projects;
        this.kind = kind;
        this.noun = noun;
    }

    /** @throws Problem.Raised if there is none of the kind */
    Project project(String id) {
        return projects.find(id)
                .filter(project -> project.kind() == kind)
                .orElseThrow(() -> Problem.of(
                                404,
                                noun + "-unknown",
                                "No such " + noun,
                                "id is '" + id + "': no " + noun + " has this id")
                        .raised());
    }

    /** @throws Problem.Raised if there is none of the kind, or it is not finished */
    Project finished(String id) {
        Project project = project(id);
        if (project.status() != Status.FINISHED) {
            throw Problem.of(
                            409,
                            noun + "-unfinished",
                            "The " + noun + " is not finished",
                            "status is " + project.status().word() + ": must be finished")
                    .raised();
        }
        return project;
    }

    /** The newest first. */
    List<Project> newest(String after, int limit) {
        if (limit < 1 || limit > MOST) {
            throw Problem.of(
                            400,
                            "limit-invalid",
                            "The list cannot be given so",
                            "limit is " + limit + ": must be 1 to " + MOST)
                    .raised();
        }
        return projects.newest(kind, after, limit);
    }

    /** No more steps are begun; those in flight end. */
    Project pause(String id) {
        return change(id, Status.RUNNING, Status.PAUSED, new Project.Reason("paused", "by a person"));
    }

    /** Goes on where it was; what was made stays. */
    Project resume(String id) {
        return change(id, Status.PAUSED, Status.RUNNING, null);
    }

    /** Ends for good; what was made stays. */
    Project cancel(String id) {
        Status from = project(id).status() == Status.PAUSED ? Status.PAUSED : Status.RUNNING;
        return change(id, from, Status.CANCELLED, null);
    }

    private Project change(String id, Status from, Status to, Project.Reason reason) {
        Project before = project(id);
        if (before.status() != to && !projects.change(id, from, to, reason)) {
            throw Problem.of(
                            409,
                            "status-forbids",
                            "The status does not allow this",
                            "status is " + project(id).status().word() + ": must be " + from.word())
                    .raised();
        }
        return project(id);
    }
}
