package io.medsettle.adapter.yibao;

import io.medsettle.ports.value.Secret;
import java.time.Duration;

/**
 * The counter platform (医保核心, fsi) behind its gateway (yibao-core §2).
 *
 * @param urlTemplate address with {@code {infno}} where the transaction number goes (yibao-core §2.6), such as
 *     {@code https://host/ebus/account/env/hsa/hgs/{infno}}, or with {@code {path}} where the dialect's path goes; without
 *     a placeholder one address serves all
 * @param gateway what stands in front of it
 * @param paasId account at the gateway (x-tif-paasid, AK, x-ca-key, client id), "" without one
 * @param gatewaySecret its secret
 * @param operator who acts
 * @param nodeDigit 0 to 9, different on each node that sends for this hospital, so that message numbers never meet
 * @param deadline for a whole call; 60 s is usual
 * @param dialect the region's manners
 * @param extras what only some regions need
 */
public record CoreSettings(
        String urlTemplate,
        Gateway gateway,
        String paasId,
        Secret gatewaySecret,
        Operator operator,
        int nodeDigit,
        Duration deadline,
        CoreDialect dialect,
        CoreExtras extras) {
    /** What stands in front of the platform. */
    public enum Gateway {
        NONE,
        /** Rio gateway with x-tif headers (yibao-core §2.5 B). */
        TIF,
        /** CSB with _api headers and HMAC-SHA1 (§2.5 A). */
        CSB,
        /** x-ca headers with HMAC-SM3 of the body (§2.5 C). */
        X_CA,
        /** A bearer token (§2.5 D); wants {@link CoreExtras.OAuth}. */
        OAUTH2,
        /** A plain key in a header that the dialect names. */
        API_KEY
    }

    /**
     * Who acts, as the insurer wants to know it.
     *
     * @param type opter_type: 1 clerk (经办人), 2 self-service terminal, 3 mobile terminal
     * @param code opter, at most 20 characters (9001 takes no more)
     * @param name opter_name, at most 50 characters
     * @param mac MAC address told when signing in (9001), at most 20 characters
     * @param ip IP address told when signing in (9001), at most 20 characters
     */
    public record Operator(String type, String code, String name, String mac, String ip) {
        public Operator {
            Demand.that(type.matches("[0-9]{1,3}"), "core.operator.type: 1 to 3 digits (opter_type)");
            Demand.that(!code.isEmpty() && code.length() <= 20, "core.operator.code: 1 to 20 characters (opter)");
            Demand.that(!name.isEmpty() && name.length() <= 50, "core.operator.name: 1 to 50 characters (opter_name)");
            Demand.that(!mac.isEmpty() && mac.length() <= 20, "core.operator.mac: 1 to 20 characters (9001 mac)");
            Demand.that(!ip.isEmpty() && ip.length() <= 20, "core.operator.ip: 1 to 20 characters (9001 ip)");
        }
    }

    public CoreSettings {
        Demand.address(urlTemplate.replace("{infno}", "1101").replace("{path}", "1101"), "core.urlTemplate");
        boolean named = gateway != Gateway.NONE && gateway != Gateway.API_KEY;
        Demand.that(!named || !paasId.isEmpty(), "core.paasId: required with the gateway " + gateway);
        Demand.that(
                gateway == Gateway.NONE || !gatewaySecret.isEmpty(),
                "core.gatewaySecret: required with the gateway " + gateway);
        Demand.that(
                gateway != Gateway.OAUTH2 || extras.oauth().isPresent(),
                "core.extras.oauth: required with the gateway OAUTH2");
        Demand.that(
                !dialect.sealed() || extras.cipher().isPresent(), "core.extras.cipher: required by a sealed dialect");
        Demand.that(
                dialect.signature() != CoreDialect.Signature.SM2
                        || extras.signer().isPresent(),
                "core.extras.signer: required by a dialect that signs with SM2");
        Demand.that(nodeDigit >= 0 && nodeDigit <= 9, "core.nodeDigit: 0 to 9");
        Demand.that(
                dialect.msgidLength() == 30 || nodeDigit == 0,
                "core.nodeDigit: 0, because message numbers of 26 characters have no room for it: one node sends");
        Demand.positive(deadline, "core.deadline");
    }

    /** Without extras. */
    public CoreSettings(
            String urlTemplate,
            Gateway gateway,
            String paasId,
            Secret gatewaySecret,
            Operator operator,
            int nodeDigit,
            Duration deadline,
            CoreDialect dialect) {
        this(urlTemplate, gateway, paasId, gatewaySecret, operator, nodeDigit, deadline, dialect, CoreExtras.none());
    }

    /** The address of one transaction. */
    public String address(String infno) {
        return urlTemplate.replace("{infno}", infno).replace("{path}", dialect.path(infno));
    }
}
