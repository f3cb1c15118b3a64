/** Whether the texts that a run ends with are preferred to others: what is compared, what is written for it, what came out. */
package io.agon.evolution.domain.evaluation;
