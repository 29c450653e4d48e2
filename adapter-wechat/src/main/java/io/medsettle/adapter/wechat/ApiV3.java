package io.medsettle.adapter.wechat;

import io.medsettle.adapter.wechat.wire.RefusalAnswer;
import io.medsettle.ports.wire.WireResult;
import io.medsettle.ports.wire.WireResult.Answered;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One APIv3 call, there and back. A 2xx counts only when verified. A 4xx counts as a no when verified, and also the 401 to a
 * request of ours that did not verify over there, which they cannot sign; everything else is silence.
 */
final class ApiV3 {
    private static final Pattern TAIL = Pattern.compile("-([0-9]{6,12})$");
    private static final String NO_KEY = "没有可用的微信支付公钥或平台证书";

    private final Transport transport;
    private final Verification verification;
    private final PlatformKeys keys;
    private final Optional<CertificateDownload> download;
    private final InstantSource clock;

    ApiV3(
            Transport transport,
            Verification verification,
            PlatformKeys keys,
            Optional<CertificateDownload> download,
            InstantSource clock) {
        this.transport = transport;
        this.verification = verification;
        this.keys = keys;
        this.download = download;
        this.clock = clock;
    }

    Answer get(String transaction, String number, String target) {
        return key().map(key -> answer(transport.get(transaction, number, target, Optional.of(key))))
                .orElseGet(() -> new Answer.NeverSent(NO_KEY));
    }

    Answer post(String transaction, String number, String target, byte[] body) {
        return key().map(key -> post(transaction, number, target, body, key))
                .orElseGet(() -> new Answer.NeverSent(NO_KEY));
    }

    /** With fields sealed for this key, which the answer is then to be signed with. */
    Answer post(String transaction, String number, String target, byte[] body, PlatformKey key) {
        return answer(transport.post(transaction, number, target, body, Optional.of(key)));
    }

    /** The key to seal fields with; where there is none yet, the certificates are fetched first. */
    Optional<PlatformKey> key() {
        Optional<PlatformKey> there = keys.preferred(clock.instant());
        if (there.isPresent() || download.isEmpty()) {
            return there;
        }
        download.get().refreshUnlessJustDone();
        return keys.preferred(clock.instant());
    }

    private Answer answer(WireResult result) {
        return result.match(
                this::judged, never -> new Answer.NeverSent(never.why()), none -> new Answer.Silence(none.why()));
    }

    private Answer judged(Answered answer) {
        Optional<String> defect = verification.defect(answer.headers(), answer.body());
        boolean yes = answer.status() / 100 == 2;
        if (yes) {
            return defect.<Answer>map(why -> new Answer.Silence("应答验签失败: " + why))
                    .orElseGet(() -> new Answer.Yes(answer.body()));
        }
        RefusalAnswer said = RefusalAnswer.read(answer.body());
        Answer.No no = new Answer.No(answer.status(), said.code(), Words.clean(said.message()), number(answer));
        boolean signError = answer.status() == 401 && said.code().equals("SIGN_ERROR");
        if (answer.status() / 100 == 4 && (defect.isEmpty() || signError)) {
            return no;
        }
        return new Answer.Silence(defect.isPresent() ? no.words() + " (" + defect.get() + ")" : no.words());
    }

    private static long number(Answered answer) {
        Matcher tail = TAIL.matcher(answer.header("request-id").orElse(""));
        return tail.find() ? Long.parseLong(tail.group(1)) : 0;
    }
}
