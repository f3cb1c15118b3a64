/** Counts tokens. */
package io.agon.scaffold.adapter.tokens;
