/**
 * Answers what is asked while a book is written from a request: plans, scenes that state facts, and the reading of those facts.
 * Errs as it was told to. Pure.
 */
package io.agon.simulator.novel;
