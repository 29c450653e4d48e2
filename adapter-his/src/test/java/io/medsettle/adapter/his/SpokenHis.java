package io.medsettle.adapter.his;

import io.medsettle.fixtures.SettableClock;
import io.medsettle.fixtures.his.HisCapability;
import io.medsettle.fixtures.his.HisSimulator;
import io.medsettle.fixtures.his.NewVisit;
import io.medsettle.fixtures.his.xml.HisXmlFaces;
import io.medsettle.fixtures.party.ContractSubject.Call;
import io.medsettle.fixtures.sim.Faults;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.OkHttpExchange;
import io.medsettle.ports.wire.WireLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;

/** The simulated hospital behind one of its other faces, with the adapter in front that a profile file has made speak so. */
final class SpokenHis implements HisUnderTest {
    /** Ways to speak. Each is a file; not one of them has a class of its own in the adapter. */
    enum Way {
        /** Guangzhou 健康通: XML over HTTP, fen, nothing held, refunds of everything only. */
        GZJKT("O07.none", "payBigOrder", "getPayOrderStatus", "returnPay"),
        /** SOAP {@code invoke}, GBK, yuan, XML in CDATA. */
        SOAP("O02.freeze", "O07.confirm", "O08.state", "F02.confirm"),
        /** The same with one method per service, UTF-8, fen, JSON in CDATA. */
        SOAP_METHOD("O02.freeze", "O07.confirm", "O08.state", "F02.confirm");

        final String freeze;
        final String pay;
        final String state;
        final String refund;

        Way(String freeze, String pay, String state, String refund) {
            this.freeze = freeze;
            this.pay = pay;
            this.state = state;
            this.refund = refund;
        }

        HisProfile profile() {
            return switch (this) {
                case GZJKT -> HisProfile.shipped("his-gzjkt");
                case SOAP -> HisProfile.read(soap());
                case SOAP_METHOD ->
                    HisProfile.read(soap().replace("\"INVOKE\"", "\"METHOD\"")
                            .replace("\"requestXml\"", "\"param\"")
                            .replace("\"GBK\"", "\"UTF-8\"")
                            .replace("\"YUAN\"", "\"FEN\"")
                            .replace("\"CDATA_XML\"", "\"CDATA_JSON\""));
            };
        }

        boolean holds() {
            return this != GZJKT;
        }
    }

    final SettableClock clock = SettableClock.aMondayMorning();
    final Way way;
    final HisSimulator hospital;
    final HisXmlFaces faces;
    final HisCounterparty counterparty;
    final HisQuestionsOverRest questions;
    final HisSite site;
    private final HisSettings settings;

    SpokenHis(Way way) {
        this.way = way;
        io.medsettle.fixtures.his.HisSettings usual = io.medsettle.fixtures.his.HisSettings.sample(clock);
        io.medsettle.fixtures.his.HisSettings offered = way.holds()
                ? usual
                : usual.offering(usual.capabilities()
                        .without(HisCapability.FREEZE)
                        .without(HisCapability.PERMIT_REFUND)
                        .without(HisCapability.PARTIAL_REFUND));
        hospital = new HisSimulator(offered);
        faces = new HisXmlFaces(hospital, offered);
        settings = settings(way.profile());
        Exchange exchange = new OkHttpExchange(Duration.ofSeconds(2), true);
        counterparty = new HisCounterparty(settings, exchange, WireLog.none(), clock);
        questions = new HisQuestionsOverRest(settings, exchange, WireLog.none(), clock);
        site = new HisSite(settings, exchange, WireLog.none(), clock);
    }

    static String soap() {
        try (InputStream in =
                Objects.requireNonNull(SpokenHis.class.getResourceAsStream("/profile/his-soap-gbk.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HisSettings settings(HisProfile profile) {
        return new HisSettings(
                Bill.HIS,
                faces.base(),
                "H44999900001",
                "gateway-1",
                HisSignature.hmacSha256(new Secret(Proof.SECRET)),
                Duration.ofSeconds(5),
                HisConventions.of("", HisAmounts.FEN),
                profile);
    }

    @Override
    public HisSettings settings() {
        return settings;
    }

    /** A fresh bill of 12.34, all cash. */
    Bill selfPaidBill(String tail) {
        NewVisit visit = hospital.addVisit("P0003", 12_34, 2);
        return Bill.selfPay(tail, visit.visitNo(), way.holds() ? visit.rxNo() : visit.visitNo())
                .borne(Parts.NONE, 12_34)
                .paidAt(clock.instant().plusSeconds(100));
    }

    /** A fresh bill of 100.00 of an insured patient: 60 fund, 20 account, 20 cash. */
    Bill insuredBill(String tail) {
        NewVisit visit = hospital.addVisit("P0001", 100_00, 3);
        return Bill.mixed(tail, visit.visitNo(), way.holds() ? visit.rxNo() : visit.visitNo())
                .borne(Parts.of(Part.FUND, 60_00).with(Part.ACCOUNT, 20_00), 20_00)
                .paidAt(clock.instant().plusSeconds(100));
    }

    @Override
    public Bill frozenBill(String tail) {
        Bill bill = selfPaidBill(tail);
        bill.hear(counterparty.start(bill.freeze()));
        return bill;
    }

    @Override
    public SettableClock clock() {
        return clock;
    }

    @Override
    public HisSimulator hospital() {
        return hospital;
    }

    @Override
    public HisCounterparty counterparty() {
        return counterparty;
    }

    @Override
    public Faults faults() {
        return faces.faults();
    }

    @Override
    public String operation(Call call) {
        return switch (call) {
            case START -> way.pay;
            case ASK -> way.state;
            case ABANDON -> "O04.release";
            case REVERSE -> way.refund;
        };
    }

    @Override
    public void close() {
        faces.close();
        hospital.close();
    }
}
