/**
 * What texts may try on a judge, and how far one lets itself be moved: a suite of attacks as data, each beside an inert passage of
 * the same length, and the statistics of answers. Pure; uses what stands above it in this module.
 */
package io.agon.criteria.robustness;
