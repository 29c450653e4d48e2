package io.medsettle.adapter.his.wire;

import io.medsettle.adapter.his.HisNotes;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Declined;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secrets;
import java.time.Instant;
import java.util.Optional;

/** Act lock-slot (锁号): R02, let go by R03. A lock lapses by itself and never holds money. */
final class SlotLock implements Irreversible {
    /** R02, R04: without its lock, which never comes back, nothing is made. */
    static final String NO_SUCH_LOCK = "2041";

    private final Line line;

    SlotLock(Line line) {
        this.line = line;
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        return lock(deed)
                .map(held -> new Started.Done(new Receipt(
                        held.lockId(),
                        Parts.NONE,
                        Parts.NONE,
                        line.now(),
                        Fields.of(NoteKey.LOCK_ID, held.lockId())
                                .with(HisNotes.LOCK_EXPIRES_AT, held.expireAt().toString()),
                        Secrets.NONE)));
    }

    private Outcome<R02Lock.Answer> lock(Deed deed) {
        String number = Numbers.order(deed);
        R02Lock.Request wanted = new R02Lock.Request(
                number,
                deed.notes().get(HisNotes.SCHEDULE_ID),
                deed.notes().need(NoteKey.SLOT_ID),
                deed.notes().need(NoteKey.PATIENT_ID),
                deed.notes().need(NoteKey.CHANNEL));
        Call call = Call.post("R02", R02Lock.PATH, number, wanted).once(number);
        return line.send(call, R02Lock.Answer.class)
                .then(held -> held.slotId().equals(wanted.slotId()) && Numbers.usable(held.lockId())
                        ? Outcome.succeeded(held)
                        : Line.doubt(call, "答非所问: 号源不符"));
    }

    /** There is no question about a lock; the same number may lock the same slot again and again. */
    @Override
    public Outcome<Receipt> ask(Deed start) {
        return Outcome.unknown(Doubt.NOT_FOUND, "锁号可按原号重发");
    }

    /** A lock whose number was never heard is asked for once more, so that there is one to free. */
    @Override
    public Outcome<Closed> abandon(Deed start) {
        return start.notes()
                .find(NoteKey.LOCK_ID)
                .map(lockId -> free(start, lockId))
                .orElseGet(() -> lock(start)
                        .match(
                                held -> free(start, held.lockId()),
                                no -> Codes.ofOurCall(no)
                                        ? Outcome.unknown(Doubt.NO_ANSWER, "锁号未能核实: " + no.code())
                                        : absent(),
                                u -> Outcome.unknown(u.doubt(), u.text())));
    }

    /**
     * Whether the time of the round's lock is over for certain, so that nothing still under way can use it. A call that HIS
     * carries out has begun before.
     */
    boolean over(Deed deed) {
        return deed.notes()
                .find(HisNotes.LOCK_EXPIRES_AT)
                .map(Instant::parse)
                .filter(end -> line.now().isAfter(end.plus(line.settings().deadline())))
                .isPresent();
    }

    /** What came of freeing the round's lock, where there is one: a yes BY_CLOSE only if HIS has freed it now. */
    Optional<Closed> release(Deed deed) {
        return deed.notes().find(NoteKey.LOCK_ID).flatMap(lockId -> free(deed, lockId)
                .maybe());
    }

    private Outcome<Closed> free(Deed start, String lockId) {
        Call call = Call.delete("R03", R02Lock.unlockPath(lockId), Numbers.order(start));
        return line.send(call, R02Lock.Unlocked.class)
                .match(
                        gone -> gone.lockId().equals(lockId)
                                ? Outcome.succeeded(Closed.byClose())
                                : Line.doubt(call, "答非所问: 锁号不符"),
                        no -> notFreed(call, no),
                        u -> u.doubt() == Doubt.NOT_FOUND ? absent() : Outcome.unknown(u.doubt(), u.text()));
    }

    private static Outcome<Closed> notFreed(Call call, Declined<R02Lock.Unlocked> no) {
        if (no.code().equals(NO_SUCH_LOCK)) {
            return absent();
        }
        return Codes.ofOurCall(no)
                ? Line.doubt(call, "解锁未成: " + no.code() + " " + no.text())
                : Outcome.declined(no.code(), no.text(), no.advice());
    }

    private static Outcome<Closed> absent() {
        return Outcome.succeeded(new Closed(Closed.Proof.BY_ABSENCE, Fields.NONE));
    }
}
