package io.medsettle.server.dictionary;

import io.medsettle.ports.dictionary.CatalogueItem;
import io.medsettle.ports.dictionary.CodeEntry;
import io.medsettle.ports.dictionary.MemoryDictionary;
import io.medsettle.ports.insurance.CatalogueKind;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads the same CSV files as the server imports into lists, for who keeps a {@link MemoryDictionary} and no tables. Stateless.
 */
public final class DictionaryFiles {
    private DictionaryFiles() {}

    /**
     * All code tables of a file.
     *
     * @param version what the rows are to say of where they came from
     * @throws IllegalArgumentException naming bad rows by line, field and value, in Chinese
     */
    public static List<CodeEntry> codes(Path file, Charset charset, String version) {
        return rows(file, charset, Shelf.ENTRIES, values -> StoredDictionary.entry(values, version));
    }

    /**
     * One catalogue.
     *
     * @throws IllegalArgumentException naming bad rows by line, field and value, in Chinese
     */
    public static List<CatalogueItem> catalogue(CatalogueKind kind, Path file, Charset charset, String version) {
        return rows(file, charset, Shelf.ITEMS, values -> StoredDictionary.item(kind, values, version));
    }

    private static <T> List<T> rows(Path file, Charset charset, Shelf shelf, Function<List<Object>, T> as) {
        CsvFile csv = new CsvFile(file, charset, shelf);
        List<String> defects = csv.defects();
        if (!defects.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", defects));
        }
        List<T> rows = new ArrayList<>();
        csv.each(row -> rows.add(as.apply(row.values())));
        return List.copyOf(rows);
    }
}
