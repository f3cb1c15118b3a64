/** What the use cases need from outside. */
package io.agon.judge.application.port;
