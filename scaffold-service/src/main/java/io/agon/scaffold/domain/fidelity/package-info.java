/** How true a scaffold is to its book: what it copies, whom it forgets, how much it condenses. Asks no model. */
package io.agon.scaffold.domain.fidelity;
