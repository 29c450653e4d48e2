package io.medsettle.adapter.alipay;

import io.medsettle.ports.crypto.Verifier;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Verifies what Alipay says, by bare keys or by the certificate it names; one that is not known is looked up once (证书轮换). */
final class Verification {
    private final List<Verifier> keys;
    private final Optional<KnownCertificates> certificates;

    Verification(List<Verifier> keys, Optional<KnownCertificates> certificates) {
        this.keys = List.copyOf(keys);
        this.certificates = certificates;
    }

    /** Why this is not theirs; empty if it is. */
    Optional<String> defect(String text, String sign, String certSn) {
        return defect(text, sign, certSn, KnownCertificates::named);
    }

    private Optional<String> defect(
            String text,
            String sign,
            String certSn,
            BiFunction<KnownCertificates, String, Optional<Verifier>> lookedUp) {
        if (sign.isEmpty()) {
            return Optional.of("not signed");
        }
        if (certificates.isPresent()) {
            if (certSn.isEmpty()) {
                return Optional.of("no certificate named");
            }
            Optional<Verifier> verifier = lookedUp.apply(certificates.get(), certSn);
            return verifier.isEmpty()
                    ? Optional.of("signed with a certificate that is not known")
                    : verdict(Seal.verifies(verifier.get(), text, sign));
        }
        return verdict(keys.stream().anyMatch(key -> Seal.verifies(key, text, sign)));
    }

    /** The same for a notice, which may name no certificate: then any that is known will do. */
    Optional<String> noticeDefect(String text, String sign, String certSn) {
        if (certificates.isPresent() && certSn.isEmpty() && !sign.isEmpty()) {
            return verdict(certificates.get().all().stream().anyMatch(key -> Seal.verifies(key, text, sign)));
        }
        return defect(text, sign, certSn, KnownCertificates::namedByNotice);
    }

    private static Optional<String> verdict(boolean genuine) {
        return genuine ? Optional.empty() : Optional.of("signature does not match");
    }
}
