package io.agon.local.display;

import io.agon.local.api.RunView;

/** Shows how a run gets on. */
public interface Progress {
    void show(RunView run);

    /** A remark between two views. */
    void note(String line);

    /** Leaves the screen so that others can write below. */
    void end();
}
