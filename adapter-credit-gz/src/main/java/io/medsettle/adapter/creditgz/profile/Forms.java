package io.medsettle.adapter.creditgz.profile;

import java.time.ZoneId;
import java.util.List;

/**
 * How a platform writes what everybody writes.
 *
 * @param path where messages go, behind the base address
 * @param contentType of a request
 * @param headers HTTP headers of a request
 * @param yuan whether amounts are yuan with two decimals, else fen
 * @param number whether amounts are JSON numbers
 * @param pattern of an instant
 * @param day pattern of a day
 * @param zone in which both are
 */
public record Forms(
        String path,
        String contentType,
        List<Entry> headers,
        boolean yuan,
        boolean number,
        String pattern,
        String day,
        ZoneId zone) {
    public Forms {
        headers = List.copyOf(headers);
    }
}
