package io.medsettle.adapter.yibao.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.medsettle.adapter.yibao.CentreDialect.Wrapper;
import io.medsettle.adapter.yibao.CentreSettings;
import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** The mobile pay centre: checks before sending, seals, sends, opens. Safe to share. */
final class Centre {
    private final YibaoSettings settings;
    private final CentreSettings centre;
    private final Core core;
    private final Exchange exchange;
    private final InstantSource clock;
    private final Codes codes;
    private final Seal seal;

    Centre(YibaoSettings settings, Core core, Exchange exchange, InstantSource clock, Codes codes) {
        this.settings = settings;
        this.centre = settings.centre();
        this.core = core;
        this.exchange = exchange;
        this.clock = clock;
        this.codes = codes;
        this.seal = new Seal(centre);
    }

    /** One transaction; a yes has its business object already unwrapped. */
    Answer call(String infno, Record form, Sending sending) {
        Optional<String> defect = Form.defect(form);
        ObjectNode data = Form.write(form, false);
        Optional<String> unfit =
                defect.isPresent() ? defect : Canonical.unfit(data, infno).map(p -> p + " 含有不能签名的内容");
        if (unfit.isPresent()) {
            return new Answer.NeverSent(infno + " " + unfit.get());
        }
        return centre.dialect().wrapper() == Wrapper.FSI_WRAPPED
                ? wrapped(infno, data, sending)
                : sealed(infno, data, sending);
    }

    private Answer wrapped(String infno, ObjectNode data, Sending sending) {
        Answer answer = core.wrapped(infno, data, sending);
        if (answer instanceof Answer.Yes yes) {
            return new Answer.Yes(Seal.inner(yes.data()));
        }
        if (answer instanceof Answer.No no) {
            return new Answer.No(no.code(), no.text(), codes.row("centre", infno, no.code(), no.text()));
        }
        return answer;
    }

    private Answer sealed(String infno, ObjectNode data, Sending sending) {
        String path = Optional.ofNullable(centre.paths().get(infno))
                .orElseThrow(() -> new IllegalStateException("no path for " + infno));
        WireRequest request = new WireRequest(
                infno,
                sending.number(),
                sending.transmission(),
                "POST",
                URI.create(centre.baseUrl() + path),
                Map.of("Content-Type", "application/json;charset=UTF-8"),
                seal.request(data, clock.instant()),
                centre.deadline());
        return exchange.exchange(request)
                .match(
                        answered -> read(infno, answered),
                        never -> new Answer.NeverSent(never.why()),
                        silence -> new Answer.Silent(silence.why()));
    }

    private Answer read(String infno, WireResult.Answered answered) {
        if (answered.status() != 200) {
            return new Answer.Silent("HTTP " + answered.status());
        }
        Opened opened = seal.answer(answered.body());
        if (opened instanceof Opened.Yes yes) {
            return new Answer.Yes(yes.data());
        }
        if (opened instanceof Opened.No no) {
            return new Answer.No(
                    no.code(), Scrub.words(no.message()), codes.row("centre", infno, no.code(), no.message()));
        }
        return new Answer.Silent(opened instanceof Opened.Unreadable bad ? bad.why() : "");
    }

    Codes.Row row(String infno, String code, String text) {
        return codes.row("centre", infno, code, text);
    }

    YibaoSettings settings() {
        return settings;
    }

    InstantSource clock() {
        return clock;
    }
}
