package io.medsettle.server.doctor;

import io.medsettle.adapter.creditgz.CreditKey;
import io.medsettle.adapter.yibao.SoftKeys;
import io.medsettle.ports.crypto.Signer;
import io.medsettle.ports.crypto.Verifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** SM2: the insurer's keys, and the credit platform's with the times they hold for. */
final class Sm2Keyring {
    private static final String HOSPITAL = "medsettle.yibao.hospital-key";
    private static final String CENTRE = "medsettle.yibao.centre-key";
    private static final String CREDIT = "medsettle.credit-keys";
    private static final String CREDIT_USED = "medsettle.credit.platform.mer-id";
    private static final String NEXT_VERSION = "向信用平台申请下一版密钥, 在 " + CREDIT + " 下并列写上";

    private final Keyring keys;
    private final Installation installation;

    Sm2Keyring(Keyring keys) {
        this.keys = keys;
        this.installation = keys.installation();
    }

    List<Finding> findings() {
        List<Finding> found = new ArrayList<>();
        found.addAll(keys.reading("医保移动支付的医院私钥 (SM2)", HOSPITAL, () -> {
            hospital();
            return List.of(Finding.good("医保移动支付的医院私钥 (SM2) 可读"));
        }));
        found.addAll(keys.reading("医保移动支付中心的公钥 (SM2)", CENTRE, this::centre));
        if (installation.text(CREDIT_USED).isPresent()) {
            found.addAll(credit());
        }
        return found;
    }

    private Signer hospital() {
        return SoftKeys.signer(installation.secret(HOSPITAL), SoftKeys.USER_ID);
    }

    private List<Finding> centre() {
        Verifier centre = SoftKeys.verifier(installation.text(CENTRE).orElse(""), SoftKeys.USER_ID);
        return List.of(Keyring.beside(
                () -> Keyring.isOurOwn(hospital(), centre),
                Finding.must("移动支付中心的公钥填成了医院自己的公钥", "向医保局取得移动支付中心的公钥, 换 " + CENTRE),
                Finding.good("医保移动支付中心的公钥 (SM2) 可读")));
    }

    private List<Finding> credit() {
        List<Finding> found = new ArrayList<>();
        Collection<String> versions = installation.names(CREDIT);
        versions.forEach(version -> found.addAll(pair(version)));
        Optional<Instant> until = versions.stream()
                .filter(version -> instant(version, "valid-from")
                        .filter(f -> !f.isAfter(keys.now()))
                        .isPresent())
                .flatMap(version -> instant(version, "valid-to").stream())
                .max(Instant::compareTo);
        found.add(until.map(u -> Expiry.of("信用平台的密钥", u, keys.now(), NEXT_VERSION))
                .orElse(Finding.must("信用平台没有现在有效的密钥", NEXT_VERSION)));
        return found;
    }

    private Optional<Instant> instant(String version, String name) {
        return installation.environment().getProperty(CREDIT + "." + version + "." + name, Instant.class);
    }

    private List<Finding> pair(String version) {
        String ours = CREDIT + "." + version + ".our-private";
        if (installation.text(ours).isEmpty()) {
            return List.of();
        }
        return keys.reading("信用平台密钥 " + version + " (SM2)", ours, () -> {
            CreditKey.Pair pair = CreditKey.Pair.software(
                    installation.secret(ours),
                    installation.text(CREDIT + "." + version + ".their-public").orElse(""));
            return List.of(
                    Keyring.isOurOwn(pair.ours(), pair.theirs())
                            ? Finding.must("信用平台密钥 " + version + " 的平台公钥填成了本院自己的", "换上平台给的公钥")
                            : Finding.good("信用平台密钥 " + version + " (SM2) 可读"));
        });
    }
}
