package io.medsettle.server.doctor;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.ExecutableMethod;
import io.micronaut.scheduling.annotation.Scheduled;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads off the gateway's own classes what settings they read, so that nobody keeps a second list of them. */
final class KnownSettings {
    private static final String OURS = "medsettle.";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(medsettle\\.[a-z0-9.-]+)(?::([^}]*))?}");

    private final List<Setting> found = new ArrayList<>();

    private KnownSettings() {}

    static List<Setting> of(List<BeanDefinition<?>> definitions) {
        KnownSettings known = new KnownSettings();
        definitions.forEach(known::read);
        return List.copyOf(known.found);
    }

    private void read(BeanDefinition<?> definition) {
        for (Argument<?> argument : definition.getConstructor().getArguments()) {
            argument.getAnnotationMetadata()
                    .stringValue(Property.class, "name")
                    .filter(name -> name.startsWith(OURS))
                    .ifPresent(name -> found.add(setting(name, argument, definition)));
            argument.getAnnotationMetadata().stringValue(Value.class).ifPresent(text -> named(text, definition));
        }
        for (ExecutableMethod<?, ?> method : definition.getExecutableMethods()) {
            method.getAnnotationMetadata().getAnnotationValuesByType(Scheduled.class).stream()
                    .flatMap(scheduled -> scheduled.stringValue("fixedDelay").stream())
                    .forEach(text -> named(text, definition));
        }
    }

    private static Setting setting(String name, Argument<?> argument, BeanDefinition<?> owner) {
        String fallback = argument.getAnnotationMetadata()
                .stringValue(Bindable.class, "defaultValue")
                .or(() -> argument.getAnnotationMetadata().stringValue(Property.class, "defaultValue"))
                .orElse("");
        boolean without = argument.isDeclaredNullable()
                || argument.getAnnotationMetadata().isPresent(Bindable.class, "defaultValue")
                || argument.getAnnotationMetadata().isPresent(Property.class, "defaultValue");
        return new Setting(name, fallback, !without, argument.getType(), owner);
    }

    private void named(String text, BeanDefinition<?> owner) {
        Matcher names = PLACEHOLDER.matcher(text);
        while (names.find()) {
            String fallback = names.group(2);
            found.add(new Setting(names.group(1), fallback == null ? "" : fallback, false, String.class, owner));
        }
    }
}
