package io.medsettle.adapter.yibao.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.medsettle.adapter.yibao.CoreSettings;
import io.medsettle.adapter.yibao.CoreSettings.Gateway;
import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** One envelope to the counter platform and back (yibao-core §2.1, §2.2, §2.7), whatever the sign-in. Safe to share. */
final class CoreLine {
    private static final Set<Integer> LET_NOTHING_PASS = Set.of(401, 403, 404);
    private static final Set<String> LET_NOTHING_PASS_CODES = Set.of("401", "403", "404");
    private static final String MIDDLEWARE = "999";

    private final YibaoSettings settings;
    private final CoreSettings core;
    private final Exchange exchange;
    private final InstantSource clock;
    private final Codes codes;
    private final Msgids msgids;

    CoreLine(YibaoSettings settings, Exchange exchange, InstantSource clock, Codes codes, Msgids msgids) {
        this.settings = settings;
        this.core = settings.core();
        this.exchange = exchange;
        this.clock = clock;
        this.codes = codes;
        this.msgids = msgids;
    }

    Answer send(String infno, JsonNode input, Sending sending, String signNo) {
        Instant now = clock.instant();
        String msgid = sending.transmission().isEmpty() ? msgids.next(now) : sending.transmission();
        ObjectNode envelope = envelope(infno, msgid, sending.admdvs(), signNo, now);
        envelope.set("input", input);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json;charset=UTF-8");
        if (core.gateway() == Gateway.TIF) {
            headers.putAll(TifHeaders.of(core, now));
        }
        WireRequest request = new WireRequest(
                infno,
                sending.number(),
                msgid,
                "POST",
                URI.create(core.urlTemplate().replace("{infno}", infno)),
                headers,
                Json.bytes(envelope),
                core.deadline());
        return exchange.exchange(request)
                .match(
                        answered -> read(infno, answered),
                        never -> new Answer.NeverSent(never.why()),
                        silence -> new Answer.Silent(silence.why()));
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

    private Answer read(String infno, WireResult.Answered answered) {
        if (LET_NOTHING_PASS.contains(answered.status())) {
            return new Answer.NeverSent("gateway says HTTP " + answered.status());
        }
        if (answered.status() != 200) {
            return new Answer.Silent("HTTP " + answered.status());
        }
        return Json.parse(answered.body())
                .filter(JsonNode::isObject)
                .map(body -> read(infno, body))
                .orElseGet(() -> new Answer.Silent("not a JSON object"));
    }

    private Answer read(String infno, JsonNode body) {
        JsonNode envelope = body.has("infcode") ? body : body.path("data");
        if (envelope.has("infcode")) {
            String infcode = Json.text(envelope.path("infcode")).strip();
            return infcode.equals("0")
                    ? new Answer.Yes(envelope.path("output"))
                    : refused(infno, infcode, Json.text(envelope.path("err_msg")));
        }
        String code = Json.text(body.path("code")).strip();
        if (LET_NOTHING_PASS_CODES.contains(code)) {
            return new Answer.NeverSent("gateway says " + code);
        }
        boolean told = !code.isEmpty() && !code.equals("0") && !code.equals(MIDDLEWARE);
        return told
                ? refused(infno, code, Json.text(body.path("message")))
                : new Answer.Silent("neither an envelope nor a refusal");
    }

    private Answer refused(String infno, String code, String text) {
        return new Answer.No(code, Scrub.words(text), codes.row("core", infno, code, text));
    }
}
