package io.medsettle.server.doctor;

import jakarta.validation.ConstraintViolationException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says why something cannot be built, without a setting's value: only names of settings, what a constraint demands, and words that our
 * own classes wrote, which hold no secret. What the framework or the JDK say may quote the value and is left out.
 */
final class Failure {
    private static final Pattern NAME = Pattern.compile("\\[(medsettle\\.[a-z0-9.-]+)]");
    private static final Pattern PARAMETER = Pattern.compile("parameter \\[(\\w+)]");

    private Failure() {}

    static String words(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof ConstraintViolationException broken) {
                return broken.getConstraintViolations().stream()
                        .map(v -> last(v.getPropertyPath().toString()) + " " + v.getMessage())
                        .sorted()
                        .collect(Collectors.joining("; "));
            }
            if (isOurs(each) && each.getMessage() != null) {
                return String.valueOf(each.getMessage());
            }
        }
        return named(failure);
    }

    private static boolean isOurs(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length > 0
                && trace[0].getClassName().startsWith("io.medsettle.")
                && !trace[0].getClassName().contains("$Definition");
    }

    private static String named(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            String name = first(NAME, each.getMessage())
                    .orElse(first(PARAMETER, each.getMessage()).orElse(""));
            if (!name.isEmpty()) {
                return name + " 没有写, 或写的不是它要的形式";
            }
        }
        return failure.getClass().getSimpleName();
    }

    private static Optional<String> first(Pattern pattern, @Nullable String text) {
        Matcher found = pattern.matcher(text == null ? "" : text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
