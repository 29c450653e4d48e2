package io.medsettle.server.statements;

import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.insurance.InsurerStatements;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Parts;
import java.time.Duration;
import java.time.InstantSource;

/**
 * The insurer's desk for clearing (清算申请 3203, 撤销 3204; yibao-core §3.7). It answers no question about either: an
 * application whose reply was lost is for a person, a withdrawal is sent again. Safe to share between threads.
 */
public final class ClearingParty implements Counterparty {
    private final InsurerStatements insurer;
    private final InstantSource clock;
    private final Duration deadline;

    /** @param deadline how long a call may last; what is sent later under the same number is a repeat */
    public ClearingParty(InsurerStatements insurer, InstantSource clock, Duration deadline) {
        this.insurer = insurer;
        this.clock = clock;
        this.deadline = deadline;
    }

    /** Where an application is made, and withdrawn. */
    private InsurerStatements at(Deed application) {
        return insurer.at(ClearingNotes.platform(application.notes()));
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        return at(deed).apply(ClearingNotes.read(deed.notes()))
                .map(event -> new Started.Done(Receipt.of(event, Parts.NONE, clock.instant())));
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        return Outcome.unknown(Doubt.NOT_FOUND, "清算申请不能按我方单号查询, 请到医保页面核对");
    }

    @Override
    public Outcome<Closed> abandon(Deed start) {
        return Outcome.declined("NOT_WITHDRAWABLE", "不知道清算申请事件号, 不能撤销");
    }

    /** A no to a repeat is no answer: the first sending may have withdrawn it. */
    @Override
    public Outcome<Returned> reverse(Deed reversal) {
        boolean repeat = clock.instant().isAfter(reversal.intendedAt().plus(deadline));
        Deed.Original applied = reversal.needOriginal();
        Outcome<Returned> said = at(applied.deed())
                .withdraw(applied.receipt().farNumber())
                .map(event -> Returned.arrived(event, Parts.NONE, clock.instant()));
        return repeat && said instanceof Outcome.Declined<Returned> no
                ? Outcome.unknown(Doubt.NO_ANSWER, (no.code() + " " + no.text()).strip())
                : said;
    }

    @Override
    public Outcome<Returned> askReverse(Deed reversal) {
        return Outcome.unknown(Doubt.NOT_FOUND, "清算申请撤销不能查询, 可以同号重发");
    }
}
