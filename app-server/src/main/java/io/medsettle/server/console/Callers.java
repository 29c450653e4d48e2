package io.medsettle.server.console;

import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.audit.Actor;
import io.medsettle.server.people.Sitting;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;

/** Who makes a request, as the audit log names them. The address is the socket's own. */
@Singleton
final class Callers {
    private final String org;

    Callers(GatewaySettings gateway) {
        this.org = gateway.org();
    }

    Actor of(HttpRequest<?> request) {
        String from = request.getRemoteAddress().getAddress().getHostAddress();
        return request.getAttribute(Sitting.ATTRIBUTE, Sitting.class)
                .map(sitting -> new Actor(sitting.org(), sitting.login(), from))
                .orElseGet(() -> new Actor(org, "", from));
    }
}
