/**
 * scaffold-service: the home of work on books. It takes requests from {@code scaffold.requests.v1} and answers each; what
 * this version cannot build it refuses with a reason, so that no request waits for ever.
 */
package io.agon.scaffold;
