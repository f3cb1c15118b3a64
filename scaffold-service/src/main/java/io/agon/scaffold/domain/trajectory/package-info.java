/** Scaffolds turned round: from the request through ever finer plans to the author's own text, as a model learns it. */
package io.agon.scaffold.domain.trajectory;
