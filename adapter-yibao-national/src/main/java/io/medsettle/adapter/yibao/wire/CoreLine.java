package io.medsettle.adapter.yibao.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.medsettle.adapter.yibao.CoreSettings;
import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** One envelope to the counter platform and back (yibao-core §2.1, §2.2, §2.7), whatever the sign-in. Safe to share. */
final class CoreLine {
    private final YibaoSettings settings;
    private final CoreSettings core;
    private final Exchange exchange;
    private final InstantSource clock;
    private final Msgids msgids;
    private final Door door;
    private final CoreSeal seal;
    private final CoreReply reply;

    CoreLine(YibaoSettings settings, Exchange exchange, InstantSource clock, Codes codes, Msgids msgids, Door door) {
        this.settings = settings;
        this.core = settings.core();
        this.exchange = exchange;
        this.clock = clock;
        this.msgids = msgids;
        this.door = door;
        this.seal = new CoreSeal(core);
        this.reply = new CoreReply(settings, seal, codes);
    }

    /** @param input the baseline's; the dialect shapes it */
    Answer send(String infno, ObjectNode input, Sending sending, String signNo) {
        return send(infno, input, sending, signNo, Carrying.plain(), exchange::exchange);
    }

    /** With a file beside the envelope (9101, multipart). */
    Answer upload(String infno, ObjectNode input, Sending sending, String signNo, byte[] file) {
        return send(infno, input, sending, signNo, Carrying.with(file), exchange::exchange);
    }

    /** A file for an answer (9102); {@link Answer.Yes} with nothing in it if it came. */
    Answer download(String infno, ObjectNode input, Sending sending, String signNo, Path into) {
        long longest = core.extras().longestFile();
        return send(
                infno, input, sending, signNo, Carrying.plain(), request -> exchange.download(request, into, longest));
    }

    private Answer send(
            String infno,
            ObjectNode input,
            Sending sending,
            String signNo,
            Carrying carrying,
            Function<WireRequest, WireResult> wire) {
        if (sending.noSense() && core.dialect().noSense().isEmpty()) {
            return new Answer.NeverSent("医保方言 " + core.dialect().name() + " 没有写明无感支付标志 (noSense), 不能无感结算");
        }
        Instant now = clock.instant();
        String msgid = sending.transmission().isEmpty() ? msgids.next(now) : sending.transmission();
        Words words = new Words(settings, infno, sending, signNo, now);
        ObjectNode envelope = envelope(infno, msgid, sending.admdvs(), signNo, now);
        core.dialect().envelope().forEach((name, value) -> envelope.put(name, words.filled(value)));
        seal.put(envelope, shaped(infno, input, sending, words));
        Carrying.Load load = carrying.load(Json.bytes(envelope));
        Function<WireResult.Answered, Answer> read = answered -> read(infno, msgid, now, answered);
        Answer first = once(infno, sending.number(), msgid, load, now, wire, read);
        boolean again = first instanceof Answer.NeverSent never && never.why().endsWith("401") && door.renews();
        return again ? once(infno, sending.number(), msgid, load, clock.instant(), wire, read) : first;
    }

    private ObjectNode shaped(String infno, ObjectNode input, Sending sending, Words words) {
        Map<String, Map<String, String>> mark = core.dialect()
                .noSense()
                .filter(m -> sending.noSense())
                .map(m -> m.of(infno))
                .orElse(Map.of());
        return Shaping.outward(core.dialect().manner(infno), mark, input, words);
    }

    private Answer once(
            String infno,
            String number,
            String msgid,
            Carrying.Load load,
            Instant now,
            Function<WireRequest, WireResult> wire,
            Function<WireResult.Answered, Answer> read) {
        Outcome<Map<String, String>> passing = door.headers(infno, load.signed(), now);
        if (passing.maybe().isEmpty()) {
            return passing.match(
                    none -> new Answer.NeverSent(""),
                    declined -> new Answer.NeverSent(declined.text()),
                    unknown -> new Answer.NeverSent(unknown.text()));
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", load.type());
        headers.putAll(passing.maybe().orElseThrow());
        WireRequest request = new WireRequest(
                infno, number, msgid, "POST", URI.create(core.address(infno)), headers, load.body(), core.deadline());
        return wire.apply(request)
                .match(read, never -> new Answer.NeverSent(never.why()), silence -> new Answer.Silent(silence.why()));
    }

    private Answer read(String infno, String msgid, Instant sentAt, WireResult.Answered answered) {
        boolean wantsFile = infno.equals("9102");
        if (wantsFile && Exchange.isFile(answered)) {
            return new Answer.Yes(Json.missing());
        }
        Answer told = reply.read(infno, msgid, sentAt, answered);
        return wantsFile && told instanceof Answer.Yes ? new Answer.Silent("a yes without the file") : told;
    }

    private ObjectNode envelope(String infno, String msgid, String admdvs, String signNo, Instant now) {
        ObjectNode head = Json.object();
        head.put("infno", infno);
        head.put("msgid", msgid);
        head.put("mdtrtarea_admvs", settings.hospital().admdvs());
        head.put("insuplc_admdvs", admdvs);
        head.put("recer_sys_code", core.dialect().recerSysCode());
        head.put("dev_no", "");
        head.put("dev_safe_info", "");
        head.put("cainfo", "");
        head.put("signtype", "");
        head.put("infver", core.dialect().infver());
        head.put("opter_type", core.operator().type());
        head.put("opter", core.operator().code());
        head.put("opter_name", core.operator().name());
        head.put("inf_time", Moments.spoken(now));
        head.put("fixmedins_code", settings.hospital().code());
        head.put("fixmedins_name", settings.hospital().name());
        return head.put("sign_no", signNo);
    }

    /** How an envelope is carried: alone, or with a file beside it (yibao-core §3.9, multipart jsonStr and file). */
    @FunctionalInterface
    private interface Carrying {
        /**
         * What travels.
         *
         * @param signed what a gateway signs
         */
        record Load(String type, byte[] body, byte[] signed) {}

        Load load(byte[] envelope);

        static Carrying plain() {
            return envelope -> new Load("application/json;charset=UTF-8", envelope, envelope);
        }

        static Carrying with(byte[] file) {
            return envelope -> {
                Multipart parts = new Multipart();
                parts.text("jsonStr", new String(envelope, StandardCharsets.UTF_8));
                parts.file("file", "file.zip", file);
                byte[] body = parts.done();
                return new Load(parts.type(), body, body);
            };
        }
    }
}
