package io.medsettle.acceptance;

import io.medsettle.fixtures.sim.Faults;
import io.medsettle.fixtures.wechat.CodeManner;
import io.medsettle.fixtures.wechat.PatientChoice;
import io.medsettle.sandbox.OutsideWorld;

/** The purse in somebody's phone whose code a kiosk scans, and the channel behind it. */
enum Purse {
    WECHAT("wechat", "codepay", "pay-query", "reverse", "refund", "native") {
        @Override
        String code(OutsideWorld world) {
            return world.wechat().payCode(openid());
        }

        @Override
        String typing(OutsideWorld world) {
            return world.wechat().payCode(openid(), CodeManner.TYPES);
        }

        @Override
        String empty(OutsideWorld world) {
            return world.wechat().payCode(openid(), CodeManner.NOT_ENOUGH);
        }

        @Override
        String silentButPaid(OutsideWorld world) {
            return world.wechat().payCode(openid(), CodeManner.BANK_SILENT_BUT_PAID);
        }

        @Override
        boolean types(OutsideWorld world, String number) {
            return world.wechat().pay(number, PatientChoice.BOTH_OK).ok();
        }

        @Override
        void refuses(OutsideWorld world, String number) {
            world.wechat().pay(number, PatientChoice.SELF_FAIL);
        }

        @Override
        Faults faults(OutsideWorld world) {
            return world.wechat().faults();
        }

        @Override
        long done(OutsideWorld world, String operation) {
            return world.wechat().carriedOut(operation);
        }
    },
    ALIPAY(
            "alipay",
            "alipay.trade.pay",
            "alipay.trade.query",
            "alipay.trade.cancel",
            "alipay.trade.refund",
            "alipay.trade.precreate") {
        @Override
        String code(OutsideWorld world) {
            return world.alipay().paymentCode(openid());
        }

        @Override
        String typing(OutsideWorld world) {
            return world.alipay().paymentCode(openid(), "10003");
        }

        @Override
        String empty(OutsideWorld world) {
            return world.alipay().paymentCode(openid(), "40005");
        }

        @Override
        String silentButPaid(OutsideWorld world) {
            return world.alipay().paymentCode(openid(), "20000");
        }

        @Override
        boolean types(OutsideWorld world, String number) {
            return world.alipay()
                    .pay(number, io.medsettle.fixtures.alipay.PatientChoice.BOTH_OK)
                    .ok();
        }

        @Override
        void refuses(OutsideWorld world, String number) {
            world.alipay().pay(number, io.medsettle.fixtures.alipay.PatientChoice.WALK_AWAY);
        }

        @Override
        Faults faults(OutsideWorld world) {
            return world.alipay().faults();
        }

        @Override
        long done(OutsideWorld world, String operation) {
            return world.alipay().carriedOut(operation);
        }
    };

    final String party;
    final String pay;
    final String query;
    final String takeBack;
    final String refund;
    final String show;

    Purse(String party, String pay, String query, String takeBack, String refund, String show) {
        this.party = party;
        this.pay = pay;
        this.query = query;
        this.takeBack = takeBack;
        this.refund = refund;
        this.show = show;
    }

    static String openid() {
        return Clinic.person(1).openid();
    }

    /** A code that is paid at once. */
    abstract String code(OutsideWorld world);

    /** A code whose owner is asked for the password. */
    abstract String typing(OutsideWorld world);

    /** A code behind which there is too little money. */
    abstract String empty(OutsideWorld world);

    /** A code that is paid although the channel does not say so. */
    abstract String silentButPaid(OutsideWorld world);

    /** The password is typed, or a code of ours scanned and paid. */
    abstract boolean types(OutsideWorld world, String number);

    /** The patient does not want to. */
    abstract void refuses(OutsideWorld world, String number);

    abstract Faults faults(OutsideWorld world);

    /** How often it was carried out. */
    abstract long done(OutsideWorld world, String operation);
}
