package io.agon.evolution.adapter.kafka;

import io.agon.contracts.CodingDone;
import io.agon.contracts.CodingRequest;
import io.agon.evolution.application.InduceCriteria;
import io.agon.evolution.domain.induction.Coding;
import io.agon.messaging.EventLoop.Event;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Applies what coders tell. What this database did not ask for belongs to another one, and is dropped. */
public final class CodingListener {
    private final InduceCriteria inducing;

    public CodingListener(InduceCriteria inducing) {
        this.inducing = inducing;
    }

    public void done(List<Event<CodingDone>> events) {
        Map<String, Coding> codings = new LinkedHashMap<>();
        events.forEach(
                event -> codings.putIfAbsent(event.message().codingId().value(), Messages.reply(event.message())));
        Applying.orLater(() -> {
            inducing.made(codings);
            inducing.look();
        });
    }

    /** No coder could do it. */
    public void requestFailed(List<Event<CodingRequest>> events) {
        events.forEach(event -> fail(event, event.message().codingId().value()));
    }

    /** Something was made and could not be applied. */
    public void doneFailed(List<Event<CodingDone>> events) {
        events.forEach(event -> fail(event, event.message().codingId().value()));
    }

    private void fail(Event<?> event, String codingId) {
        Applying.orLater(() -> inducing.failed(codingId, Messages.reason(event)));
    }
}
