package io.agon.simulator;

import io.agon.simulator.answering.Models;
import io.agon.simulator.craft.CraftCache;
import io.agon.simulator.http.SimulatorApi;
import io.agon.simulator.training.Adapters;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A running simulator. Starts with {@link #start}, stops with {@link #close}; safe for all threads. */
public final class SimulatorServer implements AutoCloseable {
    private static final int REMEMBERED_TEXTS = 8192;

    private final Vertx vertx;
    private final HttpServer server;
    private final ExecutorService writers;
    private final String host;

    private SimulatorServer(Vertx vertx, HttpServer server, ExecutorService writers, String host) {
        this.vertx = vertx;
        this.server = server;
        this.writers = writers;
        this.host = host;
    }

    /**
     * Starts a simulator and returns once it answers.
     *
     * @throws IllegalStateException if it cannot listen there
     */
    public static SimulatorServer start(SimulatorOptions options) {
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(2)
                .setInternalBlockingPoolSize(2)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
        ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();
        CraftCache crafts = new CraftCache(REMEMBERED_TEXTS);
        Adapters adapters = new Adapters(options.adapters());
        Models models = new Models(
                options.models(),
                adapters,
                options.writing(),
                options.judging(),
                options.books(),
                crafts,
                options.seed());
        SimulatorApi api = new SimulatorApi(
                vertx, models, adapters, crafts, options.tier(), options.apiKey(), options.seed(), writers);
        try {
            HttpServer server = vertx.createHttpServer(new HttpServerOptions()
                            .setHost(options.host())
                            .setPort(options.port())
                            .setTcpNoDelay(true))
                    .requestHandler(api)
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            return new SimulatorServer(vertx, server, writers, options.host());
        } catch (CompletionException e) {
            writers.close();
            vertx.close().toCompletionStage().toCompletableFuture().join();
            throw new IllegalStateException(
                    "cannot listen on " + options.host() + ":" + options.port() + ": "
                            + e.getCause().getMessage(),
                    e.getCause());
        }
    }

    /** Port that it listens on. */
    public int port() {
        return server.actualPort();
    }

    /** Base URL for OpenAI clients: ends in {@code /v1}. */
    public String baseUrl() {
        return "http://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port() + "/v1";
    }

    /** Stops; requests in flight are cut. */
    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        writers.shutdownNow();
    }
}
