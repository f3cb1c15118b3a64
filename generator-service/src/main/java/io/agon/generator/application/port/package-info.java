/** What the use cases need from outside. */
package io.agon.generator.application.port;
