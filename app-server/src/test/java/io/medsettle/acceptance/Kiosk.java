package io.medsettle.acceptance;

import io.medsettle.fixtures.his.NewVisit;
import io.medsettle.fixtures.identity.SimulatedReader;
import io.medsettle.fixtures.sim.SamplePerson;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A kiosk, or a clerk's window, and the person in front of it. */
final class Kiosk {
    static final String TERMINAL = "K01";
    private static final String SESSIONS = "/api/v1/sessions";

    private final Gateway gateway;
    private final Edge edge;

    Kiosk(Gateway gateway) {
        this(gateway, "kiosk");
    }

    private Kiosk(Gateway gateway, String client) {
        this.gateway = gateway;
        edge = gateway.as(client);
    }

    /** The same work done by a clerk, who has a till. */
    static Kiosk window(Gateway gateway) {
        return new Kiosk(gateway, "window");
    }

    Edge edge() {
        return edge;
    }

    /** Lays an ID card on the reader. */
    Said byIdCard(int person) {
        SamplePerson p = Clinic.person(person);
        return edge.post(
                SESSIONS, Map.of("terminal", TERMINAL, "idCard", Map.of("name", p.name(), "number", p.idNumber())));
    }

    /** Shows the e-voucher. */
    Said byVoucher(int person) {
        String shown = gateway.world().yibao().showVoucher(Clinic.person(person).psnNo());
        return edge.post(
                SESSIONS,
                Map.of("terminal", TERMINAL, "voucher", Map.of("scanNo", Clinic.freshKey(), "content", shown)));
    }

    /** Shows nothing but what is on this card, in two steps. */
    Said byCard(SimulatedReader reader) {
        String readings = "/api/v1/card-readings";
        Said step = edge.post(readings, Map.of("terminal", TERMINAL, "requestNo", Clinic.freshKey()));
        while (step.status() < 300 && !step.text("next").equals("DONE")) {
            SimulatedReader.Said read = reader.call(step.text("call"), step.text("argument"));
            step = edge.post(
                    readings + "/" + step.text("readingId") + "/answers",
                    Map.of(
                            "terminal", TERMINAL,
                            "step", step.fen("step"),
                            "returned", read.returned(),
                            "output", read.output(),
                            "signature", read.signature()));
        }
        return step;
    }

    /** The session of somebody who has just laid an ID card on the reader. */
    String enter(int person) {
        Said entered = byIdCard(person);
        if (entered.status() != 201) {
            throw new AssertionError("not let in: " + entered.text());
        }
        return session(entered);
    }

    static String session(Said entered) {
        return entered.text("sessionId");
    }

    static Map<String, Object> wish(String entry, NewVisit... visits) {
        Map<String, Object> wish = new HashMap<>();
        wish.put("entry", entry);
        wish.put("visitNo", visits[0].visitNo());
        wish.put("rxNos", List.of(visits).stream().map(NewVisit::rxNo).toList());
        wish.put("description", "门诊缴费");
        wish.put("payWith", "CODE");
        return wish;
    }

    /** The same with these choices of insurance. */
    static Map<String, Object> insured(Map<String, Object> wish, String... choices) {
        Map<String, String> insurance = new HashMap<>();
        for (int i = 0; i < choices.length; i += 2) {
            insurance.put(choices[i], choices[i + 1]);
        }
        wish.put("insurance", insurance);
        return wish;
    }

    /** Priced, paid by a code and settled. */
    Said settled(int person, Map<String, Object> wish) {
        Said priced = open(enter(person), wish);
        if (priced.status() != 201) {
            throw new AssertionError("not priced: " + priced.text());
        }
        pay(priced.text("orderId"));
        return until(priced.text("orderId"), "SETTLED");
    }

    Said open(String session, Map<String, Object> wish) {
        return edge.post(SESSIONS + "/" + session + "/orders", wish, Clinic.freshKey());
    }

    Said look(String session) {
        return edge.get(SESSIONS + "/" + session);
    }

    /** Pays with a code that is shown just now. */
    Said pay(String order) {
        return pay(order, code(gateway));
    }

    Said pay(String order, String code) {
        return edge.post("/api/v1/orders/" + order + "/pay", Map.of("payCode", code));
    }

    /** The code in somebody's phone, paid at once. */
    static String code(Gateway gateway) {
        return gateway.world().wechat().payCode(Clinic.person(1).openid());
    }

    Said order(String order) {
        return edge.get("/api/v1/orders/" + order);
    }

    Said until(String order, String... states) {
        List<String> wanted = List.of(states);
        return Clinic.until(() -> order(order), s -> wanted.contains(s.text("state")), Duration.ofSeconds(40));
    }

    Said refund(String order) {
        return edge.post("/api/v1/refunds", Map.of("orderId", order, "reason", "当场撤销"), Clinic.freshKey());
    }

    Said receipts(String order) {
        return edge.get("/api/v1/orders/" + order + "/receipts");
    }
}
