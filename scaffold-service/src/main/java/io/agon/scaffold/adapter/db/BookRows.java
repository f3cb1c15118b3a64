package io.agon.scaffold.adapter.db;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** Rows of {@code book}. */
final class BookRows implements PanacheRepositoryBase<BookEntity, String> {}
