/** How the service is put together; imported by no one. */
package io.agon.scaffold.wiring;
