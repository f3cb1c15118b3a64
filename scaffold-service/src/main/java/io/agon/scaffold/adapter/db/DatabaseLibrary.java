package io.agon.scaffold.adapter.db;

import io.agon.manuscript.BookReader;
import io.agon.manuscript.Manuscript;
import io.agon.manuscript.text.UnreadableBook;
import io.agon.scaffold.application.port.Library;
import io.agon.storage.Transactions;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Books in PostgreSQL, as files; those that were read last stay in memory. */
public final class DatabaseLibrary implements Library {
    private static final int KEPT = 4;

    private final BookRows books = new BookRows();
    private final BookReader reader;
    private final Map<String, Manuscript> read = new LinkedHashMap<>(KEPT, 0.75f, true);

    public DatabaseLibrary(BookReader reader) {
        this.reader = reader;
    }

    /** @throws UnreadableBook if it breaks a rule; nothing is kept then */
    @Override
    public Manuscript add(String name, byte[] file) {
        Manuscript manuscript = reader.read(name, file);
        String id = manuscript.provenance().fileSha256();
        Transactions.call(() -> {
            if (books.findByIdOptional(id).isEmpty()) {
                BookEntity book = new BookEntity();
                book.id = id;
                book.name = name;
                book.file = file;
                books.persist(book);
            }
            return null;
        });
        return keep(id, manuscript);
    }

    @Override
    public Optional<Manuscript> find(String id) {
        synchronized (read) {
            Manuscript known = read.get(id);
            if (known != null) {
                return Optional.of(known);
            }
        }
        return Transactions.call(() -> books.findByIdOptional(id))
                .map(book -> keep(id, reader.read(book.name, book.file)));
    }

    private Manuscript keep(String id, Manuscript manuscript) {
        synchronized (read) {
            read.put(id, manuscript);
            if (read.size() > KEPT) {
                read.remove(read.keySet().iterator().next());
            }
        }
        return manuscript;
    }
}
