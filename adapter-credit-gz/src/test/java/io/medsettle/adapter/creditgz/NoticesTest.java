package io.medsettle.adapter.creditgz;

import static io.medsettle.fixtures.party.Saying.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.credit.NoticeAttempt;
import io.medsettle.ports.callback.Decision;
import io.medsettle.ports.callback.Knock;
import io.medsettle.ports.callback.RawCallback;
import io.medsettle.ports.callback.Reading;
import io.medsettle.ports.credit.ContractNotice;
import io.medsettle.ports.value.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Notices of a platform, under every profile. */
class NoticesTest {
    private static Knock only(Clinic clinic) {
        assertThat(clinic.platform.drainNotices(Duration.ofSeconds(20))).isTrue();
        assertThat(clinic.readings).hasSize(1).allMatch(Reading.Genuine.class::isInstance);
        return ((Reading.Genuine) clinic.readings.get(0)).knock();
    }

    @ParameterizedTest
    @EnumSource
    void a_payment_knocks_with_its_number_and_is_acknowledged(Shape shape) {
        try (Clinic clinic = new Clinic(shape)) {
            yes(clinic.party.start(Deeds.pay("20260105C00001", 50_00, clinic.contract)));
            Knock knock = only(clinic);
            assertThat(knock.kind()).isEqualTo("PAID");
            assertThat(knock.numbers()).contains("20260105C00001");
            assertThat(knock.waits()).isFalse();
            assertThat(knock.toString()).doesNotContain(clinic.contract);
            List<NoticeAttempt> attempts = clinic.platform.noticeAttempts();
            assertThat(attempts).hasSize(1).allMatch(NoticeAttempt::acknowledged);
            assertThat(knock.id()).isEqualTo(attempts.get(0).serial());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_contract_that_changed_names_no_order(Shape shape) {
        try (Clinic clinic = new Clinic(shape)) {
            clinic.platform.noticesTo(clinic.settings.notifyUrl().orElseThrow());
            clinic.platform.freeze(Clinic.PERSON.idNumber(), 3);
            Knock knock = only(clinic);
            assertThat(knock.kind()).isEqualTo("FROZEN");
            assertThat(knock.numbers()).isEmpty();
            assertThat(knock.text()).contains(clinic.contract);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_notice_about_a_contract_tells_whose_it_is_and_one_about_a_payment_nobodys(Shape shape) {
        try (Clinic clinic = new Clinic(shape)) {
            assertThat(about(clinic, "PAID")).isEmpty();
            for (String kind : List.of("SIGNED", "TERMINATED", "FROZEN", "UNFROZEN")) {
                assertThat(about(clinic, kind)).as(kind).contains(new Secret(Clinic.PERSON.idNumber()));
            }
            assertThat(clinic.settings.profile().noticePath()).contains(door(clinic));
        }
    }

    private static Optional<Secret> about(Clinic clinic, String kind) {
        byte[] notice = new Notary(clinic).notice(kind, "20260105C00001", clinic.clock.instant());
        RawCallback raw = new RawCallback(door(clinic), Map.of(), notice);
        Reading.Genuine genuine = (Reading.Genuine) clinic.room.callbacks().read(raw);
        return clinic.room.contractNotices().of(raw, genuine.knock()).map(ContractNotice::certNo);
    }

    @Covers("A01")
    @ParameterizedTest
    @EnumSource
    void a_notice_that_is_too_old_or_was_touched_or_came_to_another_door_is_forged(Shape shape) {
        try (Clinic clinic = new Clinic(shape)) {
            URI address = clinic.settings.notifyUrl().orElseThrow();
            String door = address.getPath().substring(address.getPath().lastIndexOf('/') + 1);
            RawCallback raw = new RawCallback(door, Map.of(), "{\"a\":\"b\"}".getBytes(StandardCharsets.UTF_8));
            assertThat(clinic.room.callbacks().read(raw)).isInstanceOf(Reading.Forged.class);
            RawCallback elsewhere = new RawCallback("elsewhere", Map.of(), raw.body());
            assertThat(clinic.room.callbacks().read(elsewhere)).isInstanceOf(Reading.Forged.class);
            RawCallback text = new RawCallback(door, Map.of(), "knock".getBytes(StandardCharsets.UTF_8));
            assertThat(clinic.room.callbacks().read(text)).isInstanceOf(Reading.Unreadable.class);
            assertThat(clinic.room.callbacks().refuse().status()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_notice_is_good_for_its_window_and_not_longer(Shape shape) {
        try (Clinic clinic = new Clinic(shape)) {
            byte[] notice = new Notary(clinic).notice("PAID", "20260105C00001", clinic.clock.instant());
            RawCallback raw = new RawCallback(door(clinic), Map.of(), notice);
            clinic.clock.tick(Duration.ofMinutes(5));
            assertThat(clinic.room.callbacks().read(raw)).isInstanceOf(Reading.Genuine.class);
            clinic.clock.tick(Duration.ofSeconds(1));
            assertThat(clinic.room.callbacks().read(raw)).isEqualTo(new Reading.Forged("超出时间窗"));
            clinic.clock.tick(Duration.ofMinutes(-11));
            assertThat(clinic.room.callbacks().read(raw)).isEqualTo(new Reading.Forged("超出时间窗"));
            clinic.clock.tick(Duration.ofMinutes(6));
            byte[] touched = new String(notice, StandardCharsets.UTF_8)
                    .replace(Clinic.ORG, "H44999900002")
                    .getBytes(StandardCharsets.UTF_8);
            assertThat(clinic.room.callbacks().read(new RawCallback(door(clinic), Map.of(), touched)))
                    .isEqualTo(new Reading.Forged("验签失败"));
        }
    }

    private static String door(Clinic clinic) {
        String path = clinic.settings.notifyUrl().orElseThrow().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @ParameterizedTest
    @EnumSource
    void what_could_not_be_kept_shall_come_again(Shape shape) {
        try (Clinic clinic = new Clinic(shape)) {
            Knock knock = new Knock("PAID", "20260105000000000000000000000001", List.of("1"), false, "{}");
            String yes = new String(
                    clinic.room.callbacks().answer(knock, Decision.YES).body(), StandardCharsets.UTF_8);
            String later = new String(
                    clinic.room.callbacks().answer(knock, Decision.LATER).body(), StandardCharsets.UTF_8);
            assertThat(yes).contains(clinic.settings.profile().profile().codes().means("success"));
            assertThat(later)
                    .contains(clinic.settings.profile().profile().codes().means("busy"));
            boolean sealed =
                    clinic.settings.profile().profile().notice().orElseThrow().answerSealed();
            assertThat(yes.matches(".*[0-9A-Fa-f]{64}.*")).isEqualTo(sealed);
        }
    }
}
