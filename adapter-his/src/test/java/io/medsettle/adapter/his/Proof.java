package io.medsettle.adapter.his;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Declined;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.outcome.Outcome.Unknown;
import io.medsettle.ports.value.Secret;
import java.net.URI;
import java.time.Duration;

/** Settings and judgements that the tests share. */
final class Proof {
    /** The key that the simulator shares with us. */
    static final String SECRET = "sample-secret-of-the-his-simulator";

    private Proof() {}

    static HisSettings settings(URI address, Duration deadline) {
        return new HisSettings(
                Bill.HIS,
                address,
                "H44999900001",
                "gateway-1",
                HisSignature.hmacSha256(new Secret(SECRET)),
                deadline,
                HisConventions.of("/his/v1", HisAmounts.FEN));
    }

    static <T> T yes(Outcome<T> said) {
        return said.maybe().orElseThrow(() -> new AssertionError("not a yes: " + said));
    }

    static <T> Declined<T> no(Outcome<T> said) {
        assertThat(said).isInstanceOf(Declined.class);
        return (Declined<T>) said;
    }

    static <T> Unknown<T> doubt(Doubt doubt, Outcome<T> said) {
        assertThat(said).isInstanceOf(Unknown.class);
        assertThat(((Unknown<T>) said).doubt()).as(((Unknown<T>) said).text()).isEqualTo(doubt);
        return (Unknown<T>) said;
    }
}
