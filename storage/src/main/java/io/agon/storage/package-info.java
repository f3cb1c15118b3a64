/** How services use their database: transactions, and telling an unreachable store from a fault. */
package io.agon.storage;
