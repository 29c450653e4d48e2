package io.medsettle.sandbox;

import io.medsettle.fixtures.credit.CreditKey;
import io.medsettle.fixtures.credit.CreditPlatformSettings;
import io.medsettle.fixtures.credit.CreditSimulator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The credit platform beside the others, and the settings under which a gateway finds it. */
final class OutsideCredit implements AutoCloseable {
    private static final String PROFILES = "/io/medsettle/adapter/creditgz/profiles/";
    private static final String MERCHANT = "898449990000001";
    private static final String KEY = "k1";

    private final String profile;
    private final String org;
    private final String signKey;
    private final String encKey;
    private final CreditSimulator simulator;

    /**
     * @param profile which of the shipped profiles both sides read
     * @param signKey 32 characters
     * @param encKey 16 characters
     */
    OutsideCredit(InstantSource clock, String org, String profile, String signKey, String encKey) {
        this.profile = profile;
        this.org = org;
        this.signKey = signKey;
        this.encKey = encKey;
        simulator = CreditSimulator.start(new CreditPlatformSettings(
                0, clock, MERCHANT, org, "", List.of(CreditKey.of(KEY, signKey, encKey)), text(profile)));
        simulator.billsAtOnce(true);
    }

    private static String text(String profile) {
        try (InputStream bytes = OutsideCredit.class.getResourceAsStream(PROFILES + profile + ".yaml")) {
            if (bytes == null) {
                throw new IllegalArgumentException("no such profile: " + profile);
            }
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CreditSimulator simulator() {
        return simulator;
    }

    void settings(Map<String, Object> s) {
        String at = "medsettle.credit.platform.";
        s.put(at + "profile", profile);
        s.put(at + "base-url", simulator.base().toString());
        s.put(at + "mer-id", MERCHANT);
        s.put(at + "org-code", org);
        s.put("medsettle.credit-keys." + KEY + ".sign-key", signKey);
        s.put("medsettle.credit-keys." + KEY + ".enc-key", encKey);
        s.put("medsettle.credit-keys." + KEY + ".valid-from", "2020-01-01T00:00:00Z");
        s.put("medsettle.credit-keys." + KEY + ".valid-to", "2099-01-01T00:00:00Z");
        s.put("medsettle.credit.links.mer-id", MERCHANT);
        s.put("medsettle.credit.links.org-code", org);
        s.put(
                "medsettle.credit.links.mini-program",
                "pages/sign?mer={merId}&org={orgCode}&scene={scene}&back={returnUrl}");
    }

    @Override
    public void close() {
        simulator.close();
    }
}
