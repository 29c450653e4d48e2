package io.medsettle.adapter.alipay;

import io.medsettle.fixtures.sim.SamplePeople;
import io.medsettle.fixtures.sim.SamplePerson;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg;
import io.medsettle.ports.counterparty.Leg.Standing;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Party;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secrets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Deeds as the core writes them. */
final class Deeds {
    static final SamplePerson PERSON = SamplePeople.all().get(0);
    static final Party ALIPAY = new Party("alipay");
    static final Parts ALL = Parts.split(100_00, 50_00, 50_00);
    static final String PAY_ORD_ID = "ORD440100202601050930000000001";
    static final Instant INTENDED = Instant.parse("2026-01-05T01:30:00Z");

    private Deeds() {}

    static Deed deed(
            String name,
            String act,
            String number,
            Parts parts,
            Parts expected,
            Fields notes,
            Secrets secrets,
            List<Leg> legs) {
        return new Deed(
                new OrderId("20260105A0000001"),
                0,
                name,
                act,
                ALIPAY,
                new RequestNo(number),
                "",
                parts,
                expected,
                Fields.NONE,
                notes,
                secrets,
                legs,
                Optional.empty(),
                "",
                INTENDED);
    }

    static Secrets patient() {
        return Secrets.NONE
                .with(NoteKey.PAYER_ID, PERSON.openid())
                .with(NoteKey.NAME, PERSON.name())
                .with(NoteKey.CERT_NO, PERSON.idNumber())
                .with(NoteKey.PAY_AUTH_NO, "AUTH440100202601050930000000001")
                .with(NoteKey.POSITION, "113.264385,23.129112")
                .with(NoteKey.USER_TOKEN, "authusrB0000000000000000000000000000X02")
                .with(NoteKey.MEDICAL_CARD, "CARD0001")
                .with(NoteKey.MEDICAL_CARD_ISSUER, "NATHSA");
    }

    static Fields notes() {
        return Fields.of(NoteKey.ENTRY, "online-mixed")
                .with(NoteKey.MED_TYPE, "11")
                .with(NoteKey.CERT_TYPE, "01")
                .with(NoteKey.PAY_ORD_ID, PAY_ORD_ID)
                .with(NoteKey.UPLOADED_AT, "2026-01-05T01:29:30Z");
    }

    static Deed cash(String number, long fen) {
        return deed(
                "cash",
                Act.CASH,
                number,
                Parts.of(Part.CASH, fen),
                Parts.of(Part.CASH, fen),
                Fields.NONE,
                patient(),
                List.of());
    }

    static Deed shown(String number, long fen) {
        return deed(
                "cash",
                Act.QR_PAY,
                number,
                Parts.of(Part.CASH, fen),
                Parts.of(Part.CASH, fen),
                Fields.of(NoteKey.TERMINAL, "W01").with(NoteKey.OPERATOR, "C07"),
                Secrets.NONE,
                List.of());
    }

    static Deed scanned(String number, long fen, String code) {
        return deed(
                "cash",
                Act.CODE_PAY,
                number,
                Parts.of(Part.CASH, fen),
                Parts.of(Part.CASH, fen),
                Fields.of(NoteKey.TERMINAL, "W01").with(NoteKey.OPERATOR, "C07"),
                Secrets.NONE.with(NoteKey.PAY_CODE, code),
                List.of());
    }

    static Deed mixed(String number, Leg... legs) {
        return deed("cashier", Act.MIXED, number, Parts.NONE, ALL, notes(), patient(), List.of(legs));
    }

    static Deed expecting(Deed deed, Parts expected) {
        return copy(deed, deed.notes(), deed.secrets(), expected, deed.legs());
    }

    static Deed noting(Deed deed, String key, String value) {
        return copy(deed, deed.notes().with(key, value), deed.secrets(), deed.expected(), deed.legs());
    }

    static Deed hiding(Deed deed, String key, String value) {
        return copy(deed, deed.notes(), deed.secrets().with(key, value), deed.expected(), deed.legs());
    }

    /** What its own hand-off told is known from then on. */
    static Deed knowing(Deed d, Fields notes) {
        return copy(d, d.notes().and(notes), d.secrets(), d.expected(), d.legs());
    }

    static Deed among(Deed deed, Leg... legs) {
        List<Leg> more = new ArrayList<>(deed.legs());
        more.addAll(List.of(legs));
        return copy(deed, deed.notes(), deed.secrets(), deed.expected(), more);
    }

    private static Deed copy(Deed d, Fields notes, Secrets secrets, Parts expected, List<Leg> legs) {
        return new Deed(
                d.order(),
                d.round(),
                d.name(),
                d.act(),
                d.party(),
                d.number(),
                d.transmission(),
                d.parts(),
                expected,
                d.route(),
                notes,
                secrets,
                legs,
                d.original(),
                d.reason(),
                d.intendedAt());
    }

    static Leg cashLeg(String number, Standing standing, long fen, String tradeNo) {
        return new Leg(
                "cash",
                Act.CASH,
                ALIPAY,
                new RequestNo(number),
                standing,
                Parts.of(Part.CASH, fen),
                "",
                Optional.empty(),
                Fields.of(NoteKey.TRADE_NO, tradeNo));
    }

    static Leg orderLeg(String number, Standing standing, Parts parts) {
        return new Leg(
                "insurer",
                Act.ORDER,
                new Party("yibao"),
                new RequestNo(number),
                standing,
                parts,
                PAY_ORD_ID,
                standing == Standing.RETURNED ? Optional.of(Instant.parse("2026-01-05T02:00:00Z")) : Optional.empty(),
                Fields.NONE);
    }

    static Deed back(Deed original, Receipt receipt, String number, Parts parts, Leg... legs) {
        return new Deed(
                original.order(),
                1,
                original.name(),
                original.act(),
                ALIPAY,
                new RequestNo(number),
                "",
                parts,
                Parts.NONE,
                Fields.NONE,
                original.notes(),
                original.secrets(),
                List.of(legs),
                Optional.of(new Deed.Original(original, receipt)),
                "患者退费",
                INTENDED);
    }
}
