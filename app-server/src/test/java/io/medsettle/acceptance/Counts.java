package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.sandbox.OutsideWorld;
import java.util.HashMap;
import java.util.Map;

/** How often far sides carried something out since this was made; shows that a transaction was needed, not only called. */
final class Counts {
    private static final String OPERATIONS =
            "9001 9002 1101 1160 1161 1162 1163 1201 1901 2001 2201 2202 2203 2204 2205 2206 2207 2208 2301 2302"
                    + " 2303 2304 2305 2401 2402 2403 2404 2405 2601 3201 3202 3203 3204 9101 9102 5201 5202 5203 5204 5205 5206 5301"
                    + " 5302 5303 5304 6101 6201 6202 6203 6401 settle O02 O04 O06 O07 F01 F02 F05 P02 P03 R01 R02 R03 R04 R05 R06 I01 I02"
                    + " I03 I04 I05 I06 I07 I08 I09 I10 S01 S02 S03 S04 B01 B02 jsapi native codepay reverse paid close refund med-order med-refund-notify"
                    + " pay-query med-query refund-query user-query oauth-code trade-bill bill-file template-send"
                    + " micropay orderquery secapi-reverse HOS00001 HOS00003 HOS00004 HOS00012 HOS00013 HOS00002 HOS00006 HOS00007 HOS00008";
    private static final String AT_ALIPAY =
            "system.oauth.token trade.create trade.pay trade.precreate trade.query trade.close"
                    + " trade.cancel trade.refund trade.fastpay.refund.query commerce.medical.authinfo.auth.query"
                    + " commerce.medical.payment.createandpay commerce.medical.payment.query"
                    + " data.dataservice.bill.downloadurl.query commerce.medical.nosubscribe.msg.send";

    private static final String AT_WECHAT_1 =
            "unifiedorder queryorder closeorder refund queryrefund notify getbalancebill billdownload bill-file";

    private final OutsideWorld world;
    private final Map<String, Long> before = new HashMap<>();

    Counts(Gateway gateway) {
        world = gateway.world();
        for (String operation : OPERATIONS.split(" ", -1)) {
            before.put(operation, now(operation));
        }
        for (String operation : AT_ALIPAY.split(" ", -1)) {
            before.put("alipay." + operation, now("alipay." + operation));
        }
        for (String operation : AT_WECHAT_1.split(" ", -1)) {
            before.put("payinsurance." + operation, now("payinsurance." + operation));
        }
    }

    private long now(String operation) {
        if (operation.matches("[0-9]{4}|settle")) {
            return world.yibao().effects(operation);
        }
        if (operation.startsWith("alipay.")) {
            return world.alipay().carriedOut(operation);
        }
        if (operation.startsWith("payinsurance.")) {
            return world.payinsurance().carriedOut(operation.substring("payinsurance.".length()));
        }
        if (operation.startsWith("HOS")) {
            return world.credit().carriedOut(operation);
        }
        return operation.matches("[OPFRISB][0-9]{2}")
                ? world.his().effects(operation)
                : world.wechat().carriedOut(operation);
    }

    long of(String operation) {
        return now(operation) - before.getOrDefault(operation, 0L);
    }

    Counts once(String... operations) {
        return times(1, operations);
    }

    Counts never(String... operations) {
        return times(0, operations);
    }

    Counts atLeastOnce(String... operations) {
        for (String operation : operations) {
            assertThat(of(operation)).as(operation + " was carried out").isPositive();
        }
        return this;
    }

    Counts times(long times, String... operations) {
        for (String operation : operations) {
            assertThat(of(operation)).as(operation + " was carried out").isEqualTo(times);
        }
        return this;
    }
}
