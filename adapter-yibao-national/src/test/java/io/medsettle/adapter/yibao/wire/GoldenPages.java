package io.medsettle.adapter.yibao.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.ports.wire.WireRequest;
import java.nio.charset.StandardCharsets;

/** The golden pages of the counter platform: the whole body with its msgid named. */
final class GoldenPages {
    private GoldenPages() {}

    static void sent(CapturedWire wire, String infno) {
        WireRequest request = wire.of(infno);
        String actual = text(request.body()).replace(request.transmission(), "{msgid}");
        String golden = text(Vectors.bytes("/golden/" + infno + "/request.json"));
        assertThat(actual).isEqualTo(golden.stripTrailing());
    }

    static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
