/** The run specification on its way to the service: read from a file, changed by what the command line says. */
package io.agon.local.specification;
