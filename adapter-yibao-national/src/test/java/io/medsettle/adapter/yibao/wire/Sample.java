package io.medsettle.adapter.yibao.wire;

import io.medsettle.adapter.yibao.CentreDialect;
import io.medsettle.adapter.yibao.CentreKeys;
import io.medsettle.adapter.yibao.CentreSettings;
import io.medsettle.adapter.yibao.CoreDialect;
import io.medsettle.adapter.yibao.CoreSettings;
import io.medsettle.adapter.yibao.CoreSettings.Gateway;
import io.medsettle.adapter.yibao.CoreSettings.Operator;
import io.medsettle.adapter.yibao.Hospital;
import io.medsettle.adapter.yibao.Unlocated;
import io.medsettle.adapter.yibao.YibaoPolicy;
import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.fixtures.party.Retold;
import io.medsettle.fixtures.sim.SamplePeople;
import io.medsettle.fixtures.sim.SamplePerson;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.insurance.Diagnosis;
import io.medsettle.ports.insurance.Encounter;
import io.medsettle.ports.insurance.FeeLine;
import io.medsettle.ports.insurance.FeeSheet;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Money;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Party;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.value.Secrets;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One sample order's deeds: 25.00 yuan, two fee lines, one diagnosis. */
final class Sample {
    static final SamplePerson PERSON = SamplePeople.all().get(0);
    static final Instant MORNING = Instant.parse("2026-01-05T01:30:00Z");
    static final Party PARTY = new Party("yibao");
    static final String VISIT_NO = "MZ2601050001";
    static final String AUTH = "AUTH440100202601050930000000000001";

    private Sample() {}

    static FeeSheet sheet() {
        Encounter encounter = new Encounter(
                VISIT_NO,
                "11",
                "",
                "",
                "A03.01",
                "口腔内科",
                "A03.01",
                "D440100000001",
                "医师甲",
                "2026-01-05 09:00:00",
                "",
                "");
        Diagnosis diagnosis =
                new Diagnosis("1", 1, "K02.900", "龋齿", "A03.01", "D440100000001", "医师甲", "2026-01-05 09:10:00", true);
        return new FeeSheet(
                encounter,
                List.of(diagnosis),
                List.of(line("F0001", "血常规(五分类)", "2", "10.00", 2000), line("F0002", "诊查费", "1", "5.00", 500)));
    }

    static FeeLine line(String serial, String name, String count, String price, long fen) {
        return new FeeLine(
                serial,
                "R20260105001",
                false,
                "2026-01-05 09:20:00",
                "002503110000000-250311000",
                "XM001",
                name,
                "",
                "次",
                new BigDecimal(count),
                new BigDecimal(price),
                new Money(fen),
                "A03.01",
                "口腔内科",
                "D440100000001",
                "医师甲",
                true,
                false);
    }

    static Secrets secrets() {
        return Secrets.NONE
                .with(NoteKey.NAME, PERSON.name())
                .with(NoteKey.CERT_NO, PERSON.idNumber())
                .with(NoteKey.PAY_AUTH_NO, AUTH)
                .with(NoteKey.POSITION, "113.264385,23.129112")
                .with(NoteKey.FEE_SHEET, sheet().text());
    }

    static Deed deed(String act, String number) {
        Leg order = new Leg(
                "insurer",
                Act.ORDER,
                PARTY,
                new RequestNo("A20260105000003"),
                Leg.Standing.PLANNED,
                Parts.NONE,
                "",
                Optional.empty(),
                Fields.NONE);
        return new Deed(
                new OrderId("2026010510000001"),
                0,
                act,
                act,
                PARTY,
                new RequestNo(number),
                "",
                Parts.NONE,
                Parts.of(Part.WHOLE, 2500),
                Fields.NONE,
                Fields.of(NoteKey.ADMDVS, "440100").with(NoteKey.INSU_TYPE, "310"),
                secrets(),
                act.equals(Act.ORDER) ? List.of() : List.of(order),
                Optional.empty(),
                "",
                MORNING);
    }

    static Deed visit() {
        return deed(Act.VISIT, "A20260105000001");
    }

    static Deed upload() {
        return deed(Act.UPLOAD, "A20260105000002");
    }

    static Deed order() {
        return deed(Act.ORDER, "A20260105000003");
    }

    /** An order's deed with everything that the golden answers told before it. */
    static Deed orderReady() {
        return knowing(
                order(),
                Fields.of(NoteKey.PAY_ORD_ID, "ORD440100202601050930000001")
                        .with(NoteKey.MED_ORG_ORD, "A20260105000003")
                        .with(NoteKey.CHRG_BCHNO, "A20260105000002")
                        .with(NoteKey.MDTRT_ID, "440100MZ0001"),
                Secrets.NONE.with(NoteKey.PAY_TOKEN, "TKN0000000000000001").with(NoteKey.PSN_NO, PERSON.psnNo()));
    }

    static Deed knowing(Deed d, Fields notes, Secrets secrets) {
        return Retold.knowing(d, notes, secrets);
    }

    static Deed under(Deed d, String transmission) {
        return Retold.of(d).under(transmission).deed();
    }

    /** The reversal of an order that took these parts. */
    static Deed reversal(Deed order, Receipt receipt, String number, String cashBack, Instant at) {
        return new Deed(
                order.order(),
                1,
                "insurer",
                order.act(),
                PARTY,
                new RequestNo(number),
                "",
                receipt.parts(),
                Parts.NONE,
                Fields.of("cashBack", cashBack),
                order.notes(),
                order.secrets(),
                List.of(),
                Optional.of(new Deed.Original(order, receipt)),
                "患者退费",
                at);
    }

    /** The same of a site that says this of a patient without a position. */
    static YibaoSettings saying(Unlocated unlocated, YibaoSettings s) {
        CentreSettings c = s.centre();
        return new YibaoSettings(
                s.party(),
                s.hospital(),
                s.core(),
                new CentreSettings(c.baseUrl(), c.paths(), c.appId(), c.keys(), c.deadline(), c.dialect(), unlocated),
                s.policy());
    }

    static YibaoSettings settings(CentreKeys keys, String appId, YibaoPolicy policy) {
        return settings(
                new Hospital("H44999900001", "示例医院", "440100"),
                "https://core.example/ebus/gdyb_inf/poc/hsa/hgs/{infno}",
                "gateway_sample_01",
                new Secret("demo-secret-000001"),
                "https://centre.example",
                appId,
                keys,
                CentreDialect.national(),
                policy);
    }

    static YibaoSettings settings(
            Hospital hospital,
            String coreUrl,
            String account,
            Secret gatewaySecret,
            String centreUrl,
            String appId,
            CentreKeys keys,
            CentreDialect dialect,
            YibaoPolicy policy) {
        CoreSettings core = new CoreSettings(
                coreUrl,
                Gateway.TIF,
                account,
                gatewaySecret,
                new Operator("3", "0053", "收费员甲", "00-00-5E-00-53-01", "192.0.2.10"),
                1,
                Duration.ofSeconds(20),
                CoreDialect.baseline());
        java.util.Map<String, String> paths = new java.util.HashMap<>(CentreSettings.nationalPaths());
        paths.put("6204", "/org/local/api/hos/sync_order_info");
        CentreSettings centre =
                new CentreSettings(centreUrl, paths, appId, keys, Duration.ofSeconds(20), dialect, Unlocated.refused());
        return new YibaoSettings(PARTY, hospital, core, centre, policy);
    }
}
