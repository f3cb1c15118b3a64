/**
 * Reads books into parts, chapters and scenes without losing a character: {@link io.agon.manuscript.BookReader} in,
 * {@link io.agon.manuscript.Manuscript} out. Plain classes, usable in services and at the command line.
 */
package io.agon.manuscript;
