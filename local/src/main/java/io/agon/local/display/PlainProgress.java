package io.agon.local.display;

import io.agon.local.api.RunView;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Writes a line at most once a second, and one for every change of status. Thread-safe. */
public final class PlainProgress implements Progress {
    private static final Duration APART = Duration.ofSeconds(1);

    private final PrintWriter out;
    private final ProgressText text;
    private final Clock clock;
    private final Pace pace = new Pace();
    private Instant last = Instant.MIN;
    private String lastStatus = "";
    private String lastLine = "";

    public PlainProgress(PrintWriter out, ProgressText text, Clock clock) {
        this.out = out;
        this.text = text;
        this.clock = clock;
    }

    @Override
    public synchronized void show(RunView run) {
        Instant now = clock.instant();
        pace.see(now, run.matches().decided());
        boolean due = last.equals(Instant.MIN) || Duration.between(last, now).compareTo(APART) >= 0;
        if (!due && run.status().equals(lastStatus)) {
            return;
        }
        String line = text.line(run, pace);
        if (!line.equals(lastLine)) {
            out.println(line);
            out.flush();
        }
        last = now;
        lastStatus = run.status();
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
