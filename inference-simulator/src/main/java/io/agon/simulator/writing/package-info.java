/**
 * The simulated writer: composes and revises texts whose measured craft is what the seed drew. Pure.
 *
 * <p>Sentences come from the grammars beside the classes ({@code story.txt} and its siblings), never from a model.
 */
package io.agon.simulator.writing;
