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
        String id = "elsewhere-" + Clinic.freshKey();
        Set<String> all = Set.of("orders:read", "orders:write", "refunds:write", "counter", "his", "till");
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
}
