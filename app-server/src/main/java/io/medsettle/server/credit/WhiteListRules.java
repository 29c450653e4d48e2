package io.medsettle.server.credit;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.crypto.digests.SM3Digest;

/**
 * A white list in the settings ({@code medsettle.credit.white-list}): fixed people, no department, no period.
 *
 * @param mode OFF everybody may, ONLY_LISTED, CLOSED nobody may
 * @param salt of this hospital
 * @param entries lower hex of SM3 over salt and certificate number
 */
@ConfigurationProperties("medsettle.credit.white-list")
public record WhiteListRules(
        @Bindable(defaultValue = "OFF") Mode mode,
        @Bindable(defaultValue = "") String salt,
        @Bindable(defaultValue = "") List<String> entries) {
    /** Who may. */
    public enum Mode {
        OFF,
        ONLY_LISTED,
        CLOSED
    }

    WhiteList list() {
        return (certNo, deptCode) -> switch (mode) {
            case OFF -> WhiteList.Said.MAY;
            case CLOSED -> WhiteList.Said.CLOSED;
            case ONLY_LISTED ->
                entries.contains(digest(salt, certNo.reveal())) ? WhiteList.Said.MAY : WhiteList.Said.NOT_LISTED;
        };
    }

    /** How a list names a person: SM3 over the hospital's salt and the certificate number. */
    public static String digest(String salt, String certNo) {
        byte[] bytes = (salt + certNo.toUpperCase(Locale.ROOT)).getBytes(StandardCharsets.UTF_8);
        SM3Digest sm3 = new SM3Digest();
        sm3.update(bytes, 0, bytes.length);
        byte[] digest = new byte[sm3.getDigestSize()];
        sm3.doFinal(digest, 0);
        return HexFormat.of().formatHex(digest);
    }

    @Override
    public String toString() {
        return "WhiteListRules[" + mode + ", " + entries.size() + "]";
    }
}
