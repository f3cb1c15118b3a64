/** One class per use case. Each decides on the records of one run and returns the facts to record. */
package io.agon.evolution.application;
