package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.his.NewStay;
import io.medsettle.ports.value.Secret;
import io.medsettle.sandbox.OutsideWorld;
import io.medsettle.server.console.ConsoleVisit;
import io.medsettle.server.console.ConsoleVisit.Page;
import io.medsettle.server.people.People;
import io.medsettle.server.people.Role;
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

/** 越权: numbers of one organisation, asked for by people and by systems of another that have every right there. */
@ExtendWith(SharedGateway.class)
class CampusTest {
    private static final String CAMPUS = "H44999900777";
    private static final String KEY = "a-campus-key";

    private final Gateway gateway;
    private final Clinic clinic;
    private final People people;

    CampusTest(Gateway gateway) {
        this.gateway = gateway;
        clinic = gateway.clinic();
        people = gateway.bean(People.class);
    }

    private ConsoleVisit finance() {
        ConsoleVisit head = ConsoleVisit.of(gateway.address(), people, OutsideWorld.ORG, Role.SECURITY);
        head.post("/console/organisations", Map.of("org", CAMPUS, "title", "西院区"));
        return ConsoleVisit.of(gateway.address(), people, CAMPUS, Role.FINANCE, Role.SUPERVISOR);
    }

    @Test
    void the_consoles_pages_show_and_change_nothing_of_another_organisation() {
        Said mixed = clinic.settled(clinic.mixed(16, 80_00), 16);
        String order = mixed.text("orderId");
        String person = Clinic.person(16).name();
        ConsoleVisit theirs = finance();

        for (String path : List.of(
                "/console/orders/" + order,
                "/console/insurance/" + order + "/0/insurer",
                "/console/insurance/" + order + "/0/cash")) {
            assertThat(theirs.get(path).status()).as(path).isEqualTo(404);
        }
        for (String number :
                List.of(order, Clinic.leg(mixed, "cash").path("farNumber").asText())) {
            for (String list : List.of("/console/orders?number=", "/console/insurance?number=")) {
                assertThat(theirs.get(list + number).text()).doesNotContain("/console/orders/" + order);
            }
        }
        for (String search : List.of("/console/orders/search", "/console/insurance/search")) {
            Page found = theirs.post(search, Map.of("text", person));
            assertThat(found.status()).isEqualTo(200);
            assertThat(found.text()).doesNotContain("/console/orders/" + order);
        }
        Map<String, String> ruling =
                Map.of("round", "0", "deed", "cash", "ruling", "NEVER_TOOK", "reason", "不是本院的", "evidence", "没有");
        assertThat(theirs.post("/console/stuck/" + order, ruling).status()).isIn(403, 404);
        assertThat(theirs.post("/console/stuck/" + order + "/1", Map.of()).status())
                .isIn(403, 404);
        assertThat(clinic.order(order).text("state")).isEqualTo("SETTLED");
    }

    @Test
    void systems_of_another_organisation_reach_neither_orders_nor_stays_nor_sessions_nor_refunds() {
        Said settled = clinic.settled(clinic.selfPay(17, 40_00), 17);
        String order = settled.text("orderId");
        clinic.refund(order);
        clinic.until(order, Clinic.SOON, "REFUNDED");
        Ward ward = new Ward(gateway);
        int lying = ward.nobodyLyingIn();
        NewStay stay = ward.stay(lying, 100_00, 1);
        ward.deposited(stay, 50_00, Ward.BY_CODE);
        String session = new Kiosk(gateway).enter(18);
        Edge theirs = system();

        like(theirs, "/api/v1/orders/%s", order, "20260101AAAAAAAA");
        like(theirs, "/api/v1/orders/%s/receipts", order, "20260101AAAAAAAA");
        like(theirs, "/api/v1/refunds/%s", order + "-1", "20260101AAAAAAAA-1");
        like(theirs, "/api/v1/sessions/%s", session, "0".repeat(session.length()));
        like(theirs, "/api/v1/stays/%s", stay.stayId(), "ST999999");
        like(theirs, "/api/v1/inpatients/%s/discharge-result", stay.stayId(), "ST999999");
        for (String path : List.of(
                "/api/v1/orders/" + order + "/pay",
                "/api/v1/orders/" + order + "/cancel",
                "/api/v1/sessions/" + session + "/end",
                "/api/v1/stays/" + stay.stayId() + "/rounds/0/cancel")) {
            Said said = theirs.post(path, Map.of("reason", "不是本院的"), Clinic.freshKey());
            assertThat(said.status()).as(path + said.text()).isIn(404, 410);
        }
        assertThat(theirs.get("/api/v1/stuck-orders").text()).doesNotContain(order);
        assertThat(ward.look(stay).fen("depositLeftFen")).isEqualTo(50_00);
        assertThat(new Kiosk(gateway).look(session).status()).isEqualTo(200);
        ward.refund(ward.look(stay).text("orderId"), 0, 50_00);
    }

    /** What is there is answered like what is not. */
    private static void like(Edge edge, String path, String there, String nowhere) {
        Said said = edge.get(path.formatted(there));
        Said none = edge.get(path.formatted(nowhere));
        assertThat(said.status()).as(said.text()).isEqualTo(none.status());
        assertThat(said.text().replace(there, nowhere)).isEqualTo(none.text());
    }

    /** With every scope that there is. */
    private Edge system() {
        String id = "campus-" + Clinic.freshKey();
        Set<String> all = Set.of(
                "orders:read",
                "orders:write",
                "refunds:write",
                "patients:read",
                "counter",
                "his",
                "till",
                "finance",
                "insurance:read",
                "dictionaries:read",
                "dictionaries:write",
                "credit:admin");
        gateway.bean(ApiClients.class)
                .register(
                        new ApiClient(id, CAMPUS, "西院区", all, new Secret(digest()), true),
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
}
