package io.medsettle.server.doctor;

import io.micronaut.inject.BeanDefinition;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One setting that the gateway reads.
 *
 * @param name such as {@code medsettle.gateway.org}; {@code *} stands for a name that the hospital chooses
 * @param fallback what holds where it is not given, "" if nothing does
 * @param required whether whoever reads it does not do without it
 * @param type what it is read as
 * @param owner who reads it
 */
record Setting(String name, String fallback, boolean required, Class<?> type, BeanDefinition<?> owner) {
    private static final String ANY_NAME = "*";

    boolean isOfMany() {
        return name.contains(ANY_NAME);
    }

    /** Its name in files. */
    Pattern inFiles() {
        StringBuilder form = new StringBuilder();
        for (String piece : name.split("\\.", -1)) {
            form.append(form.length() == 0 ? "" : "\\.");
            form.append(piece.equals(ANY_NAME) ? "[^.]+" : Pattern.quote(piece) + "(\\[\\d+])?");
        }
        return Pattern.compile(form + (isMap() ? "(\\..+)?" : ""));
    }

    /** Its name in the environment. */
    Pattern inEnvironment() {
        String upper = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9*]", "_");
        String form = upper.replace(ANY_NAME, "[A-Z0-9_]+");
        boolean more = isMap() || Collection.class.isAssignableFrom(type);
        return Pattern.compile(form + (more ? "(_[A-Z0-9_]+)?" : ""));
    }

    boolean isMap() {
        return Map.class.isAssignableFrom(type);
    }

    /** Whether it can hold several values. */
    boolean holdsMany() {
        return isMap() || Collection.class.isAssignableFrom(type);
    }
}
