/** What a match is and how judgments become verdicts. Pure: java only. */
package io.agon.judge.domain.judging;
