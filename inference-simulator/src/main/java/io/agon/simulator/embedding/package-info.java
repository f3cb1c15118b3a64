/** Deterministic embeddings: hashed words and measured traits. Pure. */
package io.agon.simulator.embedding;
