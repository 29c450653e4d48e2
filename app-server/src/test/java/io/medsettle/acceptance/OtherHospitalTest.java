package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.ports.value.Secret;
import io.medsettle.server.store.ApiClient;
import io.medsettle.server.store.ApiClients;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A client of another hospital on the same gateway: nothing of this hospital is there for it, under whatever number. */
@ExtendWith(SharedGateway.class)
class OtherHospitalTest {
    private static final String KEY = "another-hospital-key";

    private final Gateway gateway;

    OtherHospitalTest(Gateway gateway) {
        this.gateway = gateway;
    }

    private Edge elsewhere() {
        return elsewhere(Set.of("orders:read", "orders:write", "refunds:write", "counter", "his", "till"));
    }

    private Edge elsewhere(Set<String> all) {
        String id = "elsewhere-" + Clinic.freshKey();
        gateway.bean(ApiClients.class)
                .register(
                        new ApiClient(id, "H44999900002", "别的医院", all, new Secret(digest()), true),
                        InstantSource.system().instant());
        return new Edge(gateway.address(), id + "." + KEY);
    }

    private static String digest() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(KEY.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }

    @Test
    void orders_of_a_hospital_are_not_told_to_another_one_by_any_number() {
        Kiosk kiosk = new Kiosk(gateway);
        Said settled = kiosk.settled(16, Kiosk.wish("counter", gateway.clinic().bill(16, 50_00)));
        String order = settled.text("orderId");
        Edge elsewhere = elsewhere();
        List<String> numbers = List.of(
                order,
                settled.text("hisOrderId"),
                Clinic.number(settled, "insurer"),
                Clinic.leg(settled, "insurer").path("farNumber").asText());

        for (String number : numbers) {
            Said ours = kiosk.edge().post("/api/v1/orders/query", Map.of("number", number));
            Said theirs = elsewhere.post("/api/v1/orders/query", Map.of("number", number));
            assertThat(ours.body()).as(number + ": " + ours.text()).hasSize(1);
            assertThat(theirs.body()).as(number + ": " + theirs.text()).isEmpty();
        }
        assertThat(elsewhere.get("/api/v1/orders/" + order).status()).isEqualTo(404);
        assertThat(elsewhere.get("/api/v1/orders/" + order + "/receipts").status())
                .isEqualTo(404);
        assertThat(elsewhere.post("/api/v1/orders/" + order + "/pay", "{}").status())
                .isEqualTo(404);
        assertThat(elsewhere
                        .post("/api/v1/orders/" + order + "/details", Map.of("number", "D1"))
                        .status())
                .isEqualTo(404);
        Map<String, String> back = Map.of("orderId", order, "reason", "不是本院的");
        assertThat(elsewhere.post("/api/v1/refunds", back, Clinic.freshKey()).status())
                .isEqualTo(404);
        assertThat(kiosk.order(order).text("state")).isEqualTo("SETTLED");
    }

    /** Switches, dictionaries, bills and books are one for all campuses: only the gateway's own hospital's systems come to them. */
    @Test
    void what_holds_for_the_whole_gateway_is_neither_shown_nor_changed_for_another_organisation() {
        Edge elsewhere =
                elsewhere(Set.of("credit:admin", "finance", "his", "dictionaries:write", "insurance:read", "counter"));
        String day = "2026-01-05";
        String period = "?from=" + day + "&to=" + day;

        for (String page : List.of(
                "/api/v1/credit/onboarding",
                "/api/v1/credit/onboarding/changes",
                "/api/v1/credit/onboarding/merchants",
                "/api/v1/credit/onboarding/white-list",
                "/api/v1/reconciliation/alarms",
                "/api/v1/reconciliation/assignees",
                "/api/v1/reconciliation/differences" + period,
                "/api/v1/reconciliation/withdrawals" + period,
                "/api/v1/credit/statistics" + period,
                "/api/v1/channel-bills/wechat/" + day)) {
            assertRefused(page, elsewhere.get(page));
        }
        Map<String, Object> off = Map.of("why", "不该", "hospital", false);
        assertRefused("switch", elsewhere.post("/api/v1/credit/onboarding/changes", off));
        assertRefused("rollback", elsewhere.post("/api/v1/credit/onboarding/rollback", Map.of("why", "不该")));
        assertRefused("merchant", elsewhere.post("/api/v1/credit/onboarding/merchants", Map.of("why", "不该")));
        assertRefused("run", elsewhere.post("/api/v1/reconciliation/" + day + "/runs", Map.of()));
        assertRefused(
                "import",
                elsewhere.post("/api/v1/dictionaries/HERB/versions/from-insurer", Map.of(), Clinic.freshKey()));
        assertRefused("activation", elsewhere.post("/api/v1/dictionaries/versions/X/activations", Map.of("from", day)));
        assertThat(elsewhere.get("/api/v1/dictionaries").status())
                .as("dictionaries are read by all campuses")
                .isEqualTo(200);
    }

    private static void assertRefused(String what, Said said) {
        assertThat(said.text("code")).as(what + ": " + said.text()).isEqualTo("head-only");
        assertThat(said.status()).isEqualTo(403);
    }
}
