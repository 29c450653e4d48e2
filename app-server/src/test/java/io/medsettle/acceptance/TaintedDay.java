package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.alipay.AlipaySimulator;
import io.medsettle.fixtures.his.NewStay;
import io.medsettle.fixtures.identity.SampleCard;
import io.medsettle.fixtures.identity.SimulatedReader;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.fixtures.sim.SamplePerson;
import io.medsettle.sandbox.OutsideWorld;
import io.medsettle.server.console.ConsoleVisit;
import io.medsettle.server.people.People;
import io.medsettle.server.people.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A day on which a bit of everything happens; what people typed, showed or were handed is told to those who look for it later. */
final class TaintedDay {
    private static final String WRONG = "Wrong-harbour-9-typed";

    private final Gateway gateway;
    private final Taints taints;
    private final Clinic clinic;

    TaintedDay(Gateway gateway, Taints taints) {
        this.gateway = gateway;
        this.taints = taints;
        clinic = gateway.clinic();
    }

    void run() throws IOException {
        taints.secret(
                "the first start's secret", Files.readString(gateway.data().resolve("first-start-secret")));
        taints.secret(
                "the audit key",
                Files.readString(gateway.data().resolve("audit-key")).strip());
        online();
        counter();
        ward();
        credit();
        console();
        phone();
        widget();
        whatGoesWrong();
    }

    private void online() {
        Map<String, Object> wish = clinic.wish("online-mixed", 7, clinic.bill(7, 200_00));
        Map<?, ?> insurance = (Map<?, ?>) wish.get("insurance");
        taints.secret("WeChat's authorisation code", String.valueOf(insurance.get("authCode")));
        Said mixed = clinic.settled(clinic.channel().post("/api/v1/orders", wish, Clinic.freshKey()), 7);
        clinic.refund(mixed.text("orderId"));
        clinic.until(mixed.text("orderId"), Clinic.SOON, "REFUNDED");
        AlipayClinic alipay = new AlipayClinic(gateway);
        AlipaySimulator simulator = alipay.alipay();
        assertThat(simulator.ledger()).isEmpty();
        alipay.settled(alipay.mixed(8, 160_00));
        assertThat(simulator.ledger()).isNotEmpty();
        Map<String, Object> registration = Map.of(
                "entry", "registration-self-pay",
                "patientId", Clinic.person(13).patientId(),
                "slot", Slots.free(clinic),
                "description", "挂号",
                "payer", Map.of("channel", "WECHAT", "openid", Clinic.person(13).openid()));
        clinic.settled(clinic.channel().post("/api/v1/orders", registration, Clinic.freshKey()), 13);
    }

    private void counter() {
        Kiosk kiosk = new Kiosk(gateway);
        String code = Kiosk.code(gateway);
        taints.secret("a payment code", code);
        Map<String, Object> wish = Kiosk.insured(Kiosk.wish("counter", clinic.bill(9, 150_00)), "account", "NONE");
        Said priced = kiosk.open(kiosk.enter(9), wish);
        kiosk.pay(priced.text("orderId"), code);
        kiosk.until(priced.text("orderId"), "SETTLED");
        SimulatedReader reader = new SimulatedReader(false);
        reader.insert(SampleCard.of(Clinic.person(10), "440100"));
        Said read = kiosk.byCard(reader);
        assertThat(read.text("next")).as(read.text()).isEqualTo("DONE");
        assertThat(kiosk.byVoucher(11).status()).isEqualTo(201);
    }

    private void ward() {
        Ward ward = new Ward(gateway);
        NewStay stay = ward.stay(14, 900_00, 3);
        ward.deposited(stay, 300_00, Ward.BY_CODE);
        ward.admitted(stay, 14);
        ward.left(stay, ward.priced(stay, 14, true, Ward.BY_CODE));
    }

    private void credit() {
        CreditClinic credit = new CreditClinic(gateway);
        SamplePerson person = credit.signed(12);
        Said said = credit.settled(12, 120_00);
        assertThat(said.text("result")).as(said.text()).isEqualTo("PAID");
        assertThat(Clinic.eventually(
                        () -> gateway.world().sms().sent().stream().anyMatch(m -> m.to().equals(person.mobile())),
                        Clinic.SOON))
                .isTrue();
    }

    private void console() {
        People people = gateway.bean(People.class);
        taints.secret("a password of the console", ConsoleVisit.PASSWORD);
        taints.secret("a password typed in vain", WRONG);
        ConsoleVisit finance = ConsoleVisit.of(gateway.address(), people, OutsideWorld.ORG, Role.FINANCE);
        taints.secret("a sitting's token", finance.cookie());
        Map<String, String> wrong = Map.of("login", finance.login(), "password", WRONG);
        ConsoleVisit.ofNobody(gateway.address()).post("/console/sign-in", wrong);
        SamplePerson person = Clinic.person(7);
        for (String text : List.of(person.name(), person.idNumber(), person.psnNo())) {
            for (String place : List.of("/console/orders/search", "/console/insurance/search")) {
                assertThat(finance.post(place, Map.of("text", text)).status()).isEqualTo(200);
            }
        }
        finance.post("/console/second-factor", Map.of("old", ConsoleVisit.PASSWORD));
        String shown = finance.get("/console/second-factor").text();
        taints.secret("a second factor's key", first("id=\"secret\">([A-Z2-7]{32})<", shown));
        finance.post("/console/sign-out", Map.of());
    }

    /** The patients' pages, from the login on. */
    private void phone() {
        SamplePerson person = Clinic.person(15);
        BareBrowser browser = new BareBrowser(gateway.address()).inWechat(gateway, person.openid());
        String cookie = browser.cookie("medsettle_h5");
        taints.secret("a patient's session", cookie.substring(cookie.indexOf('.') + 1));
        assertThat(bound(browser, person.name(), person.idNumber())).isEqualTo(303);
        assertThat(bound(browser, person.name(), Clinic.person(16).idNumber())).isEqualTo(422);
        clinic.bill(15, 90_00);
        for (String path :
                List.of("/h5", "/h5/patients", "/h5/unpaid", "/h5/orders", "/h5/stays", "/h5/credit?scene=home")) {
            assertThat(browser.get(path).statusCode()).as(path).isEqualTo(200);
        }
    }

    private int bound(BareBrowser browser, String name, String number) {
        String form = "name=" + BareBrowser.encoded(name) + "&certNo=" + number;
        return browser.post("/h5/patients", form, "Origin", gateway.address().toString())
                .statusCode();
    }

    private void widget() {
        WidgetVisit window = new WidgetVisit(gateway);
        String address =
                window.address(clinic.settled(clinic.selfPay(16, 20_00), 16).text("orderId"));
        taints.secret("the widget's ticket", address.substring(address.indexOf('=') + 1));
        String sitting = window.get(address).ok().sitting();
        taints.secret("the widget's sitting", sitting);
        window.sent(sitting, "how", "all");
        window.ended(sitting);
    }

    /** Broken bodies, foreign callbacks and far sides that fail: what is written about them repeats nothing either. */
    private void whatGoesWrong() {
        SamplePerson person = Clinic.person(17);
        Edge kiosk = gateway.as("kiosk");
        String card = "{\"terminal\":\"K01\",\"idCard\":{\"name\":\"" + person.name() + "\",\"number\":";
        for (String body : List.of(
                card + "\"" + person.idNumber(),
                card + "[\"" + person.idNumber() + "\"]}}",
                "{\"terminal\":{\"" + person.idNumber() + "\":1}}")) {
            assertThat(kiosk.post("/api/v1/sessions", body).status()).isBetween(400, 499);
        }
        for (String party : List.of("yibao", "wechat", "alipay")) {
            new Edge(gateway.address(), "").post("/callbacks/" + party + "/" + OutsideWorld.ORG, card + "1}}");
        }
        for (Mood mood : List.of(Mood.DO_AND_500, Mood.LOSE_REPLY, Mood.REFUSE)) {
            gateway.world().yibao().faults().next("1101", mood);
            new Kiosk(gateway).byIdCard(17);
            gateway.world().his().faults().next("P01", mood);
            gateway.as("channel")
                    .post("/api/v1/patients/find", Map.of("keyType", "ID_CARD", "keyNo", person.idNumber()));
        }
        gateway.calm();
    }

    private static String first(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }
}
