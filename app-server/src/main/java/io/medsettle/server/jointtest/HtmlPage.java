package io.medsettle.server.jointtest;

import java.util.Locale;

/** The report as one page to be printed: headings, tables and code of our own Markdown, nothing else. */
final class HtmlPage {
    private final StringBuilder page = new StringBuilder();
    private boolean code;
    private boolean table;

    private HtmlPage() {}

    static String of(String title, String markdown) {
        HtmlPage html = new HtmlPage();
        markdown.lines().forEach(html::line);
        html.endTable();
        return "<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>" + escaped(title)
                + "</title></head><body>\n" + html.page + "</body></html>\n";
    }

    private void line(String line) {
        if (line.startsWith("```")) {
            page.append(code ? "</pre>\n" : "<pre>");
            code = !code;
        } else if (code) {
            page.append(escaped(line)).append('\n');
        } else if (line.startsWith("|")) {
            row(line);
        } else {
            endTable();
            plain(line);
        }
    }

    private void plain(String line) {
        int level = 0;
        while (level < line.length() && line.charAt(level) == '#') {
            level++;
        }
        if (level > 0) {
            String tag = String.format(Locale.ROOT, "h%d", level);
            page.append('<')
                    .append(tag)
                    .append('>')
                    .append(escaped(line.substring(level).strip()));
            page.append("</").append(tag).append(">\n");
        } else if (!line.isBlank()) {
            page.append("<p>").append(escaped(line)).append("</p>\n");
        }
    }

    private void row(String line) {
        if (line.startsWith("|---")) {
            return;
        }
        String cell = table ? "td" : "th";
        page.append(table ? "" : "<table>\n").append("<tr>");
        table = true;
        for (String each : line.substring(1, line.length() - 1).split("\\|", -1)) {
            page.append('<').append(cell).append('>').append(escaped(each.strip()));
            page.append("</").append(cell).append('>');
        }
        page.append("</tr>\n");
    }

    private void endTable() {
        if (table) {
            page.append("</table>\n");
            table = false;
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
