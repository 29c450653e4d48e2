package io.medsettle.server.assembly;

import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.identity.SettlementReport;
import io.medsettle.ports.identity.SettlementReport.Kind;
import io.medsettle.ports.identity.SettlementReporting;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import java.time.Instant;
import java.util.Comparator;
import java.util.OptionalLong;

/** Tells the e-voucher's platform what came of a round (结算回传): a message, on which nothing depends. */
final class ReportingParty implements Counterparty {
    private final SettlementReporting reporting;

    ReportingParty(SettlementReporting reporting) {
        this.reporting = reporting;
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        SettlementReport report = report(deed);
        return reporting
                .report(report)
                .map(told -> new Started.Done(Receipt.of(report.number(), Parts.NONE, report.at())
                        .noting(Fields.of(NoteKey.REPORT_NO, report.number()))));
    }

    private static SettlementReport report(Deed deed) {
        boolean back =
                deed.legs().stream().anyMatch(l -> l.act().equals(Act.SETTLE) && l.standing() == Leg.Standing.RETURNED);
        Leg.Standing standing = back ? Leg.Standing.RETURNED : Leg.Standing.TAKEN;
        Parts moved = Parts.NONE;
        for (Leg leg : deed.legs()) {
            if (leg.standing() == standing) {
                moved = moved.plus(leg.parts().with(Part.WHOLE, 0));
            }
        }
        Instant at = deed.legs().stream()
                .filter(l -> l.act().equals(Act.SETTLE))
                .flatMap(l -> l.farTime().stream())
                .max(Comparator.naturalOrder())
                .orElse(deed.intendedAt());
        return new SettlementReport(
                back ? Kind.REFUNDED : Kind.SETTLED,
                true,
                deed.number().text(),
                back ? deed.notes().get(NoteKey.REPORT_NO) : "",
                at,
                deed.notes().get(NoteKey.MED_TYPE),
                moved,
                OptionalLong.empty(),
                deed.secrets(),
                deed.notes().find(NoteKey.CERT_TYPE).orElse("01"),
                deed.notes().get(NoteKey.TERMINAL),
                "");
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        return Outcome.unknown(Doubt.NOT_FOUND, "回传不能查询, 可同号重报");
    }

    @Override
    public Outcome<Closed> abandon(Deed start) {
        return Outcome.succeeded(Closed.byClose());
    }

    @Override
    public Outcome<Returned> reverse(Deed reversal) {
        return Outcome.neverSent("回传没有退回");
    }

    @Override
    public Outcome<Returned> askReverse(Deed reversal) {
        return Outcome.neverSent("回传没有退回");
    }
}
