package io.medsettle.server.statistics;

import java.util.List;
import java.util.stream.Collectors;

/** Lines of a CSV file, UTF-8 with a mark in front so that office programs know it. */
final class Csv {
    private final StringBuilder text = new StringBuilder("\uFEFF");

    Csv line(List<?> cells) {
        text.append(cells.stream().map(Csv::cell).collect(Collectors.joining(",")))
                .append("\r\n");
        return this;
    }

    /** What a spreadsheet would take for a formula is made text. */
    private static String cell(Object value) {
        String cell = String.valueOf(value);
        boolean number = cell.matches("-?[0-9]+([.][0-9]+)?");
        boolean formula = !number && !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0;
        String safe = formula ? "'" + cell : cell;
        return safe.matches("(?s).*[\",\r\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }

    String text() {
        return text.toString();
    }
}
