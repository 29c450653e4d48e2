package io.medsettle.adapter.yibao.wire;

import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.insurance.FeeSheet;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the insurer's books say about a settlement: 5201 for the visit, then 5203 for each settlement that is known of
 * it (yibao-core §2.8, §3.8). Never starts anything.
 */
final class SettledBooks {
    private final Core core;
    private final InstantSource clock;

    SettledBooks(Core core, InstantSource clock) {
        this.core = core;
        this.clock = clock;
    }

    /** 5203. */
    Outcome<Settlement.Out> settlement(Deed deed, String setlId) {
        Settled5203.In in = new Settled5203.In(
                deed.secrets().get(NoteKey.PSN_NO), setlId, deed.notes().get(NoteKey.MDTRT_ID));
        return core.data("5203", in, question(deed)).asking(yes -> about(Settlement.read(yes.data()), setlId));
    }

    private static Outcome<Settlement.Out> about(Settlement.Out out, String setlId) {
        return out.setlinfo().setl_id().equals(setlId) ? Outcome.succeeded(out) : Verdict.noAnswer("5203 回复的不是这笔结算");
    }

    /** The settlement that was sent under this msgid; NOT_FOUND if none of the visit's known settlements was. */
    Outcome<Settlement.Out> under(Deed deed, FeeSheet sheet, String msgid) {
        if (msgid.isEmpty()) {
            return Verdict.noAnswer("没有留下报文ID, 不能按报文ID查找结算");
        }
        return settlementsOf(deed, sheet).then(ids -> {
            for (String id : ids) {
                Outcome<Settlement.Out> one = settlement(deed, id);
                boolean other = one.maybe()
                        .map(out -> !out.setlinfo().medins_setl_id().equals(msgid))
                        .orElse(false);
                if (!other) {
                    return one;
                }
            }
            return Outcome.unknown(Doubt.NOT_FOUND, "医保就诊记录里没有这次报文的结算");
        });
    }

    /** Settlements that 5201 tells of, and the one that we know. */
    private Outcome<List<String>> settlementsOf(Deed deed, FeeSheet sheet) {
        return visits(deed, sheet).map(visits -> {
            List<String> ids = new ArrayList<>(visits.stream()
                    .flatMap(v -> Stream.of(v.setl_id().split(",", -1)))
                    .map(String::strip)
                    .filter(id -> !id.isEmpty())
                    .distinct()
                    .toList());
            String known = deed.notes().get(NoteKey.SETL_ID);
            if (!known.isEmpty() && !ids.contains(known)) {
                ids.add(known);
            }
            return ids;
        });
    }

    /** 5201 for this visit alone. */
    Outcome<List<Visits5201.Visit>> visits(Deed deed, FeeSheet sheet) {
        String mdtrtId = deed.notes().get(NoteKey.MDTRT_ID);
        String psnNo = deed.secrets().get(NoteKey.PSN_NO);
        Visits5201.In in = new Visits5201.In(
                psnNo,
                Moments.dawn(Moments.ofSpoken(Sheets.begun(deed, sheet)).orElse(deed.intendedAt())),
                Moments.midnight(clock.instant()),
                Sheets.medType(deed, sheet),
                mdtrtId);
        return core.data("5201", in, question(deed))
                .asking(yes -> Outcome.succeeded(Form.read(yes.data(), Visits5201.Out.class).mdtrtinfo().stream()
                        .filter(v -> v.mdtrt_id().equals(mdtrtId) && v.psn_no().equals(psnNo))
                        .toList()));
    }

    static Sending question(Deed deed) {
        return Sending.beside(deed, deed.notes().get(NoteKey.ADMDVS));
    }
}
