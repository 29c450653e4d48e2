package io.medsettle.adapter.wechat;

import static io.medsettle.adapter.wechat.Saying.doubt;
import static io.medsettle.adapter.wechat.Saying.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.sim.CallbackMood;
import io.medsettle.fixtures.wechat.KeyChoice;
import io.medsettle.fixtures.wechat.NoticePlan;
import io.medsettle.fixtures.wechat.PatientChoice;
import io.medsettle.fixtures.wechat.WechatSimulator;
import io.medsettle.ports.callback.Knock;
import io.medsettle.ports.callback.Reading;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SimulatorCallbacksTest {
    private final Deed cash = Deeds.cash("20260105C00001", 50_00);

    @Test
    void payment_mixed_payment_and_refund_each_knock_once_and_are_acknowledged() {
        try (Hospital hospital = new Hospital()) {
            payBoth(hospital);
            Receipt paid = yes(hospital.party.ask(cash));
            yes(hospital.party.reverse(Deeds.back(cash, paid, "20260105R00001", Parts.of(Part.CASH, 50_00))));
            assertThat(hospital.wechat.drainNotices(Hospital.SOON)).isTrue();
            assertThat(hospital.kinds())
                    .containsExactly("MEDICAL_INSURANCE.SUCCESS", "REFUND.SUCCESS", "TRANSACTION.SUCCESS");
            assertThat(hospital.wechat.noticeAttempts()).allMatch(attempt -> attempt.status() == 204);
            for (Reading reading : hospital.readings) {
                Knock knock = ((Reading.Genuine) reading).knock();
                assertThat(knock.numbers()).contains("20260105C00001");
                assertThat(knock.waits()).isFalse();
            }
        }
    }

    @Test
    void a_notice_that_comes_twice_has_one_id() {
        try (Hospital hospital = new Hospital()) {
            hospital.wechat.faults().callbacks(CallbackMood.TWICE);
            payBoth(hospital);
            assertThat(hospital.wechat.drainNotices(Hospital.SOON)).isTrue();
            assertThat(hospital.readings).hasSize(4);
            assertThat(hospital.readings.stream()
                            .map(reading -> ((Reading.Genuine) reading).knock().id())
                            .distinct())
                    .hasSize(2);
        }
    }

    @Test
    void a_forged_notice_gets_401_and_asking_finds_the_truth() {
        try (Hospital hospital = new Hospital()) {
            hospital.wechat.noticePlan(new NoticePlan(List.of(), List.of()));
            hospital.wechat.faults().callbacks(CallbackMood.FORGED);
            Deed mixed = payBoth(hospital);
            assertThat(hospital.wechat.drainNotices(Hospital.SOON)).isTrue();
            assertThat(hospital.kinds()).containsExactly("Forged", "Forged");
            assertThat(hospital.wechat.noticeAttempts()).allMatch(attempt -> attempt.status() == 401);
            assertThat(yes(hospital.party.ask(mixed)).seen()).isEqualTo(Deeds.ALL);
        }
    }

    @Test
    void late_or_never_makes_no_difference_to_what_is_true() {
        for (CallbackMood mood : List.of(CallbackMood.LATE, CallbackMood.NEVER)) {
            try (Hospital hospital = new Hospital()) {
                hospital.wechat.faults().callbacks(mood);
                Deed mixed = payBoth(hospital);
                assertThat(yes(hospital.party.ask(mixed)).seen()).isEqualTo(Deeds.ALL);
                assertThat(hospital.wechat.drainNotices(Hospital.SOON)).isTrue();
                assertThat(hospital.readings).hasSize(mood == CallbackMood.LATE ? 2 : 0);
                assertThat(hospital.readings).allMatch(reading -> reading instanceof Reading.Genuine);
            }
        }
    }

    @Test
    void notices_signed_by_key_and_certificate_in_turn_are_all_read() {
        try (Hospital hospital = new Hospital(SimulatorCallbacksTest::both, Optional.empty())) {
            hospital.wechat.callbacksSignedWith(KeyChoice.ALTERNATING);
            hospital.wechat.answersSignedWith(KeyChoice.ALTERNATING);
            payBoth(hospital);
            assertThat(hospital.wechat.drainNotices(Hospital.SOON)).isTrue();
            assertThat(hospital.readings).hasSize(2).allMatch(reading -> reading instanceof Reading.Genuine);
        }
    }

    @Test
    void a_certificate_that_is_rotated_while_running_is_learned_from_the_first_notice_or_answer() {
        try (Hospital hospital =
                new Hospital(SimulatorCallbacksTest::certificates, Optional.of(Duration.ofMinutes(1)))) {
            hospital.wechat.answersSignedWith(KeyChoice.CERTIFICATE);
            hospital.wechat.callbacksSignedWith(KeyChoice.CERTIFICATE);
            yes(hospital.party.start(cash));
            hospital.wechat.rotateCertificate();
            hospital.wechat.pay("20260105C00001", PatientChoice.BOTH_OK);
            assertThat(hospital.wechat.drainNotices(Hospital.SOON)).isTrue();
            assertThat(hospital.kinds()).containsExactly("TRANSACTION.SUCCESS");
            assertThat(yes(hospital.party.ask(cash)).parts().total()).isEqualTo(50_00);
            assertThat(hospital.wechat.carriedOut("certificates")).isEqualTo(1);
            assertThat(hospital.pay.refreshCertificates()).isTrue();
        }
    }

    @Test
    void where_no_key_is_known_at_the_start_the_certificates_are_fetched_first() {
        try (Hospital hospital = new Hospital(sim -> List.of(), Optional.of(Duration.ofMinutes(1)))) {
            hospital.wechat.answersSignedWith(KeyChoice.CERTIFICATE);
            yes(hospital.party.start(cash));
            assertThat(hospital.wechat.carriedOut("certificates")).isEqualTo(1);
            assertThat(doubt(hospital.party.ask(cash))).isEqualTo(Doubt.STILL_WORKING);
            assertThat(hospital.wechat.carriedOut("certificates")).isEqualTo(1);
        }
    }

    @Test
    void a_probe_gets_401() throws Exception {
        try (Hospital hospital = new Hospital()) {
            int status = hospital.wechat.probe(hospital.address("cash")).get(5, TimeUnit.SECONDS);
            assertThat(status).isEqualTo(401);
            assertThat(hospital.kinds()).containsExactly("Forged");
        }
    }

    private Deed payBoth(Hospital hospital) {
        Deed mixed = hospital.mixedBehind(cash);
        yes(hospital.party.start(mixed));
        assertThat(hospital.wechat.pay("20260105C00001", PatientChoice.BOTH_OK).ok())
                .isTrue();
        return mixed;
    }

    private static List<PlatformKey> certificates(WechatSimulator sim) {
        return sim.certificates().values().stream()
                .map(PlatformKey::ofCertificate)
                .toList();
    }

    private static List<PlatformKey> both(WechatSimulator sim) {
        List<PlatformKey> all = new ArrayList<>(certificates(sim));
        all.add(PlatformKey.ofPublicKey(sim.publicKeyId(), sim.publicKeyPem()));
        return all;
    }
}
