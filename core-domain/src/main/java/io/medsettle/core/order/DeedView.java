package io.medsettle.core.order;

import io.medsettle.core.plan.Kind;
import io.medsettle.core.plan.PlannedDeed;
import io.medsettle.core.plan.Verb;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Party;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secrets;
import java.time.Instant;
import java.util.Optional;

/** One deed as the history tells it (动作). Changed only while it is told; afterwards safe to share. */
public final class DeedView {
    private PlannedDeed plan;
    private final int round;
    private final int place;
    DeedStatus status = DeedStatus.PLANNED;
    RequestNo number;
    int tries;
    int absences;
    String transmission = "";
    Parts sized = Parts.NONE;
    Parts told = Parts.NONE;
    Fields handoff = Fields.NONE;
    String farNumber = "";
    Parts parts = Parts.NONE;
    Parts seen = Parts.NONE;
    Parts foundReturned = Parts.NONE;
    Fields notes = Fields.NONE;
    Instant farTime = Instant.EPOCH;
    Instant since = Instant.EPOCH;
    Instant intendedAt = Instant.EPOCH;
    Instant inFlightUntil = Instant.EPOCH;
    Optional<Instant> expiresAt = Optional.empty();
    boolean doubted;
    boolean confirmedNo;
    boolean mismatched;
    boolean sentOnce;
    /** Whether its present number was intended more than once: then no single sending speaks for the others. */
    boolean sentAgain;

    String code = "";
    String text = "";
    String advice = "";
    String refusal = "";

    DeedView(PlannedDeed plan, int round, int place, RequestNo number) {
        this.plan = plan;
        this.round = round;
        this.place = place;
        this.number = number;
        this.sized = plan.sizing().sign() == 0 ? plan.sizing().fixed() : Parts.NONE;
    }

    public PlannedDeed plan() {
        return plan;
    }

    /** What was planned with that role is with the other from now on, unless it went out already. */
    void assign(Party role, Party to) {
        if (!sentOnce && plan.party().equals(role)) {
            plan = plan.with(to);
        }
    }

    public String name() {
        return plan.name();
    }

    public int round() {
        return round;
    }

    int place() {
        return place;
    }

    public DeedStatus status() {
        return status;
    }

    /** Its permanent number; a new one only after a firm no. */
    public RequestNo number() {
        return number;
    }

    /** What its far side told, took or gave back, or what it is to move; fen by part. */
    public Parts parts() {
        return switch (status) {
            case TAKEN, MISMATCHED, ACCEPTED, RETURNED, LEFT_BEHIND -> parts;
            default -> told.isZero() ? sized : told;
        };
    }

    /** What the far side told that all parts will be, where it decides that. */
    public Parts told() {
        return told;
    }

    /** What the page needs to open the cashier. */
    public Fields handoff() {
        return handoff;
    }

    public String farNumber() {
        return farNumber;
    }

    public Instant farTime() {
        return farTime;
    }

    public Fields notes() {
        return notes;
    }

    /** Until when its last sending may be on its way; no two sendings of a deed have the same. */
    public Instant inFlightUntil() {
        return inFlightUntil;
    }

    /** Whether nobody knows what came of its last sending. */
    public boolean doubted() {
        return doubted;
    }

    /** The far side's words, where it said no or nothing. */
    public String text() {
        return text;
    }

    public String code() {
        return code;
    }

    public Optional<Instant> expiresAt() {
        return expiresAt;
    }

    /** Whether its first number has not gone out, as far as this history tells. */
    public boolean neverSent() {
        return status == DeedStatus.PLANNED && !sentOnce && tries == 0;
    }

    /** Whether its far side took money of which the plan says that none moves: a person is called, and it goes back like any other. */
    boolean tookUnplanned() {
        return plan.kind() == Kind.TRACE && mismatched;
    }

    boolean reversal() {
        return plan.verb() == Verb.REVERSE;
    }

    /** What it tells others of the round about amounts. */
    Parts tellsNow() {
        if (!told.isZero()) {
            return told;
        }
        return status == DeedStatus.TAKEN || status == DeedStatus.MISMATCHED ? parts : sized;
    }

    Receipt receipt() {
        return new Receipt(farNumber, parts, seen, farTime, notes, Secrets.NONE);
    }
}
