/**
 * Calls to language models behind OpenAI-compatible endpoints: named endpoints, one place for retries, usage, failures
 * with a code, and the means to put untrusted text into a prompt. Used by the services' {@code adapter.llm} and
 * {@code wiring}.
 */
package io.agon.inference;
