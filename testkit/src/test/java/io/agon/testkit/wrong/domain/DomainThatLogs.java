package io.agon.testkit.wrong.domain;

import org.jboss.logging.Logger;

/** Imports a framework. */
public final class DomainThatLogs {
    static final Logger LOG = Logger.getLogger(DomainThatLogs.class);
}
