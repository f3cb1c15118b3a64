/** The OpenAI-compatible HTTP interface: translation and scheduling, nothing else. Everything runs on one event loop. */
package io.agon.simulator.http;
