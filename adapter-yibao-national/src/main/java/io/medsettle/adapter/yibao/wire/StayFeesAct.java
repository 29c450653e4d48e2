package io.medsettle.adapter.yibao.wire;

import io.medsettle.adapter.yibao.CounterPolicy;
import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.insurance.FeeLine;
import io.medsettle.ports.insurance.FeeSheet;
import io.medsettle.ports.insurance.NationalCodes;
import io.medsettle.ports.insurance.StayFees;
import io.medsettle.ports.insurance.UploadLog;
import io.medsettle.ports.insurance.UploadLog.Stage;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.outcome.Outcome.Refusal;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Parts;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * STAY_FEES: 2301 batch by batch, one batch in memory at a time. A number of which no batch is known first takes away
 * all that is not settled, since a discharge that was reversed leaves its lines standing. What stands is skipped when the
 * same number comes again, what may stand is taken away by 2302 and sent anew; one start works no longer than its budget.
 * After a firm no nothing of the stay is left. Abandon takes all lines away (yibao-core §2.8, §3.4, §3.5).
 */
final class StayFeesAct implements Verbs {
    private final Core core;
    private final FeeForms forms;
    private final StayFees source;
    private final UploadLog log;
    private final NationalCodes national;
    private final StayFeeRevoking revoking;
    private final InstantSource clock;
    private final CounterPolicy policy;
    private final RunningSums sums = new RunningSums();
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    StayFeesAct(
            Core core,
            YibaoSettings settings,
            StayFees source,
            UploadLog log,
            NationalCodes national,
            StayFeeRevoking revoking,
            InstantSource clock) {
        this.core = core;
        this.source = source;
        this.log = log;
        this.national = national;
        this.revoking = revoking;
        this.clock = clock;
        this.policy = settings.policy().counter();
        this.forms = new FeeForms(policy);
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        if (deed.notes().get(NoteKey.MDTRT_ID).isEmpty()) {
            return Outcome.neverSent("没有医保就诊ID, 不能上传住院费用");
        }
        if (!running.add(number(deed))) {
            return Outcome.unknown(Doubt.STILL_WORKING, "这一编号正在上传");
        }
        try {
            return Sheets.of(deed).then(sheet -> upload(deed, sheet));
        } finally {
            running.remove(number(deed));
        }
    }

    private Outcome<Started> upload(Deed deed, FeeSheet sheet) {
        StayUpload run = new StayUpload(
                number(deed), batches(deed), clock.instant().plus(policy.uploadBudget()), log.batches(number(deed)));
        while (true) {
            if (run.finished()) {
                return Outcome.succeeded(new Started.Done(receipt(deed, run.batch())));
            }
            if (run.skips()) {
                run.next();
                continue;
            }
            if (run.spent(clock.instant())) {
                return Outcome.unknown(Doubt.STILL_WORKING, "已上传 " + uploaded(deed, run.standing()) + " 条");
            }
            Outcome<Boolean> step = page(deed, run).then(page -> batch(deed, sheet, run, page));
            if (step.maybe().isEmpty()) {
                return step.match(
                        done -> Verdict.noAnswer(""),
                        no -> giveUp(deed, run, no),
                        unknown -> Outcome.unknown(Doubt.NO_ANSWER, unknown.text()));
            }
        }
    }

    /** A page that HIS could not be asked for is no reason to take back what stands. */
    private Outcome<StayFees.Page> page(Deed deed, StayUpload run) {
        Outcome<StayFees.Page> page = source.page(
                deed.notes().get(NoteKey.STAY_ID),
                deed.notes().get(NoteKey.HIS_ORDER_ID),
                deed.notes().get(NoteKey.HIS_VERSION),
                run.batch(),
                policy.linesPerBatch());
        boolean unasked = page instanceof Outcome.Declined<StayFees.Page> no && no.refusal() == Refusal.NEVER_SENT;
        return unasked && run.leavesAnything() ? Verdict.asQuestion(page) : page;
    }

    /** One page of HIS is one batch. */
    private Outcome<Boolean> batch(Deed deed, FeeSheet sheet, StayUpload run, StayFees.Page page) {
        List<FeeLine> lines = page.lines();
        if (lines.isEmpty() && run.batch() == 0) {
            return Outcome.neverSent("没有住院费用明细");
        }
        if (lines.isEmpty() || run.stands()) {
            run.done(page.last());
            return Outcome.succeeded(true);
        }
        Optional<String> code = ItemCodes.defect(national, lines, deed);
        StayFees2301.In in = new StayFees2301.In(lines.stream()
                .map(l -> forms.stay(deed, sheet.encounter(), l, Sheets.medType(deed, sheet)))
                .toList());
        Optional<String> defect = code.or(() -> Form.defect(in));
        if (defect.isPresent()) {
            return Outcome.neverSent(defect.get());
        }
        return cleared(deed, run, lines)
                .then(clear -> {
                    note(run, Stage.SENDING);
                    run.worked();
                    return send(deed, run, lines, in);
                })
                .map(sent -> {
                    note(run, Stage.STANDS);
                    run.done(page.last());
                    return true;
                });
    }

    /** What may stand of this batch goes first; before the first batch of a number, all that is not settled. */
    private Outcome<Boolean> cleared(Deed deed, StayUpload run, List<FeeLine> lines) {
        if (run.untouched()) {
            return Verdict.asQuestion(revoking.all(deed)).map(closed -> true);
        }
        if (!run.mayStand()) {
            return Outcome.succeeded(true);
        }
        Outcome<Closed> gone =
                revoking.these(deed, lines.stream().map(FeeLine::serial).toList());
        return Verdict.asQuestion(gone).map(closed -> {
            note(run, Stage.REVOKED);
            return true;
        });
    }

    private Outcome<Boolean> send(Deed deed, StayUpload run, List<FeeLine> lines, StayFees2301.In in) {
        return core.whole("2301", in, SettledBooks.question(deed))
                .match(
                        yes -> held(run, lines, Form.read(yes.data(), StayFees2301.Out.class)),
                        no -> refused(run, no),
                        never -> neverLeft(run, never),
                        Verdict::silent);
    }

    private Outcome<Boolean> held(StayUpload run, List<FeeLine> lines, StayFees2301.Out out) {
        return sums.add(
                        run.number(),
                        lines,
                        out.result().stream().map(LineSums.Told::of).toList())
                .map(defect -> Verdict.<Boolean>noAnswer("2301 " + defect))
                .orElse(Outcome.succeeded(true));
    }

    private Outcome<Boolean> refused(StayUpload run, Answer.No no) {
        Outcome<Boolean> verdict = SettleAct.refused(no);
        if (verdict instanceof Outcome.Declined<Boolean>) {
            note(run, Stage.REVOKED);
        }
        return verdict;
    }

    /** Nothing of this batch left; what stands of the others stays for the next time. */
    private Outcome<Boolean> neverLeft(StayUpload run, Answer.NeverSent never) {
        note(run, Stage.REVOKED);
        return run.standing() > 0 ? Verdict.notAsked(never) : Verdict.neverSent(never);
    }

    /** A firm no: what stands of the stay goes before the no is said. */
    private Outcome<Started> giveUp(Deed deed, StayUpload run, Outcome.Declined<Boolean> no) {
        if (!run.leavesAnything()) {
            return new Outcome.Declined<>(no.refusal(), no.code(), no.text(), no.advice());
        }
        return abandon(deed)
                .match(
                        gone -> new Outcome.Declined<>(Refusal.ANSWERED_NO, no.code(), no.text(), no.advice()),
                        kept -> Verdict.noAnswer("上传被拒绝 (" + no.text() + "), 已传部分不能撤销: " + kept.text()),
                        unknown -> Verdict.noAnswer("上传被拒绝 (" + no.text() + "), 已传部分撤销结果不明"));
    }

    private void note(StayUpload run, Stage stage) {
        log.note(run.number(), run.batch(), stage);
        run.note(stage);
    }

    private static String number(Deed deed) {
        return deed.number().text();
    }

    /** How many batches the frozen stay has, 0 if HIS did not say. */
    private int batches(Deed deed) {
        long lines = lineCount(deed);
        return (int) ((lines + policy.linesPerBatch() - 1) / policy.linesPerBatch());
    }

    private static long lineCount(Deed deed) {
        String told = deed.notes().get(NoteKey.LINE_COUNT);
        return told.matches("\\d{1,7}") ? Long.parseLong(told) : 0;
    }

    private long uploaded(Deed deed, long batches) {
        long lines = batches * policy.linesPerBatch();
        long all = lineCount(deed);
        return all > 0 ? Math.min(all, lines) : lines;
    }

    private Receipt receipt(Deed deed, int batches) {
        Fields notes = sums.complete(number(deed), batches);
        return Receipt.of("", Parts.NONE, clock.instant()).noting(notes);
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        if (running.contains(number(start))) {
            return Outcome.unknown(Doubt.STILL_WORKING, "这一编号正在上传");
        }
        Map<Integer, Stage> stages = log.batches(number(start));
        int all = batches(start);
        long standing = stages.values().stream().filter(s -> s == Stage.STANDS).count();
        return all > 0 && standing >= all
                ? Outcome.succeeded(receipt(start, all))
                : Outcome.unknown(Doubt.NOT_FOUND, "已上传 " + uploaded(start, standing) + " 条, 尚未传完; 用同一编号继续");
    }

    @Override
    public Outcome<Closed> abandon(Deed start) {
        if (start.notes().get(NoteKey.MDTRT_ID).isEmpty()) {
            return Outcome.succeeded(Closed.byClose());
        }
        return revoking.all(start).map(gone -> {
            log.batches(number(start)).forEach((batch, stage) -> {
                if (stage != Stage.REVOKED) {
                    log.note(number(start), batch, Stage.REVOKED);
                }
            });
            sums.forget(number(start));
            return gone;
        });
    }
}
