/** The service's settings. */
package io.agon.evolution.config;
