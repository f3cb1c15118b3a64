/** What scores are. Pure: java, and what judging calls a criterion. */
package io.agon.judge.domain.scoring;
