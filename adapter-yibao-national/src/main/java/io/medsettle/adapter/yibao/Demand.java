package io.medsettle.adapter.yibao;

import java.net.URI;
import java.time.Duration;

/**
 * What settings demand; a text never holds the value itself, which may be a secret. Public only for the settings one package
 * below.
 */
public final class Demand {
    private Demand() {}

    public static void that(boolean holds, String demand) {
        if (!holds) {
            throw new IllegalArgumentException("yibao settings: " + demand);
        }
    }

    /** https, or http to loopback; the wire seam decides whether even that may go. */
    public static void address(String address, String name) {
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

    /** As the wire log and the posting accounts name it. */
    public static void party(String party) {
        that(party.matches("[a-z][a-z0-9-]{0,14}"), "party: a short party's name, such as yibao");
    }

    public static void positive(Duration duration, String name) {
        that(!duration.isZero() && !duration.isNegative(), name + ": longer than nothing");
    }
}
