package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.his.NewVisit;
import io.medsettle.fixtures.yibao.VisitView;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** 线上结算: 慢特病, 生育: the category that the patient chose is that of visit, upload and settlement. */
@ExtendWith(SharedGateway.class)
class OnlineKindsTest {
    private final Gateway gateway;
    private final Clinic clinic;

    OnlineKindsTest(Gateway gateway) {
        this.gateway = gateway;
        clinic = gateway.clinic();
    }

    private void settledOnlineAs(int person, String medType, String insuType) {
        NewVisit visit = clinic.bill(person, 160_00);
        Map<String, Object> wish = clinic.wish("online-mixed", person, visit);
        Map<String, Object> insurance = new HashMap<>(Map.of("medType", medType, "insuType", insuType));
        insurance.put(
                "authCode",
                gateway.world().wechat().authCode(Clinic.person(person).openid()));
        wish.put("insurance", insurance);
        Counts counts = new Counts(gateway);

        Said priced = clinic.channel().post("/api/v1/orders", wish, Clinic.freshKey());
        assertThat(priced.status()).as(priced.text()).isEqualTo(201);
        Said settled = clinic.settled(priced, person);

        counts.once("2201", "2203", "6201", "6202", "settle", "O07");
        String mdtrtId = Clinic.leg(settled, "visit").path("farNumber").asText();
        assertThat(gateway.world().yibao().visits())
                .filteredOn(v -> v.mdtrtId().equals(mdtrtId))
                .singleElement()
                .extracting(VisitView::medType)
                .isEqualTo(medType);
        Money money = new Money(gateway, settled.text("orderId"));
        assertThat(money.charged()).isEqualTo(160_00).isEqualTo(money.heldFen());
        money.agrees();
    }

    @Test
    void a_chronic_disease_is_settled_online_as_such() {
        settledOnlineAs(15, "14", "310");
    }

    @Test
    void a_maternity_check_is_settled_online_by_the_maternity_insurance() {
        settledOnlineAs(16, "51", "510");
    }
}
