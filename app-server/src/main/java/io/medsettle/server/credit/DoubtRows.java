package io.medsettle.server.credit;

import io.medsettle.ports.value.OrderId;
import java.time.Instant;
import java.util.List;

/** Which credit orders are on their way, or in doubt, for long (存疑清单). Safe to share. */
public interface DoubtRows {
    /** Opened before then and still neither settled nor gone back. */
    List<Doubt> openedBefore(String org, Instant then, int most);

    /** One of them. */
    record Doubt(OrderId order, Instant openedAt) {}
}
