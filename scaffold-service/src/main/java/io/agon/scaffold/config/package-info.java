/** What can be set, with defaults and bounds. */
package io.agon.scaffold.config;
