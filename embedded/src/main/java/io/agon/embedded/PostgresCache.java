package io.agon.embedded;

import java.nio.file.Path;

/** Where PostgreSQL's programs are unpacked: once per user and version. */
public final class PostgresCache {
    private PostgresCache() {}

    /** {@code $XDG_CACHE_HOME/agon}, or {@code ~/.cache/agon}. */
    public static Path folder() {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path base =
                cache == null || cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return base.resolve("agon");
    }
}
