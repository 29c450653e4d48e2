package io.medsettle.server.widget;

import io.medsettle.server.assembly.GatewaySettings;
import io.micronaut.context.env.Environment;
import io.micronaut.core.type.Argument;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whose pages may frame the component: {@code medsettle.widget.frame-ancestors.<client>}, origins (scheme, host and port), with
 * commas or as a list. A client of which nothing is set is framed by nobody. Where patients' money is real an origin is https:
 * whoever may change a page on its way could lay something over the component. A wrong origin stops the start.
 */
@Singleton
final class FrameAncestors {
    private static final String SETTING = "medsettle.widget.frame-ancestors";
    private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[1-9][0-9]{0,4})?");

    private final Environment environment;
    private final boolean production;

    FrameAncestors(Environment environment, GatewaySettings gateway) {
        this.environment = environment;
        this.production = gateway.production();
        environment.getPropertyEntries(SETTING).forEach(this::of);
    }

    /** Empty for nobody. */
    List<String> of(String client) {
        return environment.getProperty(SETTING + "." + client, Argument.listOf(String.class)).stream()
                .flatMap(List::stream)
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .map(each -> origin(client, each))
                .toList();
    }

    private String origin(String client, String text) {
        boolean plain = text.startsWith("http:");
        if (!ORIGIN.matcher(text).matches() || plain && production) {
            throw new IllegalArgumentException(SETTING + "." + client
                    + " must hold origins like https://his.example:8443 and no http in production");
        }
        return text.replaceFirst(plain ? ":80$" : ":443$", "");
    }
}
