/** Trajectories as data sets that trainers read. */
package io.agon.scaffold.format.dataset;
