package io.medsettle.adapter.yibao.wire;

import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.insurance.FeeSheet;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;

/**
 * SETTLE and STAY_SETTLE: 2207, 2304, sent once and under the msgid that was kept. A lost one is looked for by that
 * msgid (5201, 5203), and is let go by 2601; what was taken goes back whole by 2208, 2305 (yibao-core §2.8).
 */
final class SettleAct implements Verbs {
    private final Core core;
    private final Course course;
    private final SettleForms forms;
    private final Settling settling;
    private final SettledBooks books;
    private final Undoing undoing;
    private final SettleBack back;

    SettleAct(
            Core core,
            Course course,
            SettleForms forms,
            Settling settling,
            SettledBooks books,
            Undoing undoing,
            SettleBack back) {
        this.core = core;
        this.course = course;
        this.forms = forms;
        this.settling = settling;
        this.books = books;
        this.undoing = undoing;
        this.back = back;
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        if (deed.transmission().isEmpty()) {
            return Outcome.neverSent("没有事先留下报文ID, 结算不能发出");
        }
        return Sheets.of(deed).then(sheet -> settle(deed, sheet)).map(Started.Done::new);
    }

    private Outcome<Receipt> settle(Deed deed, FeeSheet sheet) {
        Sending sending = Sending.of(deed, deed.notes().get(NoteKey.ADMDVS)).undoable();
        return core.data(course.settle, forms.settle(course, deed, sheet), sending)
                .match(
                        yes -> settling.settled(deed, Settlement.read(yes.data()), Sheets.total(deed, sheet)),
                        SettleAct::refused,
                        Verdict::neverSent,
                        Verdict::silent);
    }

    /** Not signed in: the platform did nothing, and this msgid is not used again. */
    static <T> Outcome<T> refused(Answer.No no) {
        return no.row().meaning() == Codes.Meaning.NOT_SIGNED_IN
                ? Outcome.neverSent("签到失效, 平台没有受理, 请重试")
                : Verdict.ofDoing(no, false);
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        return Verdict.asQuestion(Sheets.of(start)).then(sheet -> {
            Outcome<Settlement.Out> found = books.under(start, sheet, start.transmission());
            return found.then(out -> out.setlinfo().refd_setl_flag().equals("1")
                    ? Outcome.declined("REVERSED", "这笔医保结算已被冲销")
                    : Verdict.asQuestion(settling.settled(start, out, Sheets.total(start, sheet))));
        });
    }

    @Override
    public Outcome<Closed> abandon(Deed start) {
        String known = start.notes().get(NoteKey.SETL_ID);
        return known.isEmpty()
                ? letGo(start)
                : books.settlement(start, known)
                        .match(
                                out -> stands(start, out) ? settled(known) : letGo(start),
                                Verdict::noAnswerOf,
                                unknown -> Outcome.unknown(unknown.doubt(), unknown.text()));
    }

    /** A settlement that has its receipt goes back as a reversal; only a lost one is undone. */
    private static boolean stands(Deed start, Settlement.Out out) {
        return out.setlinfo().medins_setl_id().equals(start.transmission())
                && !out.setlinfo().refd_setl_flag().equals("1");
    }

    private static Outcome<Closed> settled(String setlId) {
        return Outcome.declined("SETTLED", "医保已结算, 结算ID " + setlId + ", 需要冲销");
    }

    private Outcome<Closed> letGo(Deed start) {
        if (undoing.may(course.settle)) {
            return undoing.undo(start, course.settle);
        }
        return ask(start)
                .match(
                        took -> settled(took.farNumber()),
                        no -> Outcome.succeeded(Closed.byClose()),
                        unknown -> unknown.doubt() == Doubt.NOT_FOUND
                                ? Verdict.noAnswer(course.settle + " 在本地区不能用 2601 冲正, 结算结果等对账 (3202) 确定")
                                : Outcome.unknown(unknown.doubt(), unknown.text()));
    }

    @Override
    public Outcome<Returned> reverse(Deed reversal) {
        return back.reverse(reversal);
    }

    @Override
    public Outcome<Returned> askReverse(Deed reversal) {
        return back.ask(reversal);
    }

    static String setlId(Deed reversal) {
        Deed.Original original = reversal.needOriginal();
        return Lookup.orElse(
                original.receipt().farNumber(),
                Lookup.orElse(
                        original.receipt().notes().get(NoteKey.SETL_ID),
                        reversal.notes().get(NoteKey.SETL_ID)));
    }
}
