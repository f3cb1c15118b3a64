/** A service that breaks every rule of the architecture, so that the rules themselves are tested. */
package io.agon.testkit.wrong;
