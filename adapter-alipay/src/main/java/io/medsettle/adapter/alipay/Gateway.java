package io.medsettle.adapter.alipay;

import io.medsettle.adapter.alipay.wire.Envelope;
import io.medsettle.adapter.alipay.wire.Unreadable;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult;
import io.medsettle.ports.wire.WireResult.Answered;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One gateway call, there and back, alipay §1.5 and §1.9. A yes counts only when verified, and so does a no: an error that nobody
 * has signed says that nothing was booked, which is not believed either, so that it is asked for.
 */
final class Gateway {
    private static final Pattern CHARSET = Pattern.compile("charset=\"?([A-Za-z0-9_-]+)", Pattern.CASE_INSENSITIVE);
    private static final String DONE = "10000";
    private static final String PENDING = "10003";

    private final Transport transport;
    private final Seal seal;
    private final Verification verification;
    private final Duration deadline;

    Gateway(Transport transport, Seal seal, Verification verification, Duration deadline) {
        this.transport = transport;
        this.seal = seal;
        this.verification = verification;
        this.deadline = deadline;
    }

    /** A question, with nothing beside its content. */
    Answer call(String method, String number, String biz) {
        return call(method, number, biz, Map.of(), deadline);
    }

    Answer call(String method, String number, String biz, Map<String, String> flat) {
        return call(method, number, biz, flat, deadline);
    }

    Answer call(String method, String number, String biz, Map<String, String> flat, Duration within) {
        return answer(transport.send(method, method, number, biz, flat, within), method, false);
    }

    /** A method whose parameters are flat, whose success has no code, and whose bodies are secrets (alipay §1.8). */
    Answer token(String method, String number, Map<String, String> flat) {
        return answer(transport.send(WireRequest.TOKEN, method, number, "", flat, deadline), method, true);
    }

    private Answer answer(WireResult result, String method, boolean codeless) {
        return result.match(
                answered -> judged(answered, method, codeless),
                never -> new Answer.NeverSent(never.why()),
                none -> new Answer.Silence(none.why()));
    }

    private Answer judged(Answered answer, String method, boolean codeless) {
        if (answer.status() != 200) {
            return new Answer.Silence("HTTP " + answer.status());
        }
        try {
            Envelope envelope = Envelope.cut(new String(answer.body(), charset(answer)), method);
            Optional<String> defect = verification.defect(envelope.node(), envelope.sign(), envelope.certSn());
            if (defect.isPresent()) {
                return new Answer.Silence("应答验签失败: " + defect.get() + hearsay(envelope));
            }
            Optional<String> node = envelope.encrypted() ? seal.open(envelope.cipher()) : Optional.of(envelope.node());
            return node.map(plain -> understood(plain, codeless)).orElseGet(() -> new Answer.Silence("应答无法解密"));
        } catch (Unreadable e) {
            return new Answer.Silence("应答无法识别: " + e.getMessage());
        }
    }

    private static Answer understood(String plain, boolean codeless) {
        Envelope.Said said = Envelope.said(plain);
        if (said.code().equals(DONE) && said.subCode().isEmpty()
                || codeless && said.code().isEmpty()) {
            return new Answer.Yes(plain);
        }
        return said.code().equals(PENDING)
                ? new Answer.Pending(plain)
                : new Answer.No(said.code(), said.subCode(), Words.clean(words(said)));
    }

    private static String words(Envelope.Said said) {
        return said.subText().isEmpty() ? said.text() : said.subText();
    }

    /** What an unsigned error says, for people only. */
    private static String hearsay(Envelope envelope) {
        if (envelope.encrypted() || !envelope.sign().isEmpty()) {
            return "";
        }
        Envelope.Said said = Envelope.said(envelope.node());
        return " (" + Words.clean(said.code() + " " + said.subCode() + " " + words(said)) + ")";
    }

    private static Charset charset(Answered answer) {
        Matcher named = CHARSET.matcher(answer.header("content-type").orElse(""));
        try {
            return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalArgumentException e) {
            throw new Unreadable("a character set nobody knows");
        }
    }
}
