package io.agon.testkit.wrong.adapter.http;

import io.agon.contracts.Usage;
import io.agon.testkit.wrong.adapter.db.Rows;
import io.agon.testkit.wrong.wiring.Assembly;

/** Has a name that tells nothing, knows another adapter, the wiring, and a wire record. */
public final class RunHelper {
    Rows rows = new Rows();
    Assembly assembly = new Assembly();
    Usage usage = Usage.NONE;
}
