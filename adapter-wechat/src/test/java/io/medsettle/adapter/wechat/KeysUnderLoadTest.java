package io.medsettle.adapter.wechat;

import static io.medsettle.adapter.wechat.Saying.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.wechat.KeyChoice;
import io.medsettle.fixtures.wechat.PatientChoice;
import io.medsettle.ports.callback.Reading;
import io.medsettle.ports.counterparty.Deed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Old and new keys of WeChat on one day, while orders go on (wechat §4.3, §4.5, §12 B1, B2). */
class KeysUnderLoadTest {
    private final Hospital hospital = new Hospital(
            sim -> List.of(
                    PlatformKey.ofPublicKey(sim.publicKeyId(), sim.publicKeyPem()),
                    PlatformKey.ofCertificate(sim.certificates().get(sim.certificateSerial()))),
            Optional.of(Duration.ofMinutes(5)));

    @AfterEach
    void close() {
        hospital.close();
    }

    private Deed cash(int i) {
        return Deeds.cash("20260105C" + (10000 + i), 10_00 + i);
    }

    private void pays(int i) {
        yes(hospital.party.start(cash(i)));
        assertThat(hospital.wechat
                        .pay("20260105C" + (10000 + i), PatientChoice.BOTH_OK)
                        .ok())
                .isTrue();
        assertThat(yes(hospital.party.ask(cash(i))).parts().total()).isEqualTo(10_00 + i);
    }

    @Test
    void a_certificate_is_changed_and_a_public_key_comes_beside_it_while_patients_pay() {
        hospital.wechat.answersSignedWith(KeyChoice.CERTIFICATE);
        hospital.wechat.callbacksSignedWith(KeyChoice.CERTIFICATE);
        IntStream.range(0, 12).parallel().forEach(this::pays);
        hospital.wechat.rotateCertificate();
        IntStream.range(12, 24).parallel().forEach(this::pays);
        assertThat(hospital.wechat.carriedOut("certificates"))
                .as("looked up once")
                .isEqualTo(1);
        hospital.wechat.answersSignedWith(KeyChoice.ALTERNATING);
        hospital.wechat.callbacksSignedWith(KeyChoice.ALTERNATING);
        IntStream.range(24, 36).parallel().forEach(this::pays);
        assertThat(hospital.wechat.drainNotices(Hospital.SOON)).isTrue();
        assertThat(hospital.readings).hasSize(36).allMatch(Reading.Genuine.class::isInstance);
        assertThat(hospital.wechat.carriedOut("certificates")).isEqualTo(1);
        assertThat(hospital.held())
                .isEqualTo(IntStream.range(0, 36).mapToLong(i -> 10_00 + i).sum());
    }
}
