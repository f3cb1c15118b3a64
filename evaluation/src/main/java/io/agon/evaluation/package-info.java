/**
 * Whether one set of texts is preferred to another: who meets whom, fixed beforehand; how sure the answer is, with texts and not
 * comparisons as the units; what could have been found. Knows nothing of judges and services.
 */
package io.agon.evaluation;
