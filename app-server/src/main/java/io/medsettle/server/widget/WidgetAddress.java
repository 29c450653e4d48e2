package io.medsettle.server.widget;

import io.medsettle.ports.value.Secret;
import io.medsettle.server.assembly.GatewaySettings;
import jakarta.inject.Singleton;
import java.net.URI;

/** Under which address windows see the component. */
@Singleton
final class WidgetAddress {
    static final String PATH = "/widget/refund";

    private final String origin;

    WidgetAddress(GatewaySettings gateway, WidgetSettings settings) {
        URI base = settings.base().isEmpty() ? gateway.publicBase() : URI.create(settings.base());
        this.origin = base.getScheme() + "://" + base.getRawAuthority();
    }

    /** Scheme, host and port. */
    String origin() {
        return origin;
    }

    /** What HIS puts into its frame. */
    String of(Secret ticket) {
        return origin + PATH + "?ticket=" + ticket.reveal();
    }
}
