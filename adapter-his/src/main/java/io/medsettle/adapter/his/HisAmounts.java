package io.medsettle.adapter.his;

/** How a site writes amounts of money (金额单位, his §2); {@code pric} and {@code cnt} are decimal text in either. */
public enum HisAmounts {
    /** JSON integers, fen. */
    FEN,
    /** JSON text in yuan with two decimals, "12.30". */
    YUAN
}
