/** Keeps books and work on them in PostgreSQL. */
package io.agon.scaffold.adapter.db;
