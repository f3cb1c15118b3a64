package io.agon.local.display;

import io.agon.local.api.RunView;
import io.agon.local.api.Work;

/** Shows how a run, or work on a book, gets on. */
public interface Progress {
    void show(RunView run);

    void show(Work work);

    /** A remark between two views. */
    void note(String line);

    /** Leaves the screen so that others can write below. */
    void end();
}
