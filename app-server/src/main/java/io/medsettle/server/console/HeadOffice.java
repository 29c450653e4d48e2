package io.medsettle.server.console;

import io.medsettle.server.clients.Client;
import io.medsettle.server.people.Organisations;
import io.medsettle.server.people.Sitting;
import io.medsettle.server.problem.Refusal;
import jakarta.inject.Singleton;
import java.net.URI;

/** What holds for the whole gateway is seen to by its own hospital's people, not by those of another campus. */
@Singleton
final class HeadOffice {
    private final Organisations organisations;

    HeadOffice(Organisations organisations) {
        this.organisations = organisations;
    }

    /** Where somebody finds themselves who wanted nothing in particular. */
    URI first(Sitting sitting) {
        return Place.first(sitting, is(sitting.org()));
    }

    boolean is(String org) {
        return organisations.isHead(org);
    }

    /** @throws Refusal 403 for somebody of another organisation */
    void refuseOthers(Client client) {
        if (!is(client.org())) {
            throw Refusal.of(403, "head-only", "不是本部", "这项内容对整个网关起作用, 只由本部的人员办理", "请由本部的人员办理");
        }
    }
}
