package io.medsettle.server.shown;

import java.math.BigDecimal;

/** How a page writes amounts: ¥12.30, -¥12.30. */
public final class Yuan {
    private Yuan() {}

    public static String of(long fen) {
        return (fen < 0 ? "-¥" : "¥") + BigDecimal.valueOf(fen, 2).abs().toPlainString();
    }
}
