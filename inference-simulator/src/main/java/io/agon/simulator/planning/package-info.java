/** The simulated planner: describes texts as far as counting words goes, in the form that is asked for. */
package io.agon.simulator.planning;
