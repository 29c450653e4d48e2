package io.medsettle.adapter.yibao.identity;

import java.net.URI;
import java.time.Duration;

/** What these settings want; a text never holds the value itself, which may be a secret. */
final class Wanted {
    private Wanted() {}

    static void that(boolean holds, String wanted) {
        if (!holds) {
            throw new IllegalArgumentException("yibao identity settings: " + wanted);
        }
    }

    /** https, or http to loopback; the wire seam decides whether even that may go. */
    static void address(String address, String name) {
        try {
            URI uri = URI.create(address);
            String host = uri.getHost();
            boolean loopback = host != null && (host.equals("localhost") || host.startsWith("127."));
            that(host != null, name + ": an address with a host");
            that("https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && loopback), name + ": https");
        } catch (IllegalArgumentException e) {
            String said = e.getMessage();
            boolean ours = said != null && said.startsWith("yibao identity settings");
            throw ours ? e : new IllegalArgumentException("yibao identity settings: " + name + ": not an address");
        }
    }

    static void positive(Duration duration, String name) {
        that(!duration.isZero() && !duration.isNegative(), name + ": longer than nothing");
    }

    static void party(String party) {
        that(party.matches("[a-z][a-z0-9-]{0,14}"), "party: a short party's name, such as yibao");
    }
}
