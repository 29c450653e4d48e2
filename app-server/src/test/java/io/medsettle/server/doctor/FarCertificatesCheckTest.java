package io.medsettle.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FarCertificatesCheckTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final KeyPair PAIR = Pairs.rsa();

    @TempDir
    Path data;

    private List<Finding> look(String address) {
        try (Installation installation = Site.onlyHis(data, address).read()) {
            return new FarCertificatesCheck(installation, CLOCK, Duration.ofSeconds(5)).look();
        }
    }

    private Finding under(Duration left) {
        Instant now = CLOCK.instant();
        String certificate = Pairs.certificate(PAIR, now.minus(Duration.ofDays(300)), now.plus(left));
        try (FarDoor door = FarDoor.under(PAIR, certificate)) {
            List<Finding> found = look(door.address() + "/his/{no}");
            assertThat(found).hasSize(1);
            assertThat(found.get(0).found()).startsWith("HIS (" + door.address() + "/) 的证书");
            assertThat(door.asked()).as("what was sent behind the handshake").allMatch(line -> line.equals("null"));
            return found.get(0);
        }
    }

    @Test
    void a_certificate_is_told_a_month_before_its_end_and_called_for_in_its_last_week() {
        assertThat(under(Duration.ofDays(200)).verdict()).isEqualTo(Verdict.GOOD);
        assertThat(under(Duration.ofDays(29)))
                .matches(f -> f.verdict() == Verdict.ATTENTION && f.found().contains("还有 28 天"));
        assertThat(under(Duration.ofDays(6)))
                .matches(f -> f.verdict() == Verdict.MUST && f.found().contains("只剩 5 天"));
        assertThat(under(Duration.ofDays(-3)))
                .matches(f -> f.verdict() == Verdict.MUST && f.found().contains("过期"));
    }

    @Test
    void a_door_that_shows_none_is_unknown_and_not_well() {
        try (FarDoor door = FarDoor.stalling()) {
            try (Installation installation = Site.onlyHis(data, door.address().replace("http:", "https:"))
                    .read()) {
                assertThat(new FarCertificatesCheck(installation, CLOCK, Duration.ofMillis(300)).look())
                        .singleElement()
                        .matches(
                                f -> f.verdict() == Verdict.UNKNOWN && f.found().contains("没有读到"));
            }
        }
    }

    @Test
    void plain_addresses_have_none() {
        assertThat(look("http://127.0.0.1:9")).singleElement().matches(f -> f.verdict() == Verdict.GOOD);
    }
}
