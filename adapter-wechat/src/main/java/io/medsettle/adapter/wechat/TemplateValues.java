package io.medsettle.adapter.wechat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brings a word into the shape that a typed key takes (参数值限制), wechat §10.3: too long is cut and ends in "…". */
final class TemplateValues {
    private static final Pattern KEY = Pattern.compile("([a-z_]+?)([0-9]*)");

    private TemplateValues() {}

    static String fitting(String key, String value) {
        Matcher typed = KEY.matcher(key);
        String type = typed.matches() ? typed.group(1) : "";
        String text = value.replaceAll("\\s+", " ").strip();
        return switch (type) {
            case "thing", "const" -> cut(text, 20);
            case "number", "letter", "character_string" -> text.length() <= 32 ? text : text.substring(0, 32);
            case "symbol" -> cut(text, 5);
            case "phone_number" -> cut(text, 17);
            case "car_number" -> cut(text, 8);
            case "name" -> cut(text, text.matches("[ -~]*") ? 20 : 10);
            case "phrase" -> cutPlainly(text, 5);
            default -> text;
        };
    }

    private static String cut(String text, int length) {
        return text.codePointCount(0, text.length()) <= length ? text : cutPlainly(text, length - 1) + "…";
    }

    private static String cutPlainly(String text, int length) {
        return text.codePointCount(0, text.length()) <= length
                ? text
                : text.substring(0, text.offsetByCodePoints(0, length));
    }
}
