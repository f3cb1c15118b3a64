/**
 * What a text is made of: headings, contents, front and back matter, scenes, notes. Works on lines; knows {@code text} only.
 *
 * <p>{@link io.agon.manuscript.structure.Outliner} tells how it is found out: whole hypotheses about which lines are the
 * headings compete, and the one that explains the book best wins.
 */
package io.agon.manuscript.structure;
