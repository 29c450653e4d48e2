package io.medsettle.server.statements;

import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.insurance.Clearing;
import io.medsettle.ports.value.Fields;
import java.time.LocalDate;
import java.time.YearMonth;

/** The sums of an application as its order keeps them: what was claimed, whatever the books say afterwards. */
final class ClearingNotes {
    private static final String WAY = "clearing.way";
    private static final String MONTH = "clearing.month";
    private static final String VISITS = "clearing.visits";
    private static final String TOTAL = "clearing.total";
    private static final String RECOGNISED = "clearing.recognised";
    private static final String CLAIMED = "clearing.claimed";
    private static final String CASH = "clearing.cash";
    private static final String ACCOUNT = "clearing.account";
    private static final String FROM = "clearing.from";
    private static final String TO = "clearing.to";
    private static final String PLATFORM = "clearing.platform";

    private ClearingNotes() {}

    private static Fields of(Clearing c) {
        return Fields.of(NoteKey.CLR_TYPE, c.clrType())
                .with(WAY, c.clrWay())
                .with(MONTH, c.month().toString())
                .with(VISITS, Long.toString(c.visits()))
                .with(TOTAL, Long.toString(c.totalFen()))
                .with(RECOGNISED, Long.toString(c.recognisedFen()))
                .with(CLAIMED, Long.toString(c.claimedFen()))
                .with(CASH, Long.toString(c.cashFen()))
                .with(ACCOUNT, Long.toString(c.accountFen()))
                .with(FROM, c.from().toString())
                .with(TO, c.to().toString());
    }

    /** The same with the platform that is claimed from, "" for the one that serves everybody. */
    static Fields of(Clearing c, String platform) {
        return of(c).with(PLATFORM, platform);
    }

    static String platform(Fields notes) {
        return notes.get(PLATFORM);
    }

    static Clearing read(Fields notes) {
        return new Clearing(
                notes.need(NoteKey.CLR_TYPE),
                notes.get(WAY),
                YearMonth.parse(notes.need(MONTH)),
                fen(notes, VISITS),
                fen(notes, TOTAL),
                fen(notes, RECOGNISED),
                fen(notes, CLAIMED),
                fen(notes, CASH),
                fen(notes, ACCOUNT),
                LocalDate.parse(notes.need(FROM)),
                LocalDate.parse(notes.need(TO)));
    }

    private static long fen(Fields notes, String name) {
        return Long.parseLong(notes.need(name));
    }
}
