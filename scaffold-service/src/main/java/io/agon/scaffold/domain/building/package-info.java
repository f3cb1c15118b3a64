/** How a scaffold is built from a book, bottom-up: which steps there are, what each reads, and when it can be done. */
package io.agon.scaffold.domain.building;
