package io.medsettle.server.console;

import io.medsettle.server.audit.AuditEntry;
import io.medsettle.server.audit.AuditRow;
import io.medsettle.server.shown.Times;
import java.util.List;
import java.util.stream.Collectors;

/** The audit log as a CSV file: UTF-8 with a mark in front, so that office programs know it. */
final class AuditSheet {
    private static final List<String> HEADINGS =
            List.of("序号", "时间", "机构", "操作人", "来源地址", "操作", "对象", "结果", "说明", "前一摘要", "摘要");

    private AuditSheet() {}

    static String of(List<AuditRow> rows) {
        StringBuilder text = new StringBuilder("\uFEFF");
        add(text, HEADINGS);
        for (AuditRow row : rows) {
            AuditEntry e = row.entry();
            add(
                    text,
                    List.of(
                            Long.toString(row.no()),
                            Times.of(row.at()),
                            e.org(),
                            e.who(),
                            e.from(),
                            e.action(),
                            e.object(),
                            e.outcome(),
                            e.words(),
                            row.before(),
                            row.digest()));
        }
        return text.toString();
    }

    private static void add(StringBuilder text, List<String> cells) {
        text.append(cells.stream().map(AuditSheet::cell).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    /** What a spreadsheet would take for a formula is made text. */
    private static String cell(String cell) {
        boolean formula = !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0;
        return "\"" + (formula ? "'" : "") + cell.replace("\"", "\"\"") + "\"";
    }
}
