package io.medsettle.server.clients;

import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.problem.Refusal;
import io.micronaut.core.annotation.AnnotationMetadataProvider;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The gateway's own organisation (本部): what holds for the whole gateway is seen to by its people alone. Safe to share between threads. */
@Singleton
public final class HeadOffice {
    private final String org;

    HeadOffice(GatewaySettings gateway) {
        this.org = gateway.org();
    }

    public boolean is(String other) {
        return org.equals(other);
    }

    /** @throws Refusal 403 {@code head-only} for somebody of another organisation */
    public void refuseOthers(Client client) {
        if (!is(client.org())) {
            throw Refusal.of(403, "head-only", "不是本部", "这项内容对整个网关起作用, 只由本部办理", "请由本部的人员或系统办理");
        }
    }

    /**
     * At a door.
     *
     * @throws Refusal 403 {@code head-only} for somebody of another organisation, if what they called is {@link HeadOnly}
     */
    public void refuseOthers(Optional<? extends AnnotationMetadataProvider> route, Client client) {
        if (route.filter(r -> r.getAnnotationMetadata().hasAnnotation(HeadOnly.class))
                .isPresent()) {
            refuseOthers(client);
        }
    }
}
