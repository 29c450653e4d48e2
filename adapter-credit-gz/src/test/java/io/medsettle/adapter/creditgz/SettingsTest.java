package io.medsettle.adapter.creditgz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.medsettle.adapter.creditgz.CreditSettings.Environment;
import io.medsettle.ports.value.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Settings that stop the start. */
class SettingsTest {
    private static final URI BASE = URI.create("https://platform.example");

    private static CreditSettings settings(
            CreditProfile profile, CreditKey key, URI base, Environment environment, boolean allowed) {
        return new CreditSettings(
                profile,
                Clinic.MER,
                Clinic.ORG,
                Clinic.APP,
                new KeyRing(List.of(key)),
                base,
                environment,
                allowed,
                Optional.empty(),
                Clinic.DEADLINES,
                Clinic.ABSENCE,
                1 << 20);
    }

    @ParameterizedTest
    @EnumSource
    void an_unverified_profile_is_refused_in_production_unless_somebody_says_otherwise(Shape shape) {
        CreditProfile profile = shape.profile(shape.text());
        assertThatThrownBy(() -> settings(profile, shape.key(), BASE, Environment.PRODUCTION, false))
                .hasMessageContaining("未经核对")
                .hasMessageContaining(profile.name());
        assertThatCode(() -> settings(profile, shape.key(), BASE, Environment.PRODUCTION, true))
                .doesNotThrowAnyException();
        CreditProfile verified = shape.profile(shape.text().replace("verified: false", "verified: true"));
        assertThatCode(() -> settings(verified, shape.key(), BASE, Environment.PRODUCTION, false))
                .doesNotThrowAnyException();
        assertThat(verified.verified()).isTrue();
    }

    @Test
    void a_made_up_code_never_reaches_production_whatever_is_allowed() {
        CreditProfile whole = Shape.FIRST.profile();
        assertThatThrownBy(() -> settings(whole, Shape.FIRST.key(), BASE, Environment.PRODUCTION, true))
                .hasMessageContaining("占位代码")
                .hasMessageContaining("gz-credit-inferred-1.yaml:")
                .hasMessageContaining("syncDictionary");
        assertThat(whole.placeholders()).hasSize(6);
        assertThat(Shape.OTHER.profile().placeholders()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void keys_that_are_not_written_as_the_profile_wants_stop_the_start(Shape shape) {
        CreditProfile profile = shape.profile();
        for (String enc : List.of("", "short", "0123456789ABCDE", "zz23456789abcdeffedcba9876543210")) {
            CreditKey key = CreditKey.shared("k1", new Secret("x"), new Secret(enc), Shape.FROM, Shape.TO);
            assertThatThrownBy(() -> settings(profile, key, BASE, Environment.TEST, false))
                    .hasMessageContaining("密钥 k1")
                    .hasMessageNotContaining("zz234");
        }
        CreditKey unsigned = CreditKey.shared("k1", new Secret(""), new Secret(shape.encKey), Shape.FROM, Shape.TO);
        assertThatThrownBy(() -> settings(profile, unsigned, BASE, Environment.TEST, false))
                .hasMessage("密钥 k1 缺少签名密钥");
        CreditProfile pairs = Shape.FIRST.profile(Shape.FIRST.text().replace("SM3_KEY_PARAM", "SM2_WITH_SM3"));
        assertThatThrownBy(() -> settings(pairs, Shape.FIRST.key(), BASE, Environment.TEST, false))
                .hasMessage("密钥 k1 缺少 SM2 密钥对");
    }

    @Test
    void addresses_are_secret_in_production() {
        CreditProfile profile = Shape.FIRST.profile(Shape.FIRST.text());
        URI plain = URI.create("http://127.0.0.1:8080");
        assertThatCode(() -> settings(profile, Shape.FIRST.key(), plain, Environment.TEST, false))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> settings(profile, Shape.FIRST.key(), plain, Environment.PRODUCTION, true))
                .hasMessageContaining("baseUrl");
    }

    @Test
    void an_absence_has_a_shortest_age_and_spacing() {
        assertThatThrownBy(() -> new CreditAbsence(Duration.ofSeconds(299), Duration.ofMinutes(1)))
                .hasMessageContaining("absence.age");
        assertThatThrownBy(() -> new CreditAbsence(Duration.ofMinutes(5), Duration.ofSeconds(59)))
                .hasMessageContaining("absence.spacing");
        assertThatThrownBy(() -> new CreditDeadlines(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .hasMessageContaining("期限");
    }

    @ParameterizedTest
    @EnumSource
    void nothing_secret_is_printed(Shape shape) {
        CreditSettings settings = settings(shape.profile(), shape.key(), BASE, Environment.TEST, false);
        assertThat(settings.toString() + settings.keys() + shape.key())
                .doesNotContain(Shape.SIGN_KEY)
                .doesNotContain(shape.encKey);
    }
}
