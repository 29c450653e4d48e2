package io.medsettle.adapter.yibao;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The mobile pay centre (移动支付中心, mobile-pay).
 *
 * @param baseUrl what stands before the paths, without a slash at the end
 * @param paths path by transaction, see {@link #nationalPaths()}
 * @param appId application id, 32 upper-case hex characters in all samples
 * @param keys secrets, or the sockets of a cipher machine
 * @param deadline for a whole call; the centre calls the counter platform meanwhile, so at least 30 s is wise
 * @param dialect the region's manners
 * @param unlocated what 6201 says of a patient whose position nobody has told; the site's own decision
 */
public record CentreSettings(
        String baseUrl,
        Map<String, String> paths,
        String appId,
        CentreKeys keys,
        Duration deadline,
        CentreDialect dialect,
        Unlocated unlocated) {
    public CentreSettings {
        paths = Map.copyOf(paths);
        Demand.address(baseUrl, "centre.baseUrl");
        Demand.that(!baseUrl.endsWith("/"), "centre.baseUrl: no slash at the end");
        for (String needed : nationalPaths().keySet()) {
            Demand.that(paths.containsKey(needed), "centre.paths: one for " + needed);
        }
        paths.values().forEach(p -> Demand.that(p.startsWith("/"), "centre.paths: each begins with a slash"));
        Demand.that(appId.length() >= 16, "centre.appId: at least 16 characters");
        Demand.positive(deadline, "centre.deadline");
    }

    /** The paths seen at a centre of version 2 (mobile-pay §3.0). 6204 has none that is public. */
    public static Map<String, String> nationalPaths() {
        Map<String, String> paths = new HashMap<>();
        paths.put("6201", "/org/local/api/hos/uldFeeInfo");
        paths.put("6202", "/org/local/api/hos/pay_order");
        paths.put("6203", "/org/local/api/hos/refund_Order");
        paths.put("6301", "/org/local/api/hos/query_order_info");
        paths.put("6401", "/org/local/api/hos/revoke_order");
        return Map.copyOf(paths);
    }
}
