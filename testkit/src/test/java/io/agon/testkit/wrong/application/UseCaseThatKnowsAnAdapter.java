package io.agon.testkit.wrong.application;

import io.agon.testkit.wrong.adapter.http.RunHelper;

/** Looks outwards. */
public final class UseCaseThatKnowsAnAdapter {
    RunHelper helper = new RunHelper();
}
