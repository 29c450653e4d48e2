package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.identity.SampleCard;
import io.medsettle.fixtures.identity.SimulatedReader;
import io.medsettle.fixtures.yibao.Entitlement;
import io.medsettle.sandbox.CounterManner;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Social security cards in the regions that need no encryption machine at the gateway. */
class CardsTest {
    private static final String NO_MACHINE = "medsettle.cards.keys-url";

    private static SimulatedReader reading(SampleCard card) {
        SimulatedReader reader = new SimulatedReader(false);
        reader.insert(card);
        return reader;
    }

    private static SampleCard card(int person) {
        return SampleCard.of(Clinic.person(person), "440100");
    }

    private static void settledWith(Gateway gateway, int person) {
        Kiosk kiosk = new Kiosk(gateway);
        Said read = kiosk.byCard(reading(card(person)));
        assertThat(read.text("next")).as(read.text()).isEqualTo("DONE");
        Counts counts = new Counts(gateway);
        Said priced = kiosk.open(
                read.body().at("/session/sessionId").asText(),
                Kiosk.wish("counter", gateway.clinic().bill(person, 70_00)));
        assertThat(priced.status()).as(priced.text()).isEqualTo(201);
        kiosk.pay(priced.text("orderId"));
        kiosk.until(priced.text("orderId"), "SETTLED");
        counts.once("2201", "2207");
        assertThat(new Money(gateway, priced.text("orderId")).heldFen()).isEqualTo(70_00);
        assertThat(gateway.world().identity().machine().questions()).isZero();
    }

    /** The insurer's own register is asked about each card (1161). */
    @Nested
    class ByTheInsurersRegister extends AnyManner {
        ByTheInsurersRegister() {
            super(CounterManner.provincial(), Map.of(NO_MACHINE, "", "medsettle.cards.by-core", "true"));
        }

        @Test
        @Covers("C01")
        void a_card_is_compared_with_the_register_and_settles() {
            Counts counts = new Counts(gateway());
            settledWith(gateway(), 14);
            counts.once("1161");
        }

        @Test
        void a_lost_card_and_the_card_of_somebody_else_are_refused_with_the_next_step() {
            Kiosk kiosk = new Kiosk(gateway());
            gateway().world().yibao().loseCard(card(15).cardNumber());

            Said lost = kiosk.byCard(reading(card(15)));
            Said foreign =
                    kiosk.byCard(reading(card(16).numbered(Clinic.person(17).idNumber())));

            assertThat(lost.status()).as(lost.text()).isEqualTo(422);
            assertThat(lost.text("code")).isEqualTo("card-blocked");
            assertThat(lost.text("next")).contains("身份证");
            assertThat(foreign.text("code")).as(foreign.text()).isEqualTo("card-mismatch");
        }

        @Test
        void special_treatments_on_file_are_told_by_1160() {
            Kiosk kiosk = new Kiosk(gateway());
            gateway()
                    .world()
                    .yibao()
                    .entitle(Clinic.person(13).psnNo(), new Entitlement.Chronic("M03900", "高血压", "2020-10-01", ""));
            Counts counts = new Counts(gateway());

            Said told = kiosk.edge()
                    .post("/api/v1/insurance/treatments", Map.of("sessionId", kiosk.enter(13), "medType", "14"));

            assertThat(told.body().findValuesAsText("diseaseCode"))
                    .as(told.text())
                    .contains("M03900");
            counts.once("1160");
        }
    }

    /** Guangzhou's library reads by itself; the insurer checks its signature with each transaction. */
    @Nested
    class BySignedReading extends AnyManner {
        BySignedReading() {
            super(
                    CounterManner.guangzhou(),
                    Map.of(
                            NO_MACHINE,
                            "",
                            "medsettle.cards.library",
                            "GUANGZHOU",
                            "medsettle.cards.area-from-card",
                            "true"));
        }

        @Test
        @Covers("C01")
        void what_the_reader_signed_travels_with_every_transaction() {
            settledWith(gateway(), 14);
        }
    }

    /** The kiosk's own library scans and decodes the e-voucher (6101). */
    @Nested
    class ByTheKiosksLibrary extends AnyManner {
        ByTheKiosksLibrary() {
            super(CounterManner.baseline(), Map.of("medsettle.vouchers.library", "true"));
        }

        @Test
        @Covers("C02")
        void what_the_library_decoded_opens_a_session() throws Exception {
            Kiosk kiosk = new Kiosk(gateway());
            Said told = kiosk.edge().post("/api/v1/voucher-inputs", Map.of("terminal", Kiosk.TERMINAL));
            assertThat(told.status()).as(told.text()).isEqualTo(200);

            Said entered = kiosk.edge()
                    .post(
                            "/api/v1/sessions",
                            Map.of(
                                    "terminal",
                                    Kiosk.TERMINAL,
                                    "voucher",
                                    Map.of("scanNo", Clinic.freshKey(), "content", library(told.text("input")))));

            assertThat(entered.status()).as(entered.text()).isEqualTo(201);
            assertThat(entered.text("patientId")).isEqualTo(Clinic.person(13).patientId());
        }

        /** What the library answers: it scans the picture and asks the insurer's service by itself. */
        private String library(String input) throws Exception {
            String picture =
                    gateway().world().yibao().showVoucher(Clinic.person(13).psnNo());
            String body = input.replace("\"data\":{", "\"data\":{\"ecQrCode\":\"" + picture + "\",");
            URI service = URI.create(gateway().world().yibao().base() + "/localcfc/api/hsecfc/localQrCodeQuery");
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(service)
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
