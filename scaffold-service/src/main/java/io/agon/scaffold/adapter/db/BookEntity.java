package io.agon.scaffold.adapter.db;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import java.time.Instant;

/** Row of {@code book}. */
@Entity
@Table(name = "book")
class BookEntity {
    @Id
    String id;

    @Column(updatable = false)
    String name;

    @Column(updatable = false)
    byte[] file;

    @Column(insertable = false, updatable = false)
    Instant addedAt;
}
