package io.agon.local.command;

import io.agon.local.CommandFailure;
import io.agon.local.ExitCode;
import io.agon.local.api.Problem;
import io.agon.local.api.Refused;
import io.agon.local.api.Unreachable;
import io.agon.local.display.Printable;
import picocli.CommandLine;

import java.io.PrintWriter;

/** Tells failures to people and turns them into exit codes. */
final class FailureText implements CommandLine.IExecutionExceptionHandler {
    private static final String DEBUG = "AGON_DEBUG";

    private final Workbench workbench;

    FailureText(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        if (workbench.shutdown().begun()) {
            return ExitCode.INTERRUPTED.number(); // the end has its own words
        }
        PrintWriter err = workbench.surroundings().err();
        ExitCode code = switch (failure) {
            case CommandFailure known -> {
                err.println(known.getMessage());
                yield known.code();
            }
            case Refused refused -> {
                err.println(text(refused.problem()));
                yield code(refused.problem());
            }
            case Unreachable unreachable -> {
                err.println(Printable.line(unreachable.getMessage()));
                yield ExitCode.ENVIRONMENT;
            }
            case Exception other -> {
                err.println(
                        "Internal error: " + Printable.line(other.toString()) + "; set " + DEBUG + "=1 to see where");
                yield ExitCode.INTERNAL;
            }
        };
        if (workbench.surroundings().variable(DEBUG).isPresent()) {
            failure.printStackTrace(err);
        }
        err.flush();
        return code.number();
    }

    static ExitCode code(Problem problem) {
        return switch (problem.status()) {
            case 404 -> ExitCode.NOT_FOUND;
            case 400, 409, 413, 415, 422 -> ExitCode.USAGE;
            default -> ExitCode.INTERNAL;
        };
    }

    /** The problem, then each broken rule on a line of its own. */
    static String text(Problem problem) {
        StringBuilder text = new StringBuilder(Printable.line(problem.title() == null ? "Refused" : problem.title()));
        if (problem.violations().isEmpty() && problem.detail() != null) {
            text.append(": ").append(Printable.line(problem.detail()));
        }
        for (Problem.Violation violation : problem.violations()) {
            text.append("\n  ").append(Printable.line(violation.field()));
            if (violation.value() != null && !violation.value().isEmpty()) {
                text.append(": '").append(Printable.line(violation.value(), 60)).append('\'');
            }
            text.append(": ").append(Printable.line(violation.rule()));
        }
        return text.toString();
    }
}
