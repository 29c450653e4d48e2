package io.medsettle.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FarSidesCheckTest {
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    Path data;

    private Finding look(String address) {
        try (Installation installation = Site.onlyHis(data, address).read()) {
            List<Finding> found = new FarSidesCheck(new Calls(installation, CLOCK, Duration.ofSeconds(2))).look();
            assertThat(found).hasSize(1);
            return found.get(0);
        }
    }

    private void must(String address, String found) {
        assertThat(look(address))
                .matches(f -> f.verdict() == Verdict.MUST && f.found().contains(found));
    }

    @Test
    void a_far_side_that_answers_is_well_whatever_it_answers_and_is_asked_for_nothing() {
        try (FarDoor door = FarDoor.answering(404, "")) {
            assertThat(look(door.address() + "/his?x=1").verdict()).isEqualTo(Verdict.GOOD);
            assertThat(door.asked().get(0)).isEqualTo("HEAD / HTTP/1.1");
            assertThat(door.asked())
                    .noneMatch(line -> line.toLowerCase(Locale.ROOT).startsWith("authorization"));
        }
    }

    @Test
    void a_whole_world_is_reached_the_door_under_our_certificate_included() {
        try (Installation installation = Site.whole(data).read()) {
            assertThat(new FarSidesCheck(new Calls(installation, CLOCK)).look())
                    .hasSize(FarSide.ALL.size())
                    .allMatch(f -> f.verdict() == Verdict.GOOD)
                    .anyMatch(f -> f.found().startsWith("微信付款码撤销 (https://"));
        }
    }

    @Test
    void a_front_whose_system_is_down_is_told() {
        try (FarDoor door = FarDoor.answering(503, "")) {
            must(door.address(), "HTTP 503");
        }
    }

    @Test
    void a_far_side_that_stalls_is_told_with_the_money() {
        try (FarDoor door = FarDoor.stalling()) {
            must(door.address(), "收下连接却不应答");
            assertThat(look(door.address()).money()).contains("原号查询");
        }
    }

    @Test
    void a_far_side_that_refuses_or_cannot_be_found_is_told() {
        must(FarDoor.shut(), "拒绝连接");
        must("https://nowhere.invalid", "域名解析不出");
        must("http://192.0.2.1", "明文 http");
        must("no address", "地址不成地址");
    }

    @Test
    void a_certificate_that_nobody_trusts_any_more_is_told() {
        KeyPair pair = Pairs.rsa();
        Instant now = CLOCK.instant();
        String expired = Pairs.certificate(pair, now.minus(Duration.ofDays(400)), now.minus(Duration.ofDays(35)));
        try (FarDoor door = FarDoor.under(pair, expired)) {
            must(door.address(), "证书不被信任");
        }
    }
}
