package io.medsettle.acceptance;

import io.medsettle.fixtures.sim.Faults;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.sandbox.OutsideWorld;
import java.util.ArrayList;
import java.util.List;

/**
 * One far side in one mood at one call of a settlement over WeChat's first insurance interface, of its letting go, or
 * of its refund.
 *
 * @param oldRefund whether the first interface refunds too, else APIv3
 */
record FirstWechatFault(boolean oldRefund, When when, String operation, Mood mood) {
    /** What is being done. */
    enum When {
        SETTLEMENT(List.of("O02", "2201", "6201", "6202", "O03", "unifiedorder", "6301", "queryorder", "O07")),
        LETTING_GO(List.of("closeorder", "queryorder", "6401", "2202", "O04")),
        REFUND(List.of("F01", "6203", "refund", "F02"));

        private final List<String> calls;

        When(List<String> calls) {
            this.calls = calls;
        }
    }

    static List<FirstWechatFault> all() {
        List<FirstWechatFault> all = new ArrayList<>();
        for (Mood mood : Mood.values()) {
            if (mood == Mood.ANSWER) {
                continue;
            }
            for (When when : When.values()) {
                when.calls.forEach(call -> all.add(new FirstWechatFault(false, when, call, mood)));
            }
            all.add(new FirstWechatFault(true, When.REFUND, "refund", mood));
            all.add(new FirstWechatFault(true, When.REFUND, "queryrefund", mood));
        }
        return all;
    }

    void order(OutsideWorld world) {
        faults(world).next(operation, mood);
    }

    private Faults faults(OutsideWorld world) {
        if (operation.matches("[0-9]{4}")) {
            return world.yibao().faults();
        }
        if (operation.matches("[OF][0-9]{2}")) {
            return world.his().faults();
        }
        boolean apiV3 = operation.equals("refund") && !oldRefund;
        return apiV3 ? world.wechat().faults() : world.payinsurance().faults();
    }

    @Override
    public String toString() {
        return "wechat 1.0 " + (oldRefund ? "old refund " : "") + when + " " + operation + " " + mood;
    }
}
