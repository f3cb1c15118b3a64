package io.agon.simulator;

import io.agon.simulator.answering.ModelNames;
import io.agon.simulator.judging.JudgingOptions;
import io.agon.simulator.novel.BookFaults;
import io.agon.simulator.tier.TierOptions;
import io.agon.simulator.writing.WritingOptions;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Everything that can be set.
 *
 * @param host address to bind to
 * @param port 0 to 65535; 0: any free one
 * @param seed of whatever is drawn
 * @param apiKey key that requests must carry as a bearer token, if any
 * @param models names served
 * @param adapters folder of trained writers, if any
 * @param writing how well the writer writes
 * @param judging how the judge errs
 * @param books how often the writing of books goes wrong
 * @param tier how requests are served
 */
public record SimulatorOptions(
        String host,
        int port,
        long seed,
        Optional<String> apiKey,
        ModelNames models,
        Optional<Path> adapters,
        WritingOptions writing,
        JudgingOptions judging,
        BookFaults books,
        TierOptions tier) {
    public SimulatorOptions {
        if (host.isBlank()) {
            throw new IllegalArgumentException("host is blank: must name an address");
        }
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port is " + port + ": must lie between 0 and 65535");
        }
    }

    /** Loopback, any free port, seed 1, no key, and the defaults of each part. */
    public static SimulatorOptions defaults() {
        return new SimulatorOptions(
                "127.0.0.1",
                0,
                1,
                Optional.empty(),
                ModelNames.defaults(),
                Optional.empty(),
                WritingOptions.defaults(),
                JudgingOptions.defaults(),
                BookFaults.NONE,
                TierOptions.defaults());
    }

    /** The same on another address. */
    public SimulatorOptions withHost(String address) {
        return new SimulatorOptions(address, port, seed, apiKey, models, adapters, writing, judging, books, tier);
    }

    /** The same on another port. */
    public SimulatorOptions withPort(int number) {
        return new SimulatorOptions(host, number, seed, apiKey, models, adapters, writing, judging, books, tier);
    }

    /** The same with another seed. */
    public SimulatorOptions withSeed(long number) {
        return new SimulatorOptions(host, port, number, apiKey, models, adapters, writing, judging, books, tier);
    }

    /** The same, asking for a key. */
    public SimulatorOptions withApiKey(String key) {
        return new SimulatorOptions(
                host, port, seed, Optional.of(key), models, adapters, writing, judging, books, tier);
    }

    /** The same under other model names. */
    public SimulatorOptions withModels(ModelNames names) {
        return new SimulatorOptions(host, port, seed, apiKey, names, adapters, writing, judging, books, tier);
    }

    /** The same with trained writers. */
    public SimulatorOptions withAdapters(Path folder) {
        return new SimulatorOptions(
                host, port, seed, apiKey, models, Optional.of(folder), writing, judging, books, tier);
    }

    /** The same with another writer. */
    public SimulatorOptions withWriting(WritingOptions options) {
        return new SimulatorOptions(host, port, seed, apiKey, models, adapters, options, judging, books, tier);
    }

    /** The same with another judge. */
    public SimulatorOptions withJudging(JudgingOptions options) {
        return new SimulatorOptions(host, port, seed, apiKey, models, adapters, writing, options, books, tier);
    }

    /** The same on another tier. */
    public SimulatorOptions withTier(TierOptions options) {
        return new SimulatorOptions(host, port, seed, apiKey, models, adapters, writing, judging, books, options);
    }

    /** The same with books that go wrong so often. */
    public SimulatorOptions withBooks(BookFaults faults) {
        return new SimulatorOptions(host, port, seed, apiKey, models, adapters, writing, judging, faults, tier);
    }
}
