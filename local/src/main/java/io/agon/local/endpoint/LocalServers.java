package io.agon.local.endpoint;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/** Inference servers on their usual ports of this machine. */
public final class LocalServers {
    private static final List<Server> USUAL = List.of(
            new Server("Ollama", URI.create("http://127.0.0.1:11434/v1")),
            new Server("llama.cpp", URI.create("http://127.0.0.1:8080/v1")),
            new Server("vLLM", URI.create("http://127.0.0.1:8000/v1")),
            new Server("LM Studio", URI.create("http://127.0.0.1:1234/v1")));

    private LocalServers() {}

    /** A server and where it listens unless told otherwise. */
    public record Server(String name, URI baseUrl) {}

    /** The first that answers, in a fixed order; all are asked at once. */
    public static Optional<Server> find(Predicate<URI> answers) {
        try (ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> questions = USUAL.stream()
                    .map(server -> (Callable<Boolean>) () -> answers.test(server.baseUrl()))
                    .toList();
            List<Future<Boolean>> replies = asking.invokeAll(questions);
            for (int i = 0; i < USUAL.size(); i++) {
                if (replies.get(i).get()) {
                    return Optional.of(USUAL.get(i));
                }
            }
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("looking for local servers failed", e.getCause());
        }
    }

    /** The usual name of what listens there. */
    public static String nameOf(URI baseUrl) {
        return USUAL.stream()
                .filter(server -> server.baseUrl().equals(baseUrl))
                .map(Server::name)
                .findFirst()
                .orElse(baseUrl.toString());
    }
}
