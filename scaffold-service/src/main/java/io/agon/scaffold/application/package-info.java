/** What scaffold-service does, step by step. */
package io.agon.scaffold.application;
