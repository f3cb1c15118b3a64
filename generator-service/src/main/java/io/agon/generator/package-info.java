/** generator-service: has a model write candidates that keep to their constraints. Stateless. */
package io.agon.generator;
