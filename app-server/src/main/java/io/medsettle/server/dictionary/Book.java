package io.medsettle.server.dictionary;

import io.medsettle.ports.insurance.CatalogueKind;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What has versions of its own: all code tables together, or one catalogue. Its name is stored and stands in addresses. */
public record Book(String name) {
    private static final Set<String> NAMES = Stream.concat(
                    Stream.of("CODES"), Arrays.stream(CatalogueKind.values()).map(Enum::name))
            .collect(Collectors.toUnmodifiableSet());

    /** All code tables (字典). */
    public static final Book CODES = new Book("CODES");

    /** @throws IllegalArgumentException if there is no such book */
    public Book {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("no such book: " + name);
        }
    }

    public static Book of(CatalogueKind kind) {
        return new Book(kind.name());
    }

    static Optional<Book> named(String name) {
        return NAMES.contains(name) ? Optional.of(new Book(name)) : Optional.empty();
    }

    Shelf shelf() {
        return equals(CODES) ? Shelf.ENTRIES : Shelf.ITEMS;
    }

    /** Empty for the code tables. */
    Optional<CatalogueKind> kind() {
        return equals(CODES) ? Optional.empty() : Optional.of(CatalogueKind.valueOf(name));
    }

    @Override
    public String toString() {
        return name;
    }
}
