package io.medsettle.server.h5;

import io.medsettle.core.order.Order;
import io.medsettle.core.order.Round;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.his.HisQuestions;
import io.medsettle.ports.his.HisStays;
import io.medsettle.ports.his.HisStays.Stay;
import io.medsettle.ports.identity.IdentityDocument;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Secrets;
import io.medsettle.server.api.Told;
import io.medsettle.server.api.WardDesk;
import io.medsettle.server.api.WardDesk.Paying;
import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.clients.Client;
import io.medsettle.server.counter.Session;
import io.medsettle.server.problem.Refusal;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The stays that a visitor may see: those of the patient chosen, as HIS tells them now. */
@Singleton
class Ward {
    private final HisStays his;
    private final WardDesk desk;
    private final Patients patients;
    private final InstantSource clock;
    private final String org;

    Ward(HisStays his, WardDesk desk, Patients patients, InstantSource clock, GatewaySettings gateway) {
        this.his = his;
        this.desk = desk;
        this.patients = patients;
        this.clock = clock;
        this.org = gateway.org();
    }

    /** A stay, and its order if anything was ever done about it here. */
    record Known(Stay stay, Optional<Order> order) {
        Round round(int no) {
            return order.filter(o -> no >= 0 && no < o.rounds().size())
                    .map(o -> o.round(no))
                    .orElseThrow(() -> Refusal.notFound("没有这一次办理"));
        }
    }

    /** The latest first. */
    List<Stay> of(Visitor visitor) {
        return Told.byHis(his.stays(visitor.needPatient(), "")).stream()
                .sorted(Comparator.comparing(Stay::admittedAt).reversed())
                .toList();
    }

    /** Somebody else's stay is answered like one that does not exist. */
    Known need(Visitor visitor, String stayId) {
        Stay stay = of(visitor).stream()
                .filter(s -> s.stayId().equals(stayId))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("没有这次住院"));
        return new Known(stay, desk.find(client(visitor), stayId));
    }

    Client client(Visitor visitor) {
        return visitor.asClient(org);
    }

    static Paying paying(Visitor visitor) {
        return new Paying(visitor.channel(), Secrets.NONE.with(NoteKey.PAYER_ID, visitor.payer()));
    }

    /** The patient as an ID card would show them at a counter, by the archive that was bound. */
    Session person(Visitor visitor) {
        HisQuestions.Patient patient = patients.chosen(visitor);
        IdentityDocument document = Told.ofIdentity(
                IdentityDocument.read(patient.name(), patient.certNo(), "", BusinessDay.of(clock.instant())));
        Session here = visitor.session();
        return new Session(
                here.id(),
                here.client(),
                here.terminal(),
                patient.patientId(),
                document.notes(),
                document.secrets(),
                here.endsAt());
    }
}
