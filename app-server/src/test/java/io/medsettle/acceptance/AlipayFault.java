package io.medsettle.acceptance;

import io.medsettle.fixtures.sim.Faults;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.sandbox.OutsideWorld;
import java.util.ArrayList;
import java.util.List;

/**
 * One far side in one mood at one call of a settlement at Alipay, of its letting go, or of its refund.
 *
 * @param led whether the hospital leads, else Alipay's own page takes both parts
 */
record AlipayFault(boolean led, When when, String operation, Mood mood) {
    private static final String MEDICAL = "alipay.commerce.medical.payment.";

    /** What is being done. */
    enum When {
        SETTLEMENT(List.of(
                "alipay.system.oauth.token",
                "alipay.commerce.medical.authinfo.auth.query",
                "O02",
                "2201",
                "6201",
                "6202",
                "O03",
                "alipay.trade.create",
                MEDICAL + "createandpay",
                "6301",
                "alipay.trade.query",
                MEDICAL + "query",
                "O07")),
        LETTING_GO(List.of("alipay.trade.close", "alipay.trade.query", MEDICAL + "query", "6401", "2202", "O04")),
        REFUND(List.of("F01", "6203", "alipay.trade.refund", "alipay.trade.fastpay.refund.query", "F02"));

        private final List<String> calls;

        When(List<String> calls) {
            this.calls = calls;
        }
    }

    static List<AlipayFault> all() {
        List<AlipayFault> all = new ArrayList<>();
        for (Mood mood : Mood.values()) {
            for (When when : When.values()) {
                when.calls.stream().filter(call -> mood != Mood.ANSWER).forEach(call -> {
                    all.add(new AlipayFault(false, when, call, mood));
                    if (!call.startsWith(MEDICAL)) {
                        all.add(new AlipayFault(true, when, call, mood));
                    }
                });
            }
        }
        return all;
    }

    void order(OutsideWorld world) {
        Faults faults = operation.startsWith("alipay.")
                ? world.alipay().faults()
                : operation.matches("[0-9]{4}")
                        ? world.yibao().faults()
                        : world.his().faults();
        faults.next(operation, mood);
    }

    @Override
    public String toString() {
        return "alipay " + (led ? "led " : "cashier ") + when + " " + operation + " " + mood;
    }
}
