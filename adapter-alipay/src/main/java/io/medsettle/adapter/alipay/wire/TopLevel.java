package io.medsettle.adapter.alipay.wire;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The outermost object of a reply, its values as the very characters that came: a signature is over those, so that nothing may
 * be read and written again before it is verified (alipay §1.5).
 */
final class TopLevel {
    private final String text;
    private int at;

    private TopLevel(String text) {
        this.text = text;
    }

    /** Raw values by name. */
    static Map<String, String> of(String text) {
        TopLevel reader = new TopLevel(text.startsWith("\uFEFF") ? text.substring(1) : text);
        try {
            return reader.object();
        } catch (StringIndexOutOfBoundsException e) {
            throw new Unreadable("cut off");
        }
    }

    private Map<String, String> object() {
        Map<String, String> values = new LinkedHashMap<>();
        expect('{');
        if (next() == '}') {
            at++;
            return ended(values);
        }
        while (true) {
            String name = name();
            expect(':');
            next();
            if (values.put(name, value()) != null) {
                throw new Unreadable("a node occurs twice");
            }
            if (next() == '}') {
                at++;
                return ended(values);
            }
            expect(',');
        }
    }

    private Map<String, String> ended(Map<String, String> values) {
        if (!text.substring(at).isBlank()) {
            throw new Unreadable("something behind its end");
        }
        return values;
    }

    private String name() {
        if (next() != '"') {
            throw new Unreadable("not JSON");
        }
        int from = at + 1;
        string();
        return text.substring(from, at - 1);
    }

    private String value() {
        int from = at;
        switch (text.charAt(at)) {
            case '{', '[' -> nested();
            case '"' -> string();
            default -> {
                while (",}".indexOf(text.charAt(at)) < 0) {
                    at++;
                }
            }
        }
        return text.substring(from, at);
    }

    private void nested() {
        int depth = 0;
        do {
            char c = text.charAt(at);
            if (c == '"') {
                string();
                continue;
            }
            depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            at++;
        } while (depth > 0);
    }

    private void string() {
        at++;
        while (text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    private char next() {
        while (Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.charAt(at);
    }

    private void expect(char c) {
        if (next() != c) {
            throw new Unreadable("not JSON");
        }
        at++;
    }
}
