/** The run itself: its states, its counters, its seed. Imports {@code java.*} and {@code domain.specification}. */
package io.agon.evolution.domain.run;
