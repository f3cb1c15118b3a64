package io.agon.local.mesh;

/** How the services of a mesh are compiled. */
public enum Compilation {
    /** While they run, quickly: for a mesh that ends with one run. */
    QUICK,
    /** While they run, thoroughly: for a mesh that is there to stay. */
    THOROUGH,
    /** Ahead of time: native executables, which must have been built. */
    NATIVE
}
