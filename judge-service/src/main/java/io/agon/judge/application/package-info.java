/** Use cases: they see the domain and their ports. */
package io.agon.judge.application;
