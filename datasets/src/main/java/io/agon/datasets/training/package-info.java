/**
 * Runs and improvements as training data: which stories and pairs are fit for it, as which records, with what confounds. Where they come
 * from is a {@link io.agon.datasets.training.Source}.
 */
package io.agon.datasets.training;
