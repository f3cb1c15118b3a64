/** The store of runs in PostgreSQL. Everything but the three adapters of ports is package-private. */
package io.agon.evolution.adapter.db;
