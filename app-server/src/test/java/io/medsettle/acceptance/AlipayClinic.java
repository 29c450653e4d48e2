package io.medsettle.acceptance;

import io.medsettle.fixtures.alipay.AlipaySimulator;
import io.medsettle.fixtures.alipay.CashierSays;
import io.medsettle.fixtures.alipay.PatientChoice;
import io.medsettle.fixtures.his.NewVisit;
import io.medsettle.sandbox.OutsideWorld;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * What people do who pay by Alipay: consent on its page, pay on its cashier or, where the hospital leads, on the hospital's own
 * page; who then tells the centre that the cash is there is the region's affair, and is played here.
 */
final class AlipayClinic {
    static final String POSITION = "113.264385,23.129112";

    private final OutsideWorld world;
    private final Clinic clinic;

    AlipayClinic(Gateway gateway) {
        world = gateway.world();
        clinic = gateway.clinic();
    }

    AlipaySimulator alipay() {
        return world.alipay();
    }

    String authCode(int person) {
        return alipay().authCode(Clinic.person(person).openid());
    }

    Map<String, Object> wish(String entry, int person, NewVisit visit) {
        Map<String, Object> wish = clinic.wish("online-self-pay", person, visit);
        wish.put("entry", entry);
        return paidBy(wish, person);
    }

    /** The same wish with Alipay as payer and, where an insurer bears a part, a fresh code. */
    Map<String, Object> paidBy(Map<String, Object> wish, int person) {
        Map<String, Object> other = new HashMap<>(wish);
        other.put(
                "payer",
                Map.of("channel", "ALIPAY", "openid", Clinic.person(person).openid()));
        if (String.valueOf(wish.get("entry")).endsWith("-mixed")) {
            other.put("insurance", Map.of("authCode", authCode(person), "position", POSITION));
        }
        return other;
    }

    Said ask(Map<String, Object> wish, String key) {
        return clinic.channel().post("/api/v1/orders", wish, key);
    }

    /** Opens with insurance: the patient is sent to Alipay's page, consents, and the client asks again under its key. */
    Said insured(Map<String, Object> wish, int person) {
        String key = Clinic.freshKey();
        Said first = ask(wish, key);
        if (!first.text("code").equals("authorisation-wanted")) {
            throw new AssertionError("the page was not asked for: " + first.text());
        }
        consent(first);
        return ask(paidBy(wish, person), key);
    }

    /** The patient agrees on the page that was told. */
    void consent(Said wanted) {
        if (!alipay().authorise(parameter(wanted.text("page"), "reqBizNo"))) {
            throw new AssertionError("nobody to agree: " + wanted.text());
        }
    }

    private static String parameter(String page, String name) {
        for (String pair : URI.create(page).getRawQuery().split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        throw new AssertionError("no " + name + " in " + page);
    }

    /** Opens and prices a fresh bill. */
    Said mixed(int person, long fen) {
        return insured(wish("online-mixed", person, clinic.bill(person, fen)), person);
    }

    Said selfPay(int person, long fen) {
        return ask(wish("online-self-pay", person, clinic.bill(person, fen)), Clinic.freshKey());
    }

    /** The patient at whatever cashier paying has opened. */
    CashierSays atTheCashier(Said paying, PatientChoice choice) {
        String page = paying.body().path("cashier").path("payUrl").asText();
        if (!page.isEmpty()) {
            return alipay().pay(parameter(page, "chnlOrdSn"), choice);
        }
        String trade = paying.body().path("cashier").path("tradeNO").asText();
        String payOrdId = Clinic.leg(paying, "insurer").path("farNumber").asText();
        if (payOrdId.isEmpty()) {
            return alipay().pay(trade, choice);
        }
        CashierSays said = trade.isEmpty() ? new CashierSays(true, "9000", "") : alipay().pay(trade, choice);
        if (said.ok()) {
            boolean settled =
                    world.yibao().settle(payOrdId, paying.part("cashFen")).ok();
            return new CashierSays(settled, settled ? "9000" : "4000", "");
        }
        return said;
    }

    /** Priced, paid, settled: an order at its good end. */
    Said settled(Said priced) {
        String id = priced.text("orderId");
        Said paying = clinic.pay(id);
        CashierSays said = atTheCashier(paying, PatientChoice.BOTH_OK);
        if (!said.ok()) {
            throw new AssertionError("the cashier said " + said.text() + " to " + paying.text());
        }
        return clinic.until(id, Clinic.SOON, "SETTLED");
    }
}
