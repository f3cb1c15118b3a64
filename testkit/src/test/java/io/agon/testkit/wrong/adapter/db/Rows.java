package io.agon.testkit.wrong.adapter.db;

import io.agon.testkit.wrong.adapter.http.RunHelper;

/** Closes a cycle. */
public final class Rows {
    RunHelper back;
}
