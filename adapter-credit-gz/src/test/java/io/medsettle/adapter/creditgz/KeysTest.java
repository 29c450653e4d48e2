package io.medsettle.adapter.creditgz;

import static io.medsettle.fixtures.party.Saying.doubt;
import static io.medsettle.fixtures.party.Saying.no;
import static io.medsettle.fixtures.party.Saying.yes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.SettableClock;
import io.medsettle.ports.callback.RawCallback;
import io.medsettle.ports.callback.Reading;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.WireResult;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Versions of the keys, and the change from one to the next. */
class KeysTest {
    @Covers("A02")
    @ParameterizedTest
    @EnumSource
    void the_newest_key_that_holds_is_used_and_the_platform_takes_both_for_a_day(Shape shape) {
        KeyRing both = new KeyRing(List.of(shape.key(), shape.nextKey()));
        try (Clinic clinic = new Clinic(shape, shape.whole(), List.of(shape.theirKey(), shape.theirNextKey()), both)) {
            Outcome<Started> early = clinic.party.start(Deeds.pay("20260105C00001", 10_00, clinic.contract));
            if (shape == Shape.STEPS) {
                assertThat(no(early).refusal()).as("not even a token").isEqualTo(Outcome.Refusal.NEVER_SENT);
            } else {
                assertThat(doubt(early)).isEqualTo(Doubt.NO_ANSWER);
            }
            assertThat(clinic.platform.rotateKey()).isEqualTo("k2");
            yes(clinic.party.start(Deeds.pay("20260105C00002", 10_00, clinic.contract)));
            CreditGz old = new CreditGz(
                    Clinic.settings(
                            clinic.settings.profile(),
                            new KeyRing(List.of(shape.key())),
                            clinic.platform.base(),
                            clinic.settings.notifyUrl().orElseThrow()),
                    clinic.exchange,
                    clinic.clock);
            yes(old.counterparty().start(Deeds.pay("20260105C00003", 10_00, clinic.contract)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_notice_under_the_old_key_is_taken_while_that_key_holds(Shape shape) {
        CreditKey old = CreditKey.shared(
                "k1",
                new Secret(Shape.SIGN_KEY),
                new Secret(shape.encKey),
                Shape.FROM,
                Instant.parse("2026-01-05T01:32:00Z"));
        KeyRing both = new KeyRing(List.of(old, shape.nextKey()));
        try (Clinic clinic = new Clinic(shape, shape.whole(), List.of(shape.theirKey(), shape.theirNextKey()), both)) {
            byte[] notice = new Notary(clinic).notice("PAID", "20260105C00001", clinic.clock.instant());
            String path = clinic.settings.notifyUrl().orElseThrow().getPath();
            RawCallback raw = new RawCallback(path.substring(path.lastIndexOf('/') + 1), Map.of(), notice);
            assertThat(clinic.room.callbacks().read(raw)).isInstanceOf(Reading.Genuine.class);
            clinic.clock.tick(Duration.ofMinutes(2));
            assertThat(clinic.room.callbacks().read(raw)).isEqualTo(new Reading.Forged("密钥版本不认识或已失效"));
        }
    }

    @Test
    void a_ring_without_a_key_that_holds_stops_the_start() {
        Shape shape = Shape.FIRST;
        CreditKey past = CreditKey.shared(
                "k0", new Secret("x"), new Secret(shape.encKey), Shape.FROM, Instant.parse("2026-01-02T00:00:00Z"));
        URI nowhere = URI.create("https://platform.example");
        CreditSettings settings = Clinic.settings(shape.profile(), new KeyRing(List.of(past)), nowhere, nowhere);
        assertThatThrownBy(() ->
                        new CreditGz(settings, request -> new WireResult.NoAnswer(""), SettableClock.aMondayMorning()))
                .hasMessage("没有一个有效期内的密钥");
        assertThatThrownBy(() -> new KeyRing(List.of())).hasMessage("至少要有一个版本的密钥");
        assertThatThrownBy(() -> new KeyRing(List.of(past, past))).hasMessage("两个密钥版本的 id 相同");
    }
}
