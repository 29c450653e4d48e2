package io.medsettle.adapter.his;

import io.medsettle.ports.value.Party;
import java.net.URI;
import java.time.Duration;

/**
 * Where one hospital's HIS is and how it wants to be spoken to (his §6.1). Immutable, checked when built; prints no key.
 *
 * @param party its name in this gateway
 * @param address scheme, host and port; no path
 * @param orgCode hospital code, header X-Org-Code, ≤64
 * @param keyId which key signs, header X-Key-Id, ≤64
 * @param signature signs with that key
 * @param deadline of each call, from connecting to the last byte
 * @param conventions what the site agrees on beyond address and keys
 * @param profile how it is spoken to; the default REST profile maps nothing
 */
public record HisSettings(
        Party party,
        URI address,
        String orgCode,
        String keyId,
        HisSignature signature,
        Duration deadline,
        HisConventions conventions,
        HisProfile profile) {
    /** Over the default REST profile. */
    public HisSettings(
            Party party,
            URI address,
            String orgCode,
            String keyId,
            HisSignature signature,
            Duration deadline,
            HisConventions conventions) {
        this(party, address, orgCode, keyId, signature, deadline, conventions, HisProfile.rest());
    }

    /** The same site spoken to in another way. */
    public HisSettings speaking(HisProfile other) {
        return new HisSettings(party, address, orgCode, keyId, signature, deadline, conventions, other);
    }

    public HisSettings {
        boolean http = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
        need(http && address.getHost() != null, "address: not http(s) with a host");
        String path = address.getRawPath();
        need(path == null || path.isEmpty() || path.equals("/"), "address: the path belongs to the conventions");
        need(
                address.getRawUserInfo() == null && address.getRawQuery() == null && address.getRawFragment() == null,
                "address: more than scheme, host and port");
        need(orgCode.matches("[!-~]{1,64}"), "orgCode");
        need(keyId.matches("[!-~]{1,64}"), "keyId");
        need(deadline.compareTo(Duration.ZERO) > 0 && deadline.compareTo(Duration.ofMinutes(5)) <= 0, "deadline");
    }

    /** The address of a transaction; {@code path} begins with a slash and is encoded already. */
    public URI at(String path) {
        int port = address.getPort();
        return URI.create(address.getScheme() + "://" + address.getHost() + (port < 0 ? "" : ":" + port)
                + conventions.basePath() + path);
    }

    private static void need(boolean right, String what) {
        if (!right) {
            throw new IllegalArgumentException("HIS setting is not usable: " + what);
        }
    }
}
