package io.medsettle.server.messages;

import io.medsettle.ports.notice.Notice;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Refusal;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.messages.Kept.Stage;
import io.medsettle.server.notices.Messengers;
import io.medsettle.server.notices.Messengers.Way;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/**
 * Carries one message: in WeChat if the openid is known, else to the phone. What nothing left of is tried again, a few times;
 * what may have left only where the carrier sends a number once. Safe to share between threads.
 */
@Singleton
final class Courier {
    private static final int TRIES = 3;

    private final MessageRows rows;
    private final Messengers messengers;
    private final InstantSource clock;
    private final Duration lease;
    private final Duration pause;

    /** @param pause before something is tried again ({@code medsettle.messages.pause}) */
    Courier(
            MessageRows rows,
            Messengers messengers,
            InstantSource clock,
            GatewaySettings gateway,
            @Value("${medsettle.messages.pause:30s}") Duration pause) {
        this.rows = rows;
        this.messengers = messengers;
        this.clock = clock;
        this.pause = pause;
        this.lease = gateway.deadline().multipliedBy(2).plusSeconds(10);
    }

    /** Tries it once, unless somebody else does. */
    void carry(Kept kept) {
        Instant now = clock.instant();
        if (!rows.take(kept, now.plus(lease))) {
            return;
        }
        Message message = kept.message();
        Optional<Way> best = messengers.way(message.openid(), message.mobile());
        boolean interrupted = kept.stage() == Stage.SENDING;
        if (interrupted && best.filter(w -> w.sender().repeatable()).isEmpty()) {
            end(message, Stage.UNKNOWN, "", "", "发送中断, 不再重发");
            return;
        }
        if (best.isEmpty()) {
            end(message, Stage.REFUSED, "", "", "没有可用的消息渠道, 或没有收信人");
            return;
        }
        send(message, best.get(), kept.tries() + 1);
    }

    private void send(Message message, Way way, int tries) {
        Outcome<String> said = way.sender().send(new Notice(wire(message), message.kind(), way.to(), message.words()));
        boolean nothingLeft = said.match(v -> false, no -> no.refusal() == Refusal.NEVER_SENT, u -> false);
        Optional<Way> phone = messengers.way(new Secret(""), message.mobile());
        if (nothingLeft && !way.channel().equals(Messengers.SMS) && phone.isPresent()) {
            send(message, phone.get(), tries);
            return;
        }
        String channel = way.channel();
        said.match(
                number -> end(message, Stage.SENT, channel, number, ""),
                no -> nothingLeft && tries < TRIES
                        ? again(message, channel, no.text())
                        : end(message, Stage.REFUSED, channel, "", no.text()),
                unknown -> way.sender().repeatable() && tries < TRIES
                        ? again(message, channel, unknown.text())
                        : end(message, Stage.UNKNOWN, channel, "", unknown.text()));
    }

    private boolean end(Message message, Stage stage, String channel, String farNumber, String text) {
        Instant now = clock.instant();
        rows.said(message.number(), stage, channel, farNumber, text, now, now);
        return true;
    }

    private boolean again(Message message, String channel, String text) {
        Instant now = clock.instant();
        rows.said(message.number(), Stage.WAITING, channel, "", text, now.plus(pause), now);
        return false;
    }

    /** The number under which a carrier knows it: always the same for the same message. */
    private static RequestNo wire(Message message) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(message.number().getBytes(StandardCharsets.UTF_8));
            String text = new BigInteger(1, digest).toString(36).toUpperCase(Locale.ROOT);
            return new RequestNo("M" + text.substring(0, 19));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }
}
