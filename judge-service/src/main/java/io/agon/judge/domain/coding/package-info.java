/** Inducing criteria from texts, step by step, after Grounded Theory. Pure: java, and what judging calls a criterion. */
package io.agon.judge.domain.coding;
