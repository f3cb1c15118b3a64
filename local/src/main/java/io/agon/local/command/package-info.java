/** The commands: options in, exit code out. They translate between people and the packages beside this one. */
package io.agon.local.command;
