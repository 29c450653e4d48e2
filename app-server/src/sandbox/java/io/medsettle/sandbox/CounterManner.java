package io.medsettle.sandbox;

import io.medsettle.fixtures.yibao.CoreAccount;
import io.medsettle.fixtures.yibao.CoreAddress;
import io.medsettle.fixtures.yibao.CoreFace;
import io.medsettle.fixtures.yibao.CoreGatewayKind;
import io.medsettle.fixtures.yibao.PayMark;
import java.util.Map;
import java.util.Set;

/**
 * How the counter platform is reached and speaks here: the simulator's face, and the settings of a gateway that fit it.
 *
 * @param face of the simulator
 * @param path of the address, with what the gateway fills in
 * @param settings under {@code medsettle.yibao.}, beside the address; the account and secret too where the face has its own
 */
public record CounterManner(CoreFace face, String path, Map<String, String> settings) {
    private static final String ACCOUNT = "account-0001";
    private static final String SECRET = "demo-face-secret-01";
    private static final String MUNICIPAL = "/municipal/";
    private static final String PASSWORD = "clear-demo";

    public CounterManner {
        settings = Map.copyOf(settings);
    }

    /** Guangdong today: the national text behind the tif gateway; who shows neither card nor code is marked. */
    public static CounterManner baseline() {
        return new CounterManner(
                CoreFace.baseline().marked(PayMark.national()),
                "/ebus/gdyb_inf/poc/hsa/hgs/{infno}",
                Map.of("dialect", "baseline-no-sense"));
    }

    /** The national text with the local transactions that several provinces have: 1160 and 1161. */
    public static CounterManner provincial() {
        return new CounterManner(
                CoreFace.baseline().without(Set.of("2260", "2261")), baseline().path(), Map.of());
    }

    /** The pilot platform of Guangzhou. */
    public static CounterManner guangzhou() {
        return new CounterManner(
                CoreFace.guangzhou(PASSWORD),
                "/ebus/gdyb_inf/poc-hsa-hgs-{infno}",
                Map.of("dialect", "guangzhou", "sign-in-password", PASSWORD));
    }

    /** The municipal pool (市直) at its own address with its own keys; the mark says mobile or no-sense payment. */
    public static CounterManner municipal(boolean noSense) {
        return new CounterManner(
                CoreFace.municipal(account()),
                MUNICIPAL + ACCOUNT + "/{infno}",
                Map.of(
                        "dialect", noSense ? "municipal-no-sense" : "municipal",
                        "paas-id", ACCOUNT,
                        "gateway-secret", SECRET));
    }

    private boolean isMunicipal() {
        return path.startsWith(MUNICIPAL);
    }

    /** The simulator's faces: this one, and the municipal pool's own platform beside it. */
    CoreFace[] faces() {
        return isMunicipal() ? new CoreFace[] {face} : new CoreFace[] {face, CoreFace.municipal(account())};
    }

    /** Settings under {@code medsettle.yibao-direct.} by which a gateway finds the municipal pool beside this platform. */
    Map<String, String> direct(String base) {
        return isMunicipal()
                ? Map.of()
                : Map.of(
                        "core-url",
                        base + MUNICIPAL + ACCOUNT + "/{infno}",
                        "dialect",
                        "municipal",
                        "paas-id",
                        ACCOUNT,
                        "gateway-secret",
                        SECRET);
    }

    /** The national text behind the CSB gateway, one address for everything. */
    public static CounterManner csb() {
        return new CounterManner(
                CoreFace.baseline().at(CoreAddress.one()).behind(CoreGatewayKind.CSB, account()),
                "/fsi/api/rsfComIfsService/callService",
                Map.of("gateway", "CSB", "paas-id", ACCOUNT, "gateway-secret", SECRET));
    }

    /** The national text behind the x-ca gateway, which signs stamp and body. */
    public static CounterManner xca() {
        return new CounterManner(
                CoreFace.baseline().behind(CoreGatewayKind.CA, account()),
                "/ebus/a/e/hsa/hgs/{infno}",
                Map.of("gateway", "X_CA", "paas-id", ACCOUNT, "gateway-secret", SECRET));
    }

    private static CoreAccount account() {
        return CoreAccount.of(OutsideWorld.ORG, ACCOUNT, SECRET);
    }
}
