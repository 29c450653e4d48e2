package io.medsettle.adapter.yibao.wire;

import java.util.ArrayList;
import java.util.List;

/** Texts whose fields are divided by {@code |}, with or without one at the end. */
final class Bars {
    private Bars() {}

    static List<String> split(String text) {
        List<String> fields = new ArrayList<>();
        for (String field : text.replace("\0", "").strip().split("\\|", -1)) {
            fields.add(field.strip());
        }
        if (fields.size() > 1 && fields.get(fields.size() - 1).isEmpty()) {
            fields.remove(fields.size() - 1);
        }
        return fields;
    }

    static boolean hex(String text) {
        return text.matches("[0-9A-Fa-f]+");
    }

    /** A recognition code begins with the area that issued the card. */
    static boolean cardSn(String text, String area) {
        return text.matches("[0-9A-Fa-f]{32}") && text.startsWith(area);
    }
}
