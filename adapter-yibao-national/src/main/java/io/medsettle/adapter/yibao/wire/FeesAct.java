package io.medsettle.adapter.yibao.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.insurance.FeeLine;
import io.medsettle.ports.insurance.FeeSheet;
import io.medsettle.ports.insurance.NationalCodes;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.outcome.Outcome.Refusal;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Money;
import io.medsettle.ports.value.Parts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * FEES: 2204 under one chrg_bchno, our number, in calls of at most a hundred lines. No question names a batch, so that
 * a lost one is taken away by 2205 and sent again (yibao-core §2.8, §3.4). After a firm no nothing of the batch is
 * left.
 */
final class FeesAct implements Verbs {
    private final Core core;
    private final FeeForms forms;
    private final NationalCodes national;
    private final InstantSource clock;
    private final Duration deadline;
    private final int perCall;

    FeesAct(Core core, YibaoSettings settings, NationalCodes national, InstantSource clock) {
        this.core = core;
        this.national = national;
        this.clock = clock;
        this.forms = new FeeForms(settings.policy().counter());
        this.deadline = settings.core().deadline();
        this.perCall = settings.policy().counter().linesPerCall();
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        return Sheets.of(deed).then(sheet -> {
            Optional<String> defect = sheet.defect(new Money(Sheets.total(deed, sheet)));
            return defect.isPresent()
                    ? Outcome.neverSent(defect.get())
                    : ItemCodes.check(national, sheet, deed).then(good -> clean(deed, good));
        });
    }

    private Outcome<Started> clean(Deed deed, FeeSheet sheet) {
        if (!Verdict.repeats(deed, clock.instant(), deadline)) {
            return upload(deed, sheet);
        }
        return revoke(deed)
                .match(
                        gone -> upload(deed, sheet),
                        no -> Verdict.noAnswer("重传前撤销 2205 被拒绝: " + no.text()),
                        unknown -> Outcome.unknown(Doubt.NO_ANSWER, unknown.text()));
    }

    private Outcome<Started> upload(Deed deed, FeeSheet sheet) {
        return upload(deed, sheet, 0, new LineSums());
    }

    private Outcome<Started> upload(Deed deed, FeeSheet sheet, int from, LineSums sums) {
        if (from >= sheet.lines().size()) {
            Fields notes = sums.notes().with(NoteKey.CHRG_BCHNO, deed.number().text());
            Receipt receipt = Receipt.of("", Parts.NONE, clock.instant()).noting(notes);
            return Outcome.succeeded(new Started.Done(receipt));
        }
        int to = Math.min(sheet.lines().size(), from + perCall);
        String admdvs = deed.notes().get(NoteKey.ADMDVS);
        Sending sending = from == 0 ? Sending.of(deed, admdvs) : Sending.beside(deed, admdvs);
        return call(deed, sheet, sheet.lines().subList(from, to), sending, sums)
                .match(
                        ok -> upload(deed, sheet, to, sums),
                        no -> refused(deed, no, from == 0),
                        unknown -> Outcome.unknown(unknown.doubt(), unknown.text()));
    }

    private Outcome<Boolean> call(Deed deed, FeeSheet sheet, List<FeeLine> some, Sending sending, LineSums sums) {
        Fees2204.In in = new Fees2204.In(some.stream()
                .map(l -> forms.clinic(deed, sheet.encounter(), l, deed.number().text()))
                .toList());
        return core.whole("2204", in, sending).doing(yes -> sums.add(some, told(yes.data()))
                .map(defect -> Verdict.<Boolean>noAnswer("2204 " + defect))
                .orElse(Outcome.succeeded(true)));
    }

    private static List<LineSums.Told> told(JsonNode data) {
        return Form.read(data, Fees2204.Out.class).result().stream()
                .map(LineSums.Told::of)
                .toList();
    }

    /** What stands of the batch goes before the no is said. */
    private Outcome<Started> refused(Deed deed, Outcome.Declined<Boolean> no, boolean first) {
        if (first) {
            return new Outcome.Declined<>(no.refusal(), no.code(), no.text(), no.advice());
        }
        return revoke(deed)
                .match(
                        gone -> new Outcome.Declined<>(Refusal.ANSWERED_NO, no.code(), no.text(), no.advice()),
                        kept -> Verdict.noAnswer("上传被拒绝 (" + no.text() + "), 已传部分也不能撤销: " + kept.text()),
                        unknown -> Verdict.noAnswer("上传被拒绝 (" + no.text() + "), 已传部分撤销结果不明"));
    }

    private Outcome<Closed> revoke(Deed deed) {
        String mdtrtId = deed.notes().get(NoteKey.MDTRT_ID);
        if (mdtrtId.isEmpty() || deed.secrets().find(NoteKey.PSN_NO).isEmpty()) {
            return Outcome.succeeded(Closed.byClose());
        }
        RevokeFees2205.In in = new RevokeFees2205.In(
                mdtrtId, deed.number().text(), deed.secrets().get(NoteKey.PSN_NO), "");
        Sending sending = Sending.beside(deed, deed.notes().get(NoteKey.ADMDVS));
        return core.data("2205", in, sending)
                .match(
                        yes -> Outcome.succeeded(Closed.byClose()),
                        no -> Verdict.ofGoing(no),
                        Verdict::notAsked,
                        Verdict::silent);
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        return Outcome.unknown(Doubt.NOT_FOUND, "2204 不能查询, 撤销 (2205) 后用同样内容重传");
    }

    @Override
    public Outcome<Closed> abandon(Deed start) {
        return revoke(start);
    }
}
