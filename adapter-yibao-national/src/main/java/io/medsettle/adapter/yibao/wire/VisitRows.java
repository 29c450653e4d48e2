package io.medsettle.adapter.yibao.wire;

import io.medsettle.adapter.yibao.wire.Visits5201.Visit;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.insurance.FeeSheet;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.BusinessDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * Which row of 5201 a lost 2201 of ours has left. Several orders of one visit carry one ipt_otp_no, so that a row under it may
 * be another order's, which must be neither used nor taken away: ours began at the moment that ours was to say, and was not
 * written before we meant to write it.
 */
final class VisitRows {
    /** By how much the platform's clock may lag behind ours. */
    private static final Duration LAG = Duration.ofMinutes(1);

    private enum Whose {
        OURS,
        ANOTHERS,
        UNCLEAR
    }

    private final List<Visit> rows;
    private final Optional<Instant> begun;
    private final Instant intended;

    /** @param all every row that 5201 told of this person */
    VisitRows(List<Visit> all, Deed deed, FeeSheet sheet, String psnNo) {
        rows = all.stream()
                .filter(v -> v.ipt_otp_no().equals(sheet.encounter().visitNo()))
                .filter(v -> v.psn_no().equals(psnNo) && !v.mdtrt_id().isEmpty())
                .toList();
        begun = Moments.ofSpoken(Sheets.begun(deed, sheet));
        intended = deed.intendedAt();
    }

    /** The one that is ours. None: NOT_FOUND, also where another order's stands. Not to be told: a doubt that says so. */
    Outcome<Visit> ours() {
        List<Visit> mine = of(Whose.OURS);
        long unclear = of(Whose.UNCLEAR).size();
        if (mine.size() > 1 || unclear > 0) {
            return Outcome.unknown(
                    Doubt.NO_ANSWER, "5201 中该门诊号有 " + (mine.size() + unclear) + " 条就诊, 无法证明哪一条是本单登记的, 请到医保平台核实");
        }
        return mine.isEmpty()
                ? Outcome.unknown(Doubt.NOT_FOUND, rows.isEmpty() ? "5201 没有这个门诊号的就诊" : "5201 中该门诊号的就诊是其他订单登记的")
                : Outcome.succeeded(mine.get(0));
    }

    /** Whether another order's visit stands under the same number. */
    boolean anothers() {
        return !of(Whose.ANOTHERS).isEmpty();
    }

    private List<Visit> of(Whose whose) {
        return rows.stream().filter(v -> whose(v) == whose).toList();
    }

    private Whose whose(Visit row) {
        Optional<Instant> written = Moments.ofSpoken(row.opt_time());
        if (written.filter(at -> at.isBefore(intended.minus(LAG))).isPresent()) {
            return Whose.ANOTHERS;
        }
        Optional<Instant> told = Moments.ofSpoken(row.begntime());
        if (told.isEmpty() || begun.isEmpty()) {
            return Whose.UNCLEAR;
        }
        if (told.equals(begun)) {
            return written.isEmpty() ? Whose.UNCLEAR : Whose.OURS;
        }
        return dayAlone(told.get()) ? Whose.UNCLEAR : Whose.ANOTHERS;
    }

    /** Some platforms keep the day of a visit and no hour. */
    private static boolean dayAlone(Instant told) {
        return told.atZone(BusinessDay.ZONE).toLocalTime().equals(LocalTime.MIDNIGHT);
    }
}
