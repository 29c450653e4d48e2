package io.medsettle.server.dictionary;

import java.util.List;

/**
 * One row on its way between a file and a table.
 *
 * @param line where it stood, from 1
 * @param values in the order of the shelf's columns, each as its form keeps it
 */
record Row(long line, List<Object> values) {
    Row {
        values = List.copyOf(values);
    }
}
