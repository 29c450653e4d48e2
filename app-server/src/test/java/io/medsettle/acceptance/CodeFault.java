package io.medsettle.acceptance;

import io.medsettle.fixtures.sim.Mood;
import io.medsettle.sandbox.OutsideWorld;
import java.util.ArrayList;
import java.util.List;

/** One channel in one mood at one call of a payment by code, of what is asked about it, of its end, or of its refund. */
record CodeFault(Purse purse, When when, Mood mood) {
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
                    if (mood != Mood.ANSWER) {
                        all.add(new CodeFault(purse, when, mood));
                    }
                }
            }
        }
        return all;
    }

    /** WeChat knows no number that never arrived, and a code may still be under way: only minutes prove that it is not. */
    boolean takesMinutes() {
        return purse == Purse.WECHAT && when == When.PAID && (mood == Mood.LOSE_REQUEST || mood == Mood.MAINTENANCE);
    }

    void order(OutsideWorld world) {
        switch (when) {
            case PAID -> purse.faults(world).next(purse.pay, mood);
            case ASKED -> {
                purse.faults(world).next(purse.pay, Mood.LOSE_REPLY);
                purse.faults(world).next(purse.query, mood);
            }
            case GIVEN_UP -> purse.faults(world).next(purse.takeBack, mood);
            case REFUNDED -> purse.faults(world).next(purse.refund, mood);
        }
    }

    @Override
    public String toString() {
        return "code " + purse + " " + when + " " + mood;
    }
}
