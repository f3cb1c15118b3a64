package io.agon.local.display;

import io.agon.local.api.RunView;
import io.agon.local.api.Work;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Writes a line at most once a second, and one for every change of status. Thread-safe. */
public final class PlainProgress implements Progress {
    private static final Duration APART = Duration.ofSeconds(1);

    private final PrintWriter out;
    private final ProgressText text;
    private final WorkText workText;
    private final Clock clock;
    private final Pace pace = new Pace();
    private Instant last = Instant.MIN;
    private String lastStatus = "";
    private String lastLine = "";

    public PlainProgress(PrintWriter out, int width, Clock clock) {
        this.out = out;
        this.text = new ProgressText(new Style(false), width);
        this.workText = new WorkText(new Style(false), width);
        this.clock = clock;
    }

    @Override
    public synchronized void show(RunView run) {
        pace.see(clock.instant(), run.matches().decided());
        print(run.status(), () -> text.line(run, pace));
    }

    @Override
    public synchronized void show(Work work) {
        print(work.status(), () -> workText.line(work));
    }

    private void print(String status, Supplier<String> told) {
        Instant now = clock.instant();
        boolean due = last.equals(Instant.MIN) || Duration.between(last, now).compareTo(APART) >= 0;
        if (!due && status.equals(lastStatus)) {
            return;
        }
        String line = told.get();
        if (!line.equals(lastLine)) {
            out.println(line);
            out.flush();
        }
        last = now;
        lastStatus = status;
        lastLine = line;
    }

    @Override
    public synchronized void note(String line) {
        out.println(line);
        out.flush();
    }

    @Override
    public void end() {
        out.flush();
    }
}
