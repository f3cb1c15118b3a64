/** Looks for what stands in the way of a run, and says how to mend it. */
package io.agon.local.doctor;
