/** Work on a book as a whole: what it was asked for, how it stands, what it has cost. */
package io.agon.scaffold.domain.project;
