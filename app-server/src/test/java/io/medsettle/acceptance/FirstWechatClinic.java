package io.medsettle.acceptance;

import io.medsettle.fixtures.his.NewVisit;
import io.medsettle.fixtures.wechat.payinsurance.PayinsuranceSimulator;

/** What people do who pay both purses in one order of WeChat's first insurance interface (1.0). */
record FirstWechatClinic(Gateway gateway, Clinic clinic, PayinsuranceSimulator wechat) {
    FirstWechatClinic(Gateway gateway) {
        this(gateway, gateway.clinic(), gateway.world().payinsurance());
    }

    /** Our number of the order of both purses: the cash's, or the cashier's own where there is no cash. */
    static String number(Said paying) {
        boolean paysCash = paying.part("cashFen") > 0;
        return Clinic.number(paying, paysCash ? "cash" : "cashier");
    }

    /** Opens and prices this bill. */
    Said priced(int person, NewVisit visit) {
        return clinic.channel().post("/api/v1/orders", clinic.wish("online-mixed", person, visit), Clinic.freshKey());
    }

    /** Priced, paid, settled: an order at its good end. */
    Said settled(Said priced) {
        String id = priced.text("orderId");
        Said paying = clinic.pay(id);
        if (!wechat.pay(number(paying))) {
            throw new AssertionError("nothing to pay: " + paying.text());
        }
        return clinic.until(id, Clinic.SOON, "SETTLED");
    }
}
