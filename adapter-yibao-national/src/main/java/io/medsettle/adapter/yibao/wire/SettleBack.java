package io.medsettle.adapter.yibao.wire;

import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.insurance.FeeSheet;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Parts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * 2208 and 2305: a settlement goes back whole, as a second settlement with negative amounts (yibao-core §3.4). May be
 * repeated: the insurer refuses the second one, which confirms the first.
 */
final class SettleBack {
    private final Core core;
    private final Course course;
    private final SettleForms forms;
    private final SettledBooks books;
    private final Reckoning.Rules rules;
    private final InstantSource clock;
    private final Duration deadline;

    SettleBack(
            Core core,
            Course course,
            SettleForms forms,
            SettledBooks books,
            Reckoning.Rules rules,
            InstantSource clock,
            Duration deadline) {
        this.core = core;
        this.course = course;
        this.forms = forms;
        this.books = books;
        this.rules = rules;
        this.clock = clock;
        this.deadline = deadline;
    }

    Outcome<Returned> reverse(Deed deed) {
        Parts took = deed.needOriginal().receipt().parts();
        if (!deed.parts().isZero() && !deed.parts().equals(took)) {
            return Outcome.declined("PARTIAL", "医保结算只能整笔冲销");
        }
        if (deed.transmission().isEmpty()) {
            return Outcome.neverSent("没有事先留下报文ID, 冲销不能发出");
        }
        Sending sending = Sending.of(deed, admdvs(deed)).undoable();
        Record in = forms.reverse(course, SettleAct.setlId(deed), mdtrtId(deed), psnNo(deed));
        return core.data(course.reverse, in, sending)
                .match(
                        yes -> negative(deed, Settlement.read(yes.data())),
                        no -> refused(deed, no),
                        Verdict::neverSent,
                        Verdict::silent);
    }

    private static String mdtrtId(Deed deed) {
        Deed original = deed.needOriginal().deed();
        return Lookup.orElse(
                original.notes().get(NoteKey.MDTRT_ID), deed.notes().get(NoteKey.MDTRT_ID));
    }

    private static String psnNo(Deed deed) {
        Deed original = deed.needOriginal().deed();
        return Lookup.orElse(
                original.secrets().get(NoteKey.PSN_NO), deed.secrets().get(NoteKey.PSN_NO));
    }

    private static String admdvs(Deed deed) {
        Deed original = deed.needOriginal().deed();
        return Lookup.orElse(original.notes().get(NoteKey.ADMDVS), deed.notes().get(NoteKey.ADMDVS));
    }

    /** The negative settlement must be that of this visit, under this msgid, and undo the original to the fen. */
    private Outcome<Returned> negative(Deed deed, Settlement.Out out) {
        Settlement.Info info = out.setlinfo();
        String setlId = info.setl_id();
        boolean ours = info.mdtrt_id().equals(mdtrtId(deed))
                && !setlId.isEmpty()
                && !setlId.equals(SettleAct.setlId(deed))
                && (info.medins_setl_id().isEmpty() || info.medins_setl_id().equals(deed.transmission()));
        if (!ours) {
            return Verdict.noAnswer("冲销回复的不是这次就诊或这次请求");
        }
        return Reckoning.ofReversal(out, rules).then(bill -> same(deed, bill) ? arrived(deed, info) : different());
    }

    private static boolean same(Deed deed, Reckoning.Bill bill) {
        Receipt took = deed.needOriginal().receipt();
        boolean all = took.seen().isZero() || took.seen().equals(bill.all());
        return bill.borne().equals(took.parts()) && all;
    }

    private static Outcome<Returned> different() {
        return Verdict.noAnswer("冲销金额与原结算不一致, 不能入账, 请人工核对");
    }

    private Outcome<Returned> arrived(Deed deed, Settlement.Info info) {
        Instant when = Moments.ofSpoken(info.setl_time()).orElseGet(clock::instant);
        Fields notes = Fields.of(NoteKey.SETL_ID, info.setl_id())
                .with(NoteKey.CLR_TYPE, info.clr_type())
                .with(NoteKey.CLR_OPTINS, info.clr_optins())
                .and(Reckoning.fundSum(info));
        Parts back = deed.needOriginal().receipt().parts();
        return Outcome.succeeded(new Returned(Returned.Arrival.ARRIVED, info.setl_id(), back, when, notes));
    }

    private Outcome<Returned> refused(Deed deed, Answer.No no) {
        if (no.row().meaning() != Codes.Meaning.ALREADY_GONE) {
            boolean repeat = Verdict.repeats(deed, clock.instant(), deadline);
            if (no.row().meaning() == Codes.Meaning.NOT_SIGNED_IN) {
                return SettleAct.refused(no);
            }
            boolean vague = no.row().firm() && no.row().words().isEmpty();
            return vague ? vaguely(deed, no, repeat) : Verdict.ofDoing(no, repeat);
        }
        return ask(deed)
                .match(
                        Outcome::succeeded,
                        Verdict::noAnswerOf,
                        unknown -> unknown.doubt() == Doubt.NOT_FOUND
                                ? Verdict.noAnswer("平台说已撤销, 5203 却说未退, 请人工核对")
                                : confirmed(deed));
    }

    /** A failure that names no reason may follow what was done: whether the settlement stands, 5203 knows. */
    private Outcome<Returned> vaguely(Deed deed, Answer.No no, boolean repeat) {
        return ask(deed)
                .match(
                        Outcome::succeeded,
                        Verdict::noAnswerOf,
                        unknown -> unknown.doubt() == Doubt.NOT_FOUND
                                ? Verdict.ofDoing(no, repeat)
                                : Verdict.noAnswer(no.text() + "; " + unknown.text()));
    }

    /** "Revoked already" to a repeat confirms the first sending, though nobody tells the new number. */
    private Outcome<Returned> confirmed(Deed deed) {
        return Verdict.repeats(deed, clock.instant(), deadline)
                ? unnumbered(deed)
                : Verdict.noAnswer("这笔结算已被撤销, 但不是由这次冲销, 请人工核对");
    }

    private Outcome<Returned> unnumbered(Deed deed) {
        Parts back = deed.needOriginal().receipt().parts();
        return Outcome.succeeded(Returned.arrived("", back, clock.instant()));
    }

    /** 5203 on the original; where the visit tells of the negative settlement, that one too. */
    Outcome<Returned> ask(Deed deed) {
        Deed known = knowing(deed);
        return books.settlement(known, SettleAct.setlId(deed))
                .match(original -> asked(known, original), Verdict::noAnswerOf, SettleBack::unasked);
    }

    /** That the insurer does not know the original is no answer about its reversal. */
    private static Outcome<Returned> unasked(Outcome.Unknown<Settlement.Out> unknown) {
        return Verdict.noAnswer(unknown.text());
    }

    private Outcome<Returned> asked(Deed deed, Settlement.Out original) {
        return switch (original.setlinfo().refd_setl_flag()) {
            case "1" -> reversed(deed);
            case "0" -> Outcome.unknown(Doubt.NOT_FOUND, "5203: 原结算未退; 可重发 " + course.reverse);
            default -> Verdict.noAnswer("5203 没有说明原结算是否已退");
        };
    }

    private Outcome<Returned> reversed(Deed deed) {
        Optional<FeeSheet> sheet = Sheets.of(deed).maybe();
        if (sheet.isEmpty() || deed.transmission().isEmpty()) {
            return unnumbered(deed);
        }
        return books.under(deed, sheet.get(), deed.transmission())
                .match(
                        out -> negative(deed, out),
                        Verdict::noAnswerOf,
                        unknown -> unknown.doubt() == Doubt.NOT_FOUND
                                ? unnumbered(deed)
                                : Outcome.unknown(unknown.doubt(), unknown.text()));
    }

    /** The reversal with what the original knew. */
    private static Deed knowing(Deed d) {
        Deed original = d.needOriginal().deed();
        return new Deed(
                d.order(),
                d.round(),
                d.name(),
                d.act(),
                d.party(),
                d.number(),
                d.transmission(),
                d.parts(),
                d.expected(),
                d.route(),
                original.notes().and(d.notes()),
                original.secrets().and(d.secrets()),
                d.legs(),
                d.original(),
                d.reason(),
                d.intendedAt());
    }
}
