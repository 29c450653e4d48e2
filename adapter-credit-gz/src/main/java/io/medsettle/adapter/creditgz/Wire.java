package io.medsettle.adapter.creditgz;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.medsettle.adapter.creditgz.Messages.Message;
import io.medsettle.adapter.creditgz.profile.Codes;
import io.medsettle.adapter.creditgz.profile.Envelope;
import io.medsettle.adapter.creditgz.profile.Op;
import io.medsettle.adapter.creditgz.profile.Operation;
import io.medsettle.adapter.creditgz.wire.Json;
import io.medsettle.adapter.creditgz.wire.Reading;
import io.medsettle.adapter.creditgz.wire.Unreadable;
import io.medsettle.adapter.creditgz.wire.Unsendable;
import io.medsettle.adapter.creditgz.wire.Values;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult.Answered;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/**
 * One message, there and back, credit-gz §5.2: HTTP, JSON, that it answers this message, signature, content, code, fields, in this
 * order. Whatever fails once the request has left is silence. Safe to share between threads.
 */
final class Wire {
    private static final Set<Integer> BARRED = Set.of(401, 403);
    private static final String UNREADABLE = "应答无法识别: ";

    private final Messages messages;
    private final KeyRing keys;
    private final Exchange exchange;
    private final InstantSource clock;

    Wire(Messages messages, KeyRing keys, Exchange exchange, InstantSource clock) {
        this.messages = messages;
        this.keys = keys;
        this.exchange = exchange;
        this.clock = clock;
    }

    /**
     * What is sent.
     *
     * @param number of the deed or the question, for the wire log
     * @param serial of this message
     * @param until when its answer must be there
     */
    record Sending(Operation operation, Values asked, String number, String serial, Instant until) {
        Sending carrying(String token) {
            return new Sending(operation, asked.with("token.value", token), number, serial, until);
        }

        Sending once(String nextSerial) {
            return new Sending(operation, asked, number, nextSerial, until);
        }

        /**
         * Nothing of it has left. Past its end that says nothing: somebody else may have asked, and sent the same again, since.
         */
        Answer unsent(String why, Instant now) {
            return now.isBefore(until) ? new Answer.NeverSent(why) : new Answer.Silence("过了期限, 没有发出: " + why);
        }

        @Override
        public String toString() {
            return "Sending[" + operation.name() + " " + number + "]";
        }
    }

    Answer exchanged(Sending sending) {
        Instant now = clock.instant();
        if (!now.isBefore(sending.until())) {
            return sending.unsent("期限已到", now);
        }
        Message message;
        try {
            message = messages.message(sending.operation(), sending.asked(), sending.serial(), now);
        } catch (Unsendable e) {
            return new Answer.NeverSent(e.words());
        } catch (Unreadable twice) {
            return new Answer.NeverSent(twice.words());
        }
        boolean token = sending.operation().op() == Op.FETCH_TOKEN;
        WireRequest request = new WireRequest(
                token ? WireRequest.TOKEN : message.code(),
                sending.number(),
                sending.serial(),
                "POST",
                message.uri(),
                message.headers(),
                Json.text(message.outer()).getBytes(StandardCharsets.UTF_8),
                Duration.between(now, sending.until()));
        return exchange.exchange(request)
                .match(
                        answered -> judged(message, answered),
                        never -> sending.unsent(never.why(), clock.instant()),
                        none -> new Answer.Silence(none.why()));
    }

    private Answer judged(Message message, Answered answered) {
        if (answered.status() != 200) {
            return new Answer.Silence("HTTP " + answered.status(), BARRED.contains(answered.status()));
        }
        Proven proven;
        try {
            proven = proven(message, Json.objectOf(answered.body()), clock.instant());
        } catch (Unreadable e) {
            return new Answer.Silence(UNREADABLE + e.words(), true);
        }
        try {
            return understood(message, proven);
        } catch (Unreadable e) {
            return new Answer.Silence(UNREADABLE + e.words());
        }
    }

    /** The platform's own answer to this message. */
    private record Proven(ObjectNode outer, Seal.Opened opened) {}

    private Proven proven(Message message, ObjectNode outer, Instant now) {
        Envelope.Response response = messages.profile().envelope().response();
        response.echo().forEach((theirs, ours) -> {
            if (!text(outer, theirs).equals(text(message.outer(), ours))) {
                throw new Unreadable("应答的不是所发的报文 (" + theirs + ")");
            }
        });
        List<CreditKey> accepted = keys.accepted(text(outer, response.keyId()), now);
        return new Proven(
                outer, messages.seal().open(outer, new Seal.Place(response.body(), response.sign()), accepted));
    }

    private Answer understood(Message message, Proven proven) {
        Envelope.Response response = messages.profile().envelope().response();
        Seal.Opened opened = proven.opened();
        String code = text(proven.outer(), response.code());
        Codes codes = messages.profile().codes();
        if (codes.sense(code) != Codes.Sense.OK) {
            return new Answer.No(
                    code,
                    Words.clean(text(proven.outer(), response.message())),
                    codes.sense(code),
                    codes.afterDoubt().contains(code),
                    code.equals(codes.means("processing")));
        }
        if (codes.empty().contains(code)) {
            return new Answer.Yes(code, Values.NONE.with("file.state", "EMPTY"), Set.of(), opened.key());
        }
        Reading.Read read = messages.read(message, opened);
        return new Answer.Yes(code, read.values(), read.differing(), opened.key());
    }

    private static String text(ObjectNode outer, String path) {
        return path.isEmpty() ? "" : Json.plain(Json.at(outer, path), path);
    }
}
