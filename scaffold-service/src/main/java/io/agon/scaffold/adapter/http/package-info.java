/** The HTTP API. */
package io.agon.scaffold.adapter.http;
