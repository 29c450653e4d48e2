package io.medsettle.server.doctor;

import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.PropertySource.PropertyConvention;
import io.micronaut.core.naming.NameUtils;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Settings under our name that nobody reads: most often misspelt ones, of which the gateway takes no notice. */
final class UnknownSettings {
    /** Read by name in the code or in application.yml, and so not told by any class. */
    private static final List<String> BY_NAME = List.of(
            "medsettle\\.data",
            "medsettle\\.database\\.(url|username|password|pool)",
            "medsettle\\.backup\\.programs",
            "medsettle\\.vouchers\\.by-core",
            "medsettle\\.wire\\.keep-days",
            "medsettle\\.widget\\.frame-ancestors\\..+",
            "medsettle\\.(port|log|log-level|url)");

    private final Installation installation;
    private final List<Pattern> inFiles;
    private final List<Pattern> inEnvironment;

    UnknownSettings(Installation installation) {
        this.installation = installation;
        inFiles = Stream.concat(
                        BY_NAME.stream().map(Pattern::compile),
                        installation.known().stream().map(Setting::inFiles))
                .toList();
        inEnvironment = Stream.concat(
                        BY_NAME.stream()
                                .map(form -> form.replace("\\.", "_")
                                        .replace('-', '_')
                                        .replace(".+", "[A-Za-z0-9_]+"))
                                .map(form -> Pattern.compile(form, Pattern.CASE_INSENSITIVE)),
                        installation.known().stream().map(Setting::inEnvironment))
                .toList();
    }

    /** Whether a setting is read by its name alone. */
    static boolean isReadByName(String name) {
        return BY_NAME.stream().anyMatch(name::matches);
    }

    List<Finding> findings() {
        Set<String> unknown = new TreeSet<>();
        for (PropertySource source : installation.environment().getPropertySources()) {
            boolean environment = source.getConvention() == PropertyConvention.ENVIRONMENT_VARIABLE;
            for (String name : source) {
                if (environment ? isUnknownVariable(name) : isUnknownName(name)) {
                    unknown.add(name);
                }
            }
        }
        return unknown.isEmpty()
                ? List.of()
                : List.of(Finding.must("没有人读的设置: " + String.join(", ", unknown), "多半是写错了名称, 网关不会理会它们: 按文档改正, 或删去"));
    }

    private boolean isUnknownVariable(String name) {
        return name.startsWith("MEDSETTLE_")
                && inEnvironment.stream().noneMatch(form -> form.matcher(name).matches());
    }

    /** Micronaut reads {@code orgName} as {@code org-name}. */
    private boolean isUnknownName(String name) {
        String read = NameUtils.hyphenate(name, true);
        return read.startsWith("medsettle.")
                && inFiles.stream()
                        .noneMatch(form -> form.matcher(read).matches()
                                || form.matcher(name).matches());
    }
}
