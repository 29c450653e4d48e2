package io.medsettle.server.dictionary;

import java.time.Instant;

/**
 * One version of a book (字典版本).
 *
 * @param title what people call it, ≤200
 * @param origin where it came from
 * @param base the version it was laid upon; "" if it is whole by itself
 * @param farVersion the insurer's own version up to which it goes; "" from a file
 * @param digest SHA-256 of what was imported, lower-case hex
 * @param rows how many, and {@code voids} of them not in force
 * @param limits how many have a price limit, and {@code limitSum} their sum in ten-thousandths of a yuan
 * @param beginnings the first characters its codes have
 */
record Version(
        String id,
        Book book,
        String title,
        Origin origin,
        String base,
        String farVersion,
        String importKey,
        String digest,
        long rows,
        long voids,
        long limits,
        long limitSum,
        String beginnings,
        Instant createdAt,
        String createdBy) {
    /** Where a version came from. */
    enum Origin {
        FILE,
        INSURER
    }
}
