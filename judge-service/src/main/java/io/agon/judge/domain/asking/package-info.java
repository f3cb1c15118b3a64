/** What every question to a model has in common: which model, what came back, what it took. Depends on nothing else here. */
package io.agon.judge.domain.asking;
