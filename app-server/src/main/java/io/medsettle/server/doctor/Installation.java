package io.medsettle.server.doctor;

import io.medsettle.ports.value.Secret;
import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;
import io.micronaut.core.reflect.ReflectionUtils;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.BeanDefinition;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings of one installation, read as the gateway reads them, and what the gateway builds of them. */
final class Installation implements AutoCloseable {
    private final SettingsContext context;
    private final List<Setting> known;

    private Installation(SettingsContext context) {
        this.context = context;
        this.known = KnownSettings.of(context.everything());
    }

    /** The settings' files cannot be read; its message names the kind of trouble and nothing that stands in them. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable(RuntimeException why) {
            super(why.getClass().getSimpleName());
        }
    }

    static Installation read(PropertySource... more) {
        try {
            return new Installation(SettingsContext.over(more));
        } catch (RuntimeException e) {
            throw new Unreadable(e);
        }
    }

    Environment environment() {
        return context.getEnvironment();
    }

    /** What the gateway reads. */
    List<Setting> known() {
        return known;
    }

    boolean isUsed(BeanDefinition<?> owner) {
        return owner.isEnabled(context);
    }

    /** What is given; else what holds without, where somebody reads it; empty if that is blank. */
    Optional<String> text(String name) {
        return environment()
                .getProperty(name, String.class)
                .or(() -> known.stream()
                        .filter(s -> s.name().equals(name) && isUsed(s.owner()))
                        .map(Setting::fallback)
                        .findFirst())
                .filter(text -> !text.isBlank());
    }

    Secret secret(String name) {
        return new Secret(text(name).orElse(""));
    }

    List<String> texts(String name) {
        return environment().getProperty(name, Argument.listOf(String.class)).orElse(List.of()).stream()
                .filter(text -> !text.isBlank())
                .toList();
    }

    /** Whether what is given can be read as what it is for; nothing given can. */
    boolean reads(Setting setting) {
        if (environment()
                .getProperty(setting.name(), String.class)
                .filter(t -> !t.isBlank())
                .isEmpty()) {
            return true;
        }
        try {
            Class<?> type = ReflectionUtils.getWrapperType(setting.type());
            return environment().getProperty(setting.name(), type).isPresent();
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Texts by the names that the hospital chose. */
    Map<String, String> textsByName(String name) {
        return environment()
                .getProperty(name, Argument.mapOf(String.class, String.class))
                .orElse(Map.of());
    }

    /** The names under one that the hospital chose, such as versions of keys. */
    Collection<String> names(String prefix) {
        return environment().getPropertyEntries(prefix);
    }

    boolean production() {
        return environment()
                .getProperty("medsettle.gateway.production", Boolean.class)
                .orElse(true);
    }

    Path data() {
        return Path.of(text("medsettle.data").orElse("data")).toAbsolutePath().normalize();
    }

    boolean builds(Class<?> type) {
        return !context.getBeanDefinitions(type).isEmpty();
    }

    /** What the gateway builds at its start; it throws here what it throws there. */
    <T> T build(Class<T> type) {
        return context.getBean(type);
    }

    /** Each of them. */
    void buildAll(Class<?> type) {
        context.getBeansOfType(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
