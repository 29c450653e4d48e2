package io.medsettle.adapter.yibao;

import java.net.URI;
import java.time.Duration;

/** What settings demand; a text never holds the value itself, which may be a secret. */
final class Demand {
    private Demand() {}

    static void that(boolean holds, String demand) {
        if (!holds) {
            throw new IllegalArgumentException("yibao settings: " + demand);
        }
    }

    /** https, or http to loopback; the wire seam decides whether even that may go. */
    static void address(String address, String name) {
        URI uri;
        try {
            uri = URI.create(address);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("yibao settings: " + name + ": not an address");
        }
        String host = uri.getHost();
        boolean loopback =
                host != null && (host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]"));
        that(host != null, name + ": an address with a host");
        that("https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && loopback), name + ": https");
    }

    static void positive(Duration duration, String name) {
        that(!duration.isZero() && !duration.isNegative(), name + ": longer than nothing");
    }
}
