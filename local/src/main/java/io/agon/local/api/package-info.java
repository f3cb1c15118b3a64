/** The client of evolution-service's HTTP interface, with the parts of its answers that the command line shows. */
package io.agon.local.api;
