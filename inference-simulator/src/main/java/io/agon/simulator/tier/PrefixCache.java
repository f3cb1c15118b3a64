package io.agon.simulator.tier;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which prefixes of prompts the tier still holds, in blocks of 16 tokens, the least recently used forgotten first. A block is
 * known by everything that stands before it as well. Not for threads to share.
 */
public final class PrefixCache {
    /** Tokens of a block. */
    public static final int BLOCK = 16;

    private final LinkedHashMap<Long, Boolean> blocks;

    /**
     * What a prompt costs.
     *
     * @param tokens of the prompt
     * @param cached those found in the cache
     */
    public record Prefill(int tokens, int cached) {}

    /** @param capacityTokens most tokens held, at least 0; 0: no cache */
    public PrefixCache(int capacityTokens) {
        if (capacityTokens < 0) {
            throw new IllegalArgumentException("capacityTokens is " + capacityTokens + ": must be at least 0");
        }
        int capacity = capacityTokens / BLOCK;
        blocks = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
                return size() > capacity;
            }
        };
    }

    /** Runs a prompt through the cache: looks its prefix up, then holds all its full blocks. */
    public Prefill prefill(CharSequence prompt) {
        Tokens.Blocks found = Tokens.blocks(prompt, BLOCK);
        int known = 0;
        while (known < found.keys().length && blocks.containsKey(found.keys()[known])) {
            known++;
        }
        // last block first, so that the beginning of a prompt outlives its end
        for (int i = found.keys().length - 1; i >= 0; i--) {
            blocks.put(found.keys()[i], Boolean.TRUE);
        }
        return new Prefill(found.tokens(), known * BLOCK);
    }
}
