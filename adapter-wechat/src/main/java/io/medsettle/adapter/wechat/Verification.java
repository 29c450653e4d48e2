package io.medsettle.adapter.wechat;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Verifies what WeChat says; a platform certificate nobody has shown us yet is looked up once (证书轮换), wechat §4.3. */
final class Verification {
    private final Seal seal;
    private final PlatformKeys keys;
    private final Optional<CertificateDownload> download;

    Verification(Seal seal, PlatformKeys keys, Optional<CertificateDownload> download) {
        this.seal = seal;
        this.keys = keys;
        this.download = download;
    }

    /** Why this is not theirs; empty if it is. */
    Optional<String> defect(Map<String, List<String>> headers, byte[] body) {
        Optional<Seal.Defect> first = seal.defect(headers, body, keys);
        boolean lookUp = first.isPresent()
                && first.get().unknownKey()
                && !PlatformKey.isPublicKeyId(first.get().keyId());
        if (!lookUp || download.isEmpty()) {
            return first.map(Seal.Defect::words);
        }
        // another thread may have looked it up while this one waited, so the keys are tried again either way
        download.get().refreshUnlessJustDone();
        return seal.defect(headers, body, keys).map(Seal.Defect::words);
    }
}
