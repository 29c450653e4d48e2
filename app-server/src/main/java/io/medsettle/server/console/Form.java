package io.medsettle.server.console;

import io.medsettle.ports.value.Secret;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What stood in a form. The framework hands each field over as one value or as a list of values; the first one counts. */
final class Form {
    private final Map<String, Object> fields;

    Form(Map<String, Object> fields) {
        this.fields = fields;
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    /** A field that was left out is an empty one. */
    String text(String name) {
        @Nullable Object value = fields.get(name);
        if (value instanceof Iterable<?> several) {
            for (Object first : several) {
                return String.valueOf(first);
            }
            return "";
        }
        return value == null ? "" : value.toString();
    }

    Secret secret(String name) {
        return new Secret(text(name));
    }

    /**
     * A day, empty where none was chosen.
     *
     * @throws Refusal 400 if it is no day
     */
    Optional<LocalDate> day(String name) {
        String text = text(name).strip();
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            throw wrong(name, "没有认出日期", "请填写日期, 例如 2026-01-05");
        }
    }

    /**
     * A whole number, empty where none was written.
     *
     * @throws Refusal 400 if it is none
     */
    OptionalInt number(String name) {
        String text = text(name).strip();
        if (!text.matches("[0-9]{0,9}")) {
            throw wrong(name, "没有认出数字", "请重新打开页面后再操作");
        }
        return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
    }

    /** The version that stood on the page from which this comes: what is changed is changed upon it. */
    long seenVersion() {
        String text = text("version");
        if (!text.matches("[0-9]{1,12}")) {
            throw wrong("version", "没有认出所看到的版本", "请重新打开页面后再操作");
        }
        return Long.parseLong(text);
    }

    /**
     * One of these.
     *
     * @throws Refusal 400 if it is another word
     */
    <T extends Enum<T>> T one(String name, Class<T> of) {
        for (T each : of.getEnumConstants()) {
            if (each.name().equals(text(name))) {
                return each;
            }
        }
        throw wrong(name, "没有选择其中之一", "请重新打开页面后再操作");
    }

    private static Refusal wrong(String name, String detail, String next) {
        return new Refusal(Problem.of(400, "malformed", "内容不对", detail, next).at(name));
    }

    /** A new password, typed twice. */
    Secret newPassword() {
        if (!text("password").equals(text("again"))) {
            throw new Refusal(Problem.of(400, "passwords-differ", "两次输入不同", "两次输入的口令不一致", "请返回重新输入")
                    .at("again"));
        }
        return secret("password");
    }

    /** Never what stands in it. */
    @Override
    public String toString() {
        return "Form";
    }
}
