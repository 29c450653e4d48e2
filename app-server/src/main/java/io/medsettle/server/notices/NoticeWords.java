package io.medsettle.server.notices;

import io.medsettle.adapter.his.HisNotes;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Money;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The words that templates may use, by name: {@code title}, {@code hospital}, {@code amount} of all parts, {@code cash} the
 * patient's own part, {@code fund} and {@code account} what the insurer bears, {@code how} it was paid, {@code dept} the
 * department, {@code time}, {@code where} to go next, {@code order} our number. Never what the patient suffers from, takes or
 * is called. A relative who pays is told less: neither department nor where to go.
 */
final class NoticeWords {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu年MM月dd日 HH:mm", Locale.ROOT);

    private static final Set<String> CREDIT = Set.of(Act.CREDIT_PAY, Act.CREDIT_DEPOSIT, Act.CREDIT_DISCHARGE);

    private final String hospital;

    NoticeWords(String hospital) {
        this.hospital = hospital;
    }

    Fields of(NoticeKind kind, Deed deed) {
        Parts moved = Parts.NONE;
        for (Leg leg : deed.legs()) {
            if (leg.standing() == kind.counted()) {
                moved = moved.plus(leg.parts().with(Part.WHOLE, 0));
            }
        }
        return Fields.of("title", kind.title())
                .with("hospital", hospital)
                .with("amount", yuan(moved.total()))
                .with("cash", yuan(moved.get(Part.CASH)))
                .with("fund", yuan(moved.get(Part.FUND)))
                .with("account", yuan(moved.get(Part.ACCOUNT)))
                .with("how", credit(deed) ? "信用无感支付" : "线上支付")
                .with("dept", deed.notes().get(NoteKey.DEPT_NAME))
                .with("time", TIME.format(at(kind, deed).atZone(BusinessDay.ZONE)))
                .with("where", where(kind, deed.notes()))
                .with("order", deed.order().text())
                .with(NoteKey.TRADE_NO, deed.notes().get(NoteKey.TRADE_NO));
    }

    /** For the relative who paid (亲情付). */
    Fields forPayer(NoticeKind kind, Deed deed) {
        Fields all = of(kind, deed);
        return Fields.of("title", all.get("title"))
                .with("hospital", hospital)
                .with("amount", all.get("cash"))
                .with("how", "亲情付")
                .with("time", all.get("time"))
                .with("order", all.get("order"));
    }

    /** Whether a credit platform has a part in the round. */
    static boolean credit(Deed deed) {
        return deed.legs().stream().anyMatch(l -> CREDIT.contains(l.act()));
    }

    private static String yuan(long fen) {
        return new Money(fen).yuan() + "元";
    }

    /** When the last leg was done by its far side's own clock. */
    private static Instant at(NoticeKind kind, Deed deed) {
        return deed.legs().stream()
                .filter(l -> l.standing() == kind.counted() && l.parts().total() > 0)
                .flatMap(l -> l.farTime().stream())
                .max(Comparator.naturalOrder())
                .orElse(deed.intendedAt());
    }

    private static String where(NoticeKind kind, Fields told) {
        return switch (kind) {
            case REGISTERED ->
                told.find(HisNotes.LOCATION).or(() -> firstGuide(told)).orElse(kind.next());
            case PAID -> firstGuide(told).or(() -> told.find(HisNotes.LOCATION)).orElse(kind.next());
            case DEPOSITED, DISCHARGED, REFUNDED -> kind.next();
        };
    }

    private static Optional<String> firstGuide(Fields told) {
        return told.find(HisNotes.GUIDE).flatMap(guide -> guide.lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .findFirst());
    }
}
