package io.agon.evolution.adapter.http;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the category {@code audit} was told while this was open. */
final class AuditLog extends Handler implements AutoCloseable {
    private final List<String> entries = new CopyOnWriteArrayList<>();

    static AuditLog open() {
        AuditLog log = new AuditLog();
        Logger.getLogger("audit").addHandler(log);
        return log;
    }

    List<String> entries() {
        return entries;
    }

    @Override
    public void publish(LogRecord entry) {
        entries.add(String.format(entry.getMessage(), entry.getParameters()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        Logger.getLogger("audit").removeHandler(this);
    }
}
