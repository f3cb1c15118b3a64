/** Reading what a prompt says: messages, labelled lines, fenced texts. Pure; imports {@code java.*} only. */
package io.agon.simulator.prompt;
