/** What every HTTP API of the services has: errors as problems (RFC 9457), API keys with roles, the guard of loopback. */
package io.agon.http;
