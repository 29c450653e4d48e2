package io.medsettle.server.doctor;

import io.medsettle.adapter.alipay.AlipayKeys;
import io.medsettle.adapter.alipay.AlipayTrust.Certificates;
import io.medsettle.adapter.alipay.AlipayTrust.PublicKeys;
import io.medsettle.ports.crypto.Signer;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Alipay's keys, where the hospital has Alipay: the application's, and in either mode whom we believe. */
final class AlipayKeyring {
    private static final String USED = "medsettle.alipay.app-id";
    private static final String KEY = "medsettle.alipay.app-key";
    private static final String PUBLIC = "medsettle.alipay.alipay-keys";
    private static final String APPLICATION = "medsettle.alipay.app-certificate";
    private static final String ROOTS = "medsettle.alipay.root-certificates";
    private static final String ALIPAY = "medsettle.alipay.alipay-certificates";
    private static final Duration ANY = Duration.ofMinutes(5);
    private static final String RENEW = "在支付宝开放平台重新下载证书, 换 ";

    private final Keyring keys;
    private final Installation installation;

    AlipayKeyring(Keyring keys) {
        this.keys = keys;
        this.installation = keys.installation();
    }

    List<Finding> findings() {
        if (installation.text(USED).isEmpty()) {
            return List.of();
        }
        List<Finding> found = new ArrayList<>(keys.reading("支付宝应用私钥", KEY, () -> {
            application();
            return List.of(Finding.good("支付宝应用私钥可读"));
        }));
        boolean byKeys = installation.text(APPLICATION).isEmpty();
        found.addAll(
                byKeys
                        ? keys.reading("支付宝公钥", PUBLIC, this::publicKeys)
                        : keys.reading("支付宝证书", APPLICATION, this::certificates));
        return found;
    }

    private Signer application() {
        return AlipayKeys.signer(installation.secret(KEY));
    }

    private List<Finding> publicKeys() {
        PublicKeys trusted =
                (PublicKeys) AlipayKeys.publicKeys(installation.texts(PUBLIC).toArray(String[]::new));
        return List.of(Keyring.beside(
                () -> trusted.alipay().stream().anyMatch(key -> Keyring.opens(key, application())),
                Finding.must("支付宝公钥填成了应用自己的公钥", "在支付宝开放平台复制“支付宝公钥”, 换 " + PUBLIC),
                Finding.good("支付宝公钥可读 (" + trusted.alipay().size() + " 个)")));
    }

    private List<Finding> certificates() {
        Certificates trusted = (Certificates) AlipayKeys.certificates(
                installation.text(APPLICATION).orElse(""),
                installation.text(ROOTS).orElse(""),
                installation.texts(ALIPAY),
                ANY);
        List<Finding> found = new ArrayList<>();
        found.add(keys.expiry("支付宝应用证书", trusted.application(), RENEW + APPLICATION));
        found.add(Keyring.beside(
                () -> !Keyring.isOf(application(), trusted.application()),
                Finding.must("支付宝应用证书与应用私钥不是一对", "换 " + APPLICATION + " 或 " + KEY + ", 两者须来自同一次申请"),
                Finding.good("支付宝应用证书与应用私钥是一对")));
        found.add(keys.expiry("支付宝公钥证书", last(trusted.alipay()), RENEW + ALIPAY));
        found.add(keys.expiry("支付宝根证书", last(trusted.roots()), RENEW + ROOTS));
        return found;
    }

    /** Old and new may stand side by side: the one that holds longest counts. */
    private static X509Certificate last(List<X509Certificate> certificates) {
        X509Certificate last = certificates.get(0);
        for (X509Certificate each : certificates) {
            last = each.getNotAfter().after(last.getNotAfter()) ? each : last;
        }
        return last;
    }
}
