package io.medsettle.adapter.yibao.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.adapter.yibao.CentreDialect.Wrapper;
import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.ports.callback.CallbackReader;
import io.medsettle.ports.callback.CallbackReply;
import io.medsettle.ports.callback.Decision;
import io.medsettle.ports.callback.Knock;
import io.medsettle.ports.callback.RawCallback;
import io.medsettle.ports.callback.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** 6302 and the inbound 6204 (mobile-pay §3.5, §3.6): verified, never booked, acknowledged under our signature. */
final class NoticeReader implements CallbackReader {
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json;charset=UTF-8");
    private static final String PAID = "02";
    private static final Duration AHEAD = Duration.ofMinutes(10);

    private final YibaoSettings settings;
    private final InstantSource clock;
    private final Seal seal;

    NoticeReader(YibaoSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.seal = new Seal(settings.centre());
    }

    @Override
    public Reading read(RawCallback raw) {
        boolean sync = raw.path().equals("6204");
        if (sync && !settings.policy().inboundSync()) {
            return new Reading.Unreadable("6204 is switched off");
        }
        if (settings.centre().dialect().wrapper() != Wrapper.SEALED) {
            return new Reading.Unreadable("callbacks are only understood sealed");
        }
        Opened opened = seal.notice(raw.body());
        if (!(opened instanceof Opened.Yes yes)) {
            return new Reading.Forged(opened instanceof Opened.Unreadable bad ? bad.why() : "not a notice");
        }
        if (!timely(yes)) {
            return new Reading.Forged("too old, or from the future");
        }
        return sync ? sync(yes.data()) : settled(yes.data());
    }

    private boolean timely(Opened.Yes yes) {
        return yes.at()
                .map(at -> !at.isBefore(clock.instant().minus(settings.policy().noticeAge()))
                        && !at.isAfter(clock.instant().plus(AHEAD)))
                .orElse(false);
    }

    private Reading settled(JsonNode data) {
        Notice6302.Out out = Form.read(data, Notice6302.Out.class);
        if (Form.defect(out).isPresent()) {
            return new Reading.Unreadable("6302 " + Form.defect(out).get());
        }
        boolean waits = settings.policy().noticeWaits() && out.callType().equals(PAID);
        return genuine("6302", out.payOrdId(), out.callType(), out.medOrgOrd(), waits, data);
    }

    private Reading sync(JsonNode data) {
        Sync6204.Out out = Form.read(data, Sync6204.Out.class);
        if (Form.defect(out).isPresent()) {
            return new Reading.Unreadable("6204 " + Form.defect(out).get());
        }
        return genuine("6204", out.payOrdId(), out.ordStas(), out.medOrgOrd(), false, data);
    }

    private static Reading genuine(
            String infno, String payOrdId, String kind, String medOrgOrd, boolean waits, JsonNode data) {
        List<String> numbers = medOrgOrd.isEmpty() ? List.of(payOrdId) : List.of(medOrgOrd, payOrdId);
        String id = infno + "-" + payOrdId + "-" + kind;
        return new Reading.Genuine(
                new Knock(infno, id, numbers, waits, new String(Json.bytes(data), StandardCharsets.UTF_8)));
    }

    @Override
    public CallbackReply answer(Knock knock, Decision decision) {
        return switch (decision) {
            case YES -> new CallbackReply(200, JSON, seal.acknowledgement(true, clock.instant()));
            case NO -> new CallbackReply(200, JSON, seal.acknowledgement(false, clock.instant()));
            case LATER -> new CallbackReply(503, Map.of(), new byte[0]);
        };
    }

    @Override
    public CallbackReply refuse() {
        return new CallbackReply(400, Map.of(), new byte[0]);
    }
}
