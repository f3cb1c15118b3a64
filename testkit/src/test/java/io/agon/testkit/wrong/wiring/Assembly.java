package io.agon.testkit.wrong.wiring;

/** Imported by an adapter. */
public final class Assembly {}
