package io.agon.scaffold.adapter.http;

import io.agon.http.Problem;
import io.agon.http.Roles;
import io.agon.manuscript.Manuscript;
import io.agon.manuscript.text.UnreadableBook;
import io.agon.scaffold.application.port.Library;
import io.agon.scaffold.domain.building.Bounds;
import io.agon.scaffold.domain.building.Estimate;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import java.net.URI;

/** Books: plain text, Markdown, HTML, EPUB. */
@Path("/api/v1/books")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class BooksResource {
    private static final int LONGEST_NAME = 200;

    private final Library library;
    private final Defaults defaults;

    BooksResource(Library library, Defaults defaults) {
        this.library = library;
        this.defaults = defaults;
    }

    /** Brings in a book and tells how it was understood, before a token is spent. */
    @POST
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed(Roles.RUNNER)
    public Response add(@QueryParam("name") @DefaultValue("book") String name, byte[] file) {
        if (name.isBlank() || name.length() > LONGEST_NAME || name.contains("/") || name.contains("\\")) {
            throw Problem.of(
                            400,
                            "name-invalid",
                            "The book cannot be named so",
                            "name is '" + name + "': must be the name of a file without folders, at most "
                                    + LONGEST_NAME + " characters")
                    .raised();
        }
        try {
            Views.Book book = view(library.add(name, file));
            return Response.created(URI.create("/api/v1/books/" + book.id()))
                    .entity(book)
                    .build();
        } catch (UnreadableBook e) {
            throw Problem.of(422, "book-unreadable", "The book cannot be read", e.getMessage())
                    .raised();
        }
    }

    /** A book that was brought in. */
    @GET
    @Path("{id}")
    @RolesAllowed(Roles.READER)
    public Views.Book show(@PathParam("id") String id) {
        return library.find(id)
                .map(this::view)
                .orElseThrow(
                        () -> Problem.of(404, "book-unknown", "No such book", "id is '" + id + "': no book has this id")
                                .raised());
    }

    private Views.Book view(Manuscript book) {
        return Views.Book.of(
                book, Estimate.of(book, Bounds.of(defaults.scaffold().contextTokens())));
    }
}
