package io.medsettle.adapter.creditgz;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.medsettle.adapter.creditgz.profile.Entry;
import io.medsettle.adapter.creditgz.profile.Profile;
import io.medsettle.adapter.creditgz.wire.Json;
import io.medsettle.adapter.creditgz.wire.Unsendable;
import io.medsettle.adapter.creditgz.wire.Values;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/** Writes notices as the platform does, for what the simulator cannot be asked to do. */
final class Notary {
    private final Messages messages;
    private final Clinic clinic;

    Notary(Clinic clinic) {
        this.clinic = clinic;
        messages = new Messages(clinic.settings);
    }

    byte[] notice(String kind, String number, Instant at) {
        Profile profile = messages.profile();
        ObjectNode body = Json.object();
        for (Entry entry : profile.notice().orElseThrow().fields()) {
            if (entry.path().equals("notice.type")) {
                String word = Objects.requireNonNull(profile.enums().get("noticeType"))
                        .outward(kind)
                        .orElseThrow();
                Json.put(body, entry.field(), new TextNode(word));
            } else if (entry.path().equals("result.orderNo")) {
                Json.put(body, entry.field(), new TextNode(number));
            } else if (entry.path().equals("patient.certNo") && !kind.equals("PAID")) {
                Json.put(body, entry.field(), new TextNode(Clinic.PERSON.idNumber()));
            }
        }
        CreditKey key = clinic.shape.key();
        Values around = messages.around(Values.NONE, "20260105000000000000000000000009", at, key)
                .with("op.code", profile.notice().orElseThrow().code());
        try {
            ObjectNode outer = messages.writing().object(profile.envelope().request(), around, Set.of(), text -> text);
            Seal.Place place =
                    new Seal.Place(profile.envelope().body(), profile.envelope().sign());
            messages.seal().close(outer, place, body, key);
            return Json.text(outer).getBytes(StandardCharsets.UTF_8);
        } catch (Unsendable e) {
            throw new AssertionError(e);
        }
    }
}
