/** The HTTP API: resources, problems, keys. Translates only. */
package io.agon.evolution.adapter.http;
