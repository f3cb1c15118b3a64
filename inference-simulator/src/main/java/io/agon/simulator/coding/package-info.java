/**
 * The simulated coder of criteria: notes which craft traits samples show much or little of, in many words, and now and then
 * something that is none; groups by what is spoken of. Pure.
 */
package io.agon.simulator.coding;
