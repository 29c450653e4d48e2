package io.medsettle.acceptance;

import io.medsettle.fixtures.sim.Mood;
import io.medsettle.sandbox.OutsideWorld;
import java.util.ArrayList;
import java.util.List;

/**
 * One channel in one mood at one call of a payment by code, of what is asked about it, of its end, or of its refund.
 *
 * @param older whether WeChat is spoken to over its older interface (v2)
 */
record CodeFault(Purse purse, boolean older, When when, Mood mood) {
    /** What is being done when the mood strikes. */
    enum When {
        PAID,
        ASKED,
        GIVEN_UP,
        REFUNDED
    }

    static List<CodeFault> all() {
        List<CodeFault> all = new ArrayList<>();
        for (Mood mood : Mood.values()) {
            for (When when : When.values()) {
                for (Purse purse : Purse.values()) {
                    CodeFault fault = new CodeFault(purse, false, when, mood);
                    if (mood != Mood.ANSWER && !(purse == Purse.ALIPAY && fault.takesMinutes())) {
                        all.add(fault);
                    }
                    if (mood != Mood.ANSWER && purse == Purse.WECHAT) {
                        all.add(new CodeFault(purse, true, when, mood));
                    }
                }
            }
        }
        return all;
    }

    /**
     * Nobody knows a number that never arrived, and a code may still be under way: only minutes prove that it is not.
     * With Alipay they cannot be set here: {@link LostCodeTest} lets them pass.
     */
    boolean takesMinutes() {
        return when == When.PAID && (mood == Mood.LOSE_REQUEST || mood == Mood.MAINTENANCE);
    }

    void order(OutsideWorld world) {
        switch (when) {
            case PAID -> purse.faults(world).next(pay(), mood);
            case ASKED -> {
                purse.faults(world).next(pay(), Mood.LOSE_REPLY);
                purse.faults(world).next(older ? "orderquery" : purse.query, mood);
            }
            case GIVEN_UP -> purse.faults(world).next(older ? "secapi-reverse" : purse.takeBack, mood);
            case REFUNDED -> purse.faults(world).next(purse.refund, mood);
        }
    }

    private String pay() {
        return older ? "micropay" : purse.pay;
    }

    @Override
    public String toString() {
        return "code " + purse + (older ? " v2" : "") + " " + when + " " + mood;
    }
}
