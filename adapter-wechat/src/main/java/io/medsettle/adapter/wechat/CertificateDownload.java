package io.medsettle.adapter.wechat;

import io.medsettle.adapter.wechat.wire.CertificateList;
import io.medsettle.adapter.wechat.wire.Unreadable;
import io.medsettle.ports.wire.WireResult.Answered;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the platform certificates (下载平台证书, wechat §4.5). The list may be signed with a certificate that is itself in the
 * list; that is allowed, because only WeChat can have sealed it with the APIv3 key.
 */
final class CertificateDownload {
    private final Seal seal;
    private final PlatformKeys keys;
    private final Transport transport;
    private final InstantSource clock;
    private final Duration apart;
    private @Nullable Instant last;

    CertificateDownload(Seal seal, PlatformKeys keys, Transport transport, InstantSource clock, Duration apart) {
        this.seal = seal;
        this.keys = keys;
        this.transport = transport;
        this.clock = clock;
        this.apart = apart;
    }

    /** Not if it was asked a moment ago, so that strangers cannot make us ask; whoever comes meanwhile waits for it. */
    synchronized void refreshUnlessJustDone() {
        Instant now = clock.instant();
        if (last != null && Duration.between(last, now).compareTo(apart) < 0) {
            return;
        }
        last = now;
        refresh();
    }

    /** Whether a list was fetched and believed. */
    boolean refresh() {
        return transport
                .get("certificates", "", CertificateList.TARGET, Optional.empty())
                .match(this::believe, neverSent -> false, noAnswer -> false);
    }

    private boolean believe(Answered answer) {
        if (answer.status() != 200) {
            return false;
        }
        List<PlatformKey> fresh = new ArrayList<>();
        try {
            for (CertificateList.Listed each : CertificateList.read(answer.body())) {
                Optional<byte[]> pem = seal.open(each.pem());
                if (pem.isEmpty()) {
                    return false;
                }
                PlatformKey key = PlatformKey.ofCertificate(new String(pem.get(), StandardCharsets.US_ASCII));
                fresh.add(new PlatformKey(each.serial(), key.verifier(), key.key(), key.goodUntil()));
            }
        } catch (Unreadable | IllegalArgumentException e) {
            return false;
        }
        PlatformKeys signers = keys.with(fresh);
        if (seal.defect(answer.headers(), answer.body(), signers).isPresent()) {
            return false;
        }
        keys.add(fresh);
        return true;
    }
}
