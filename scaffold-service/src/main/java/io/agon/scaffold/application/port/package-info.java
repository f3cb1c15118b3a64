/** What the use cases need of the world. */
package io.agon.scaffold.application.port;
