package io.agon.evolution.adapter.http;

import io.agon.evolution.application.ChangeBoard;
import io.agon.evolution.application.port.RunArchive;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Tells one listener of a run's changes until the run ends or pauses or the listener leaves. Changes made by this process
 * wake it; those of other replicas are found by looking at the run's revision, a single number, every second.
 */
final class RunEvents {
    private static final Logger LOG = Logger.getLogger(RunEvents.class);
    private static final Duration THROTTLE = Duration.ofMillis(250);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final RunArchive archive;
    private final ChangeBoard changes;

    RunEvents(RunArchive archive, ChangeBoard changes) {
        this.archive = archive;
        this.changes = changes;
    }

    /** Blocks; meant for a virtual thread. */
    void tell(String runId, SseEventSink sink, Sse sse) {
        Semaphore news = new Semaphore(0);
        try (sink;
                AutoCloseable listening = changes.listen(changed -> {
                    if (changed.equals(runId)) {
                        news.release();
                    }
                })) {
            long told = -1;
            while (!sink.isClosed()) {
                if (archive.revision(runId) != told) {
                    if (!(archive.find(runId) instanceof RunArchive.Lookup.Found(RunArchive.RunRecord record))) {
                        return;
                    }
                    told = record.revision();
                    var unused = sink.send(sse.newEventBuilder()
                                    .name("run")
                                    .mediaType(MediaType.APPLICATION_JSON_TYPE)
                                    .data(Views.RunView.class, Views.run(record))
                                    .build())
                            .toCompletableFuture()
                            .join();
                    if (!record.run().status().active()) {
                        return;
                    }
                    Thread.sleep(THROTTLE);
                }
                if (news.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                    var unused = news.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (CompletionException e) {
            LOG.debugf(e, "Listener left run=%s", runId);
        } catch (Exception e) {
            LOG.warnf(e, "Telling of a run ended run=%s", runId);
        }
    }
}
