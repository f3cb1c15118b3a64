package io.agon.local.display;

import io.agon.local.api.RunView;
import io.agon.local.api.Work;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;

/** Redraws a few lines at the bottom of a terminal. Thread-safe. */
public final class LiveProgress implements Progress {
    private static final String LINE_UP = "\u001b[1A";
    private static final String CLEAR_BELOW = "\u001b[0J";

    private final PrintWriter out;
    private final ProgressText text;
    private final WorkText workText;
    private final Clock clock;
    private final Pace pace = new Pace();
    private List<String> drawn = List.of();

    public LiveProgress(PrintWriter out, Style style, int width, Clock clock) {
        this.out = out;
        this.text = new ProgressText(style, width);
        this.workText = new WorkText(style, width);
        this.clock = clock;
    }

    @Override
    public synchronized void show(RunView run) {
        pace.see(clock.instant(), run.matches().decided());
        draw(text.lines(run, pace));
    }

    @Override
    public synchronized void show(Work work) {
        draw(workText.lines(work));
    }

    @Override
    public synchronized void note(String line) {
        List<String> kept = drawn;
        draw(List.of());
        out.println(line);
        draw(kept);
    }

    @Override
    public synchronized void end() {
        drawn = List.of();
        out.flush();
    }

    private void draw(List<String> lines) {
        StringBuilder frame = new StringBuilder();
        if (!drawn.isEmpty()) {
            frame.append('\r').append(LINE_UP.repeat(drawn.size())).append(CLEAR_BELOW);
        }
        lines.forEach(line -> frame.append(line).append('\n'));
        out.print(frame);
        out.flush();
        drawn = lines;
    }
}
