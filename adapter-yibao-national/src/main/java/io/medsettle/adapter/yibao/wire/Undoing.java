package io.medsettle.adapter.yibao.wire;

import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Fields;
import java.util.Set;

/**
 * 2601: undoes a transaction of which nobody knows what became, by the msgid under which it went out (yibao-core §2.8,
 * §3.6). Repeatable at will. "Does not exist" and "undone already" are a yes too, flagged for the day's 3202.
 */
final class Undoing {
    /** Note on a closing that 2601 said in other words than yes: its code and text. */
    static final String FLAG = "undo2601";

    private final Core core;
    private final Set<String> undoable;

    Undoing(Core core, Set<String> undoable) {
        this.core = core;
        this.undoable = undoable;
    }

    boolean may(String infno) {
        return undoable.contains(infno);
    }

    /**
     * @param start the deed whose last sending is to be undone
     * @param infno as what it went out
     */
    Outcome<Closed> undo(Deed start, String infno, String psnNo, String admdvs) {
        if (start.transmission().isEmpty()) {
            return Verdict.noAnswer("没有留下 " + infno + " 的报文ID, 不能冲正, 请人工核对");
        }
        Undo2601.In in = new Undo2601.In(psnNo, start.transmission(), infno);
        return core.data("2601", in, new Sending(start.number().text(), "", admdvs))
                .match(
                        yes -> Outcome.succeeded(Closed.byClose()),
                        Undoing::notUndone,
                        Verdict::notAsked,
                        Verdict::silent);
    }

    Outcome<Closed> undo(Deed start, String infno) {
        return undo(
                start, infno, start.secrets().get(NoteKey.PSN_NO), start.notes().get(NoteKey.ADMDVS));
    }

    private static Outcome<Closed> notUndone(Answer.No no) {
        return switch (no.row().meaning()) {
            case ALREADY_GONE, NOT_FOUND ->
                Outcome.succeeded(
                        new Closed(Closed.Proof.BY_CLOSE, Fields.of(FLAG, (no.code() + " " + no.text()).strip())));
            default -> Verdict.ofDoing(no, false);
        };
    }
}
