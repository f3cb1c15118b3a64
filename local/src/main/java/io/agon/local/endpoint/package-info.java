/** Which inference endpoint a run uses: what was asked for, what the environment names, what answers locally, or the simulator. */
package io.agon.local.endpoint;
