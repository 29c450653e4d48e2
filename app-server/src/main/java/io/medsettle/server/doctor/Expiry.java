package io.medsettle.server.doctor;

import io.medsettle.ports.value.BusinessDay;
import java.time.Duration;
import java.time.Instant;

/** How long something may still be used: under 30 days people are told, under 7 they must act. */
final class Expiry {
    private static final long SOON = 30;
    private static final long NOW = 7;

    private Expiry() {}

    static Finding of(String what, Instant until, Instant now, String next) {
        String day = until.atZone(BusinessDay.ZONE).toLocalDate().toString();
        long days = Duration.between(now, until).toDays();
        if (!until.isAfter(now)) {
            return Finding.must(what + " 已于 " + day + " 过期", next).money("用它签名或验签的请求会被拒绝, 没有动账; 已发出的换证后用原号查询");
        }
        if (days < NOW) {
            return Finding.must(what + " 只剩 " + days + " 天 (" + day + ")", next);
        }
        return days < SOON
                ? Finding.attention(what + " 还有 " + days + " 天 (" + day + ")", next)
                : Finding.good(what + " 还有 " + days + " 天 (" + day + ")");
    }
}
