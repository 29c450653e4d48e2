package io.medsettle.server.console;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.List;

/**
 * Where the console is, and from where ({@code medsettle.console}).
 *
 * @param base how browsers of the staff reach this gateway, without a slash at the end; "" for the gateway's public base
 * @param allowFrom networks (CIDR, IPv4 or IPv6) that may see the console at all; empty for everywhere. It is the socket's own address
 *     that counts, never what a header says
 */
@ConfigurationProperties("medsettle.console")
record ConsoleSettings(
        @Bindable(defaultValue = "") String base,
        @Bindable(defaultValue = "") List<String> allowFrom) {
    ConsoleSettings {
        allowFrom =
                allowFrom.stream().map(String::strip).filter(n -> !n.isEmpty()).toList();
    }
}
