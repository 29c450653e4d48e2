package io.medsettle.adapter.yibao.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.medsettle.adapter.yibao.YibaoCounterparty;
import io.medsettle.fixtures.store.MemoryUploadLog;
import io.medsettle.fixtures.yibao.SettlementView;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.insurance.FeeSheet;
import io.medsettle.ports.insurance.NationalCodes;
import io.medsettle.ports.insurance.StayFees;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Secrets;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.OkHttpExchange;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** A counter that faces the insurer's simulator over real HTTP: one outpatient bill and one stay to play with. */
abstract class AtTheCounter extends AtTheInsurer {
    static final long BILL = 2500;
    final MemoryUploadLog uploads = new MemoryUploadLog();
    /** Whether 5201 tells the settlements of a visit, as some platforms do and the tables do not. */
    boolean tellsSettlements;

    YibaoCounterparty counter;
    private Fields notes = Fields.of(NoteKey.ACCOUNT_USED, "1");
    private Secrets secrets = Secrets.NONE;

    void openCounter() {
        counter = at(this::telling);
    }

    YibaoCounterparty at(Exchange wire) {
        StayFees pages = (stay, order, version, page, size) ->
                Outcome.succeeded(new StayFees.Page(Sample.sheet().lines(), true));
        return CounterSample.adapter(settings, wire, desk.clock, NationalCodes.none(), pages, uploads);
    }

    private final Exchange http = new OkHttpExchange(Duration.ofSeconds(5), true);

    private WireResult telling(WireRequest request) {
        WireResult said = http.exchange(request);
        return request.transaction().equals("5201") && said instanceof WireResult.Answered answered
                ? Json.parse(answered.body())
                        .<WireResult>map(body -> new WireResult.Answered(
                                answered.status(), answered.headers(), Json.bytes(withSettlements(body))))
                        .orElse(said)
                : said;
    }

    private JsonNode withSettlements(JsonNode body) {
        for (JsonNode row : body.path("output").path("mdtrtinfo")) {
            String ids = insurer.settlements().stream()
                    .filter(s -> s.mdtrtId().equals(row.path("mdtrt_id").asText()))
                    .map(SettlementView::setlId)
                    .collect(Collectors.joining(","));
            ((ObjectNode) row).put("setl_id", tellsSettlements ? ids : "");
        }
        return body;
    }

    private String msgid() {
        return counter.transmission(Sample.visit(), desk.clock.instant()).orElseThrow();
    }

    /** The next deed, which knows all that was told before it. */
    Deed next(String act, String number, FeeSheet sheet, long whole) {
        return Sample.knowing(CounterSample.fresh(act, number, sheet, whole, msgid()), notes, secrets);
    }

    Started.Done done(Deed deed) {
        Outcome<Started> said = counter.start(deed);
        Started.Done done = (Started.Done) said.maybe().orElseThrow(() -> new AssertionError(deed.act() + ": " + said));
        notes = notes.and(done.receipt().notes());
        secrets = secrets.and(done.receipt().secrets());
        return done;
    }

    Deed clinic(String act, String number) {
        return next(act, number, Sample.sheet(), BILL);
    }

    Deed stay(String act, String number) {
        return next(act, number, CounterSample.staySheet(), BILL);
    }

    /** Up to the trial; what it told. */
    Started.Done trialled() {
        done(clinic(Act.VISIT, "A20260105000101"));
        done(clinic(Act.DIAGNOSES, "A20260105000102"));
        done(clinic(Act.FEES, "A20260105000103"));
        return done(clinic(Act.TRIAL, "A20260105000104"));
    }

    /** Up to the trial of a stay; what it told. */
    Started.Done stayTrialled() {
        done(stay(Act.ADMIT, "A20260105000201"));
        done(stay(Act.STAY_FEES, "A20260105000202"));
        done(stay(Act.DISCHARGE, "A20260105000203"));
        return done(stay(Act.STAY_TRIAL, "A20260105000204"));
    }

    List<SettlementView> settlements() {
        return insurer.settlements();
    }
}
