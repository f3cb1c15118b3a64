/** Bytes and text: encodings, lines, words, checksums, and the limits of what is read. Knows nothing of books' structure. */
package io.agon.manuscript.text;
