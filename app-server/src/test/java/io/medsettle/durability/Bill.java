package io.medsettle.durability;

import io.medsettle.fixtures.his.NewVisit;
import io.medsettle.fixtures.sim.SamplePeople;
import io.medsettle.fixtures.sim.SamplePerson;
import io.medsettle.ports.channel.Authorisation;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.value.Secrets;
import io.medsettle.sandbox.OutsideWorld;

/** A patient's bill at HIS: 100.00, of which the fund bears 60, the account at most 20, and the patient the rest. */
record Bill(SamplePerson patient, NewVisit visit) {
    static final String ORG = OutsideWorld.ORG;
    static final long FEN = 100_00;

    static Bill at(OutsideWorld world) {
        SamplePerson first = SamplePeople.all().get(0);
        return new Bill(first, world.his().addVisit(first.patientId(), FEN, 2));
    }

    String key() {
        return visit.visitNo() + "/" + visit.rxNo();
    }

    Fields notes() {
        return Fields.of(NoteKey.ORG, ORG)
                .with(NoteKey.ENTRY, "online-mixed")
                .with(NoteKey.PATIENT_ID, patient.patientId())
                .with(NoteKey.VISIT_NO, visit.visitNo())
                .with(NoteKey.RX_NOS, visit.rxNo())
                .with(NoteKey.CHANNEL, "WECHAT")
                .with(NoteKey.DESCRIPTION, "门诊缴费")
                .with(NoteKey.ADMDVS, "")
                .with(NoteKey.INSU_TYPE, "")
                .with(NoteKey.MED_TYPE, "11")
                .with(NoteKey.ACCOUNT_USED, "1")
                .with(NoteKey.CERT_TYPE, "01");
    }

    /** The patient says yes to the insurer paying, once for each opening. */
    Secrets authorised(OutsideWorld world, Authorisation authorisation) {
        Outcome<Authorisation.Answer> said = authorisation.exchange(
                new RequestNo("20260105A00001"),
                new Secret(world.wechat().authCode(patient.openid())),
                new Secret(patient.openid()));
        Authorisation.Authorised a = said.maybe()
                .flatMap(Authorisation.Answer::granted)
                .orElseThrow(() -> new AssertionError("not authorised: " + said));
        return Secrets.NONE
                .with(NoteKey.NAME, a.name())
                .with(NoteKey.CERT_NO, a.certNo())
                .with(NoteKey.PAY_AUTH_NO, a.payAuthNo())
                .with(NoteKey.POSITION, a.position())
                .with(NoteKey.PAYER_ID, patient.openid());
    }
}
