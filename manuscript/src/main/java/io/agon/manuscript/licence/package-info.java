/** Licences around a book: where Project Gutenberg's begin and end, and what their header says. Knows only {@code text}. */
package io.agon.manuscript.licence;
