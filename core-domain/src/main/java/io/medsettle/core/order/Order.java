package io.medsettle.core.order;

import io.medsettle.core.plan.Kind;
import io.medsettle.core.plan.Plan;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.store.Claim;
import io.medsettle.ports.store.HistoryLine;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One patient's bill being paid (结算单): priced once, collected leg by leg, HIS last; any refusal sends it back until
 * nobody holds the patient's money; refunds and returns are further rounds in the same history. Told from its history;
 * safe to share.
 */
public final class Order {
    /** The kind of claim under which an order holds its bills. */
    public static final String BILL = "his-bill";

    private final OrderId id;
    private final List<HistoryLine> lines;
    Fields opening = Fields.NONE;
    Fields vault = Fields.NONE;
    final List<Round> rounds = new ArrayList<>();
    boolean unknownKind;

    Order(OrderId id, List<HistoryLine> lines) {
        this.id = id;
        this.lines = new ArrayList<>(lines);
    }

    /** Tells the order; an empty history tells an order that does not exist yet. */
    public static Order tell(OrderId id, List<HistoryLine> lines) {
        return Teller.tell(new Order(id, lines));
    }

    /** One fact more. Only whoever holds the order alone may tell it further. */
    void tellOn(HistoryLine line) {
        lines.add(line);
        Teller.tellOn(this, line);
    }

    public OrderId id() {
        return id;
    }

    public boolean exists() {
        return !lines.isEmpty();
    }

    public List<HistoryLine> lines() {
        return List.copyOf(lines);
    }

    long nextSeq() {
        return lines.size();
    }

    /** What was told when it was opened; nothing secret. */
    public Fields opening() {
        return opening;
    }

    public String org() {
        return opening.get("org");
    }

    /** The bills that it holds while it lives; a further round of an order that had ended takes them up again. */
    public List<Claim> bills() {
        List<Claim> claims = new ArrayList<>();
        for (String bill : opening.get("bills").split("\n", -1)) {
            if (!bill.isEmpty()) {
                claims.add(new Claim(BILL, org(), bill, 0));
            }
        }
        return claims;
    }

    public List<Round> rounds() {
        return List.copyOf(rounds);
    }

    public Round round(int no) {
        return rounds.get(no);
    }

    /** Whether its history holds something that this version of the code does not know; then it is left alone. */
    public boolean beyondUs() {
        return unknownKind;
    }

    /** The deed with that number, whichever round it is in. */
    public Optional<DeedView> byNumber(String number) {
        return rounds.stream()
                .flatMap(r -> r.deeds().stream())
                .filter(d -> d.number().text().equalsIgnoreCase(number))
                .findFirst();
    }

    /**
     * Everything plain that a round may rely on: what those collecting rounds told that had taken effect when it opened, then
     * what the rounds told whose takings it gives back, then what it told itself. A round that came to nothing hands
     * nothing on, not even what was wished of it (class, 无感标志). What somebody wished of an earlier refund (reason, items,
     * HIS's own number) is of that refund alone.
     */
    Fields notes(int round) {
        Round own = rounds.get(round);
        Fields all = Fields.of(NoteKey.ORG, org()).with(NoteKey.ENTRY, opening.get("entry"));
        for (Round r : rounds.subList(0, round)) {
            if (own.effective.contains(r.no()) && r.purpose() == Plan.Purpose.COLLECT) {
                all = all.and(plain(r));
            }
        }
        for (Round r : rounds.subList(0, round)) {
            if (own.givesBack(r)) {
                all = all.and(r.purpose() == Plan.Purpose.COLLECT ? plain(r) : r.told());
            }
        }
        return all.and(plain(own));
    }

    /** What a round told; the first one was opened with the order. */
    private Fields plain(Round r) {
        return r.no() == 0 ? opening.under("notes.").and(r.notes) : r.notes;
    }

    /**
     * References of everything secret that a round may rely on: what the rounds told that had taken effect when it opened,
     * then what those told whose takings it gives back; what it told itself comes last and so counts.
     */
    List<String> vaultRefs(int round) {
        Round own = rounds.get(round);
        List<String> refs = new ArrayList<>();
        for (Round r : rounds.subList(0, round)) {
            if (own.effective.contains(r.no()) && !own.givesBack(r)) {
                refs.addAll(sealed(r));
            }
        }
        for (Round r : rounds.subList(0, round)) {
            if (own.givesBack(r)) {
                refs.addAll(sealed(r));
            }
        }
        refs.addAll(sealed(own));
        return refs;
    }

    private List<String> sealed(Round r) {
        List<String> refs = new ArrayList<>(r.no() == 0 ? vault.asMap().values() : List.of());
        refs.addAll(r.vault.asMap().values());
        return refs;
    }

    DeedView original(DeedView reversal) {
        return rounds.get(reversal.plan().ofRound().orElseThrow())
                .deed(reversal.plan().ofName())
                .orElseThrow();
    }

    /** What of a taking has gone back, is going back, or is reserved to go back. */
    public Parts spokenFor(DeedView taking) {
        return new Reserves(this, Optional.empty()).spokenFor(taking);
    }

    /** What of a taking has really gone back. */
    Parts goneBack(DeedView taking) {
        Parts sum = taking.foundReturned;
        for (Round r : rounds) {
            for (DeedView d : r.deeds()) {
                boolean back = d.status == DeedStatus.ACCEPTED || d.status == DeedStatus.RETURNED;
                if (d.reversal() && original(d) == taking && back) {
                    sum = sum.plus(d.parts);
                }
            }
        }
        return sum;
    }

    /** The deeds that are to give a taking back, whatever came of them. */
    public List<DeedView> reversals(DeedView taking) {
        return rounds.stream()
                .flatMap(r -> r.deeds().stream())
                .filter(d -> d.reversal() && original(d) == taking)
                .toList();
    }

    /** Whether a taking of no fen (a mixed cashier, HIS) has been reversed, or is being; not if that was only meant and given up. */
    private boolean reversed(DeedView taking) {
        return reversals(taking).stream()
                        .anyMatch(d -> d.status == DeedStatus.ACCEPTED || d.status == DeedStatus.RETURNED)
                || goingBack(taking);
    }

    /** Whether something of a taking is under way back, or still meant to go back in a round that goes on. */
    boolean goingBack(DeedView taking) {
        return reversals(taking).stream().anyMatch(d -> switch (d.status) {
            case REVERSING, MISMATCHED -> true;
            case PLANNED, REFUSED -> !rounds.get(d.round()).gaveUp;
            case STARTING, AWAITING, TAKEN, LEFT_OUT, ABANDONING, HELD, CLOSED, LEFT_BEHIND, ACCEPTED, RETURNED ->
                false;
        });
    }

    /** What can still be refunded of a taking: what it took less what is spoken for, by reversals or by its pool. */
    public Parts refundable(DeedView taking) {
        return new Reserves(this, Optional.empty()).refundable(taking);
    }

    /** What a pool (预交金) still holds that nobody has been promised, fen. */
    public long left(String pool) {
        return new Reserves(this, Optional.empty()).left(pool);
    }

    /** What all takings hold now, by part; a draw on a pool moves money that is counted already. */
    public Parts held() {
        Parts sum = Parts.NONE;
        for (Round r : rounds) {
            for (DeedView d : r.deeds()) {
                boolean took = d.status == DeedStatus.TAKEN || d.status == DeedStatus.MISMATCHED;
                boolean moves = d.plan().kind() == Kind.MONEY || d.tookUnplanned();
                boolean brought = !d.reversal() && !d.plan().draws() && moves;
                if (brought && took) {
                    sum = sum.plus(Amounts.less(d.parts, goneBack(d)));
                }
            }
        }
        return sum;
    }

    /** Whether a taking still holds money, or still stands as taken, that a given-up round must give back. */
    boolean mustGoBack(DeedView d) {
        boolean hasWayBack = d.plan().kind() == Kind.MONEY && d.plan().wayBack() >= 0 || d.tookUnplanned();
        if (d.reversal() || d.status != DeedStatus.TAKEN || !hasWayBack) {
            return false;
        }
        return d.parts.isZero()
                ? !reversed(d)
                : !Amounts.less(d.parts, goneBack(d)).isZero();
    }

    /** Whether a taking of no fen (HIS, a claim on the insurer) stands: a reversal that was refused has not undone it. */
    private boolean seals(DeedView d) {
        boolean sealed = !d.reversal()
                && d.plan().kind() == Kind.MONEY
                && d.plan().wayBack() >= 0
                && d.status == DeedStatus.TAKEN
                && d.parts.isZero();
        return sealed
                && reversals(d).stream()
                        .noneMatch(o -> o.status == DeedStatus.ACCEPTED || o.status == DeedStatus.RETURNED);
    }

    /** Whether a round was given up and nothing of it is left, here or at any far side. */
    public boolean undone(Round r) {
        return r.gaveUp() && r.letGo() && r.deeds().stream().noneMatch(this::mustGoBack);
    }

    /** The state, told. */
    public OrderState state() {
        return Telling.state(this);
    }

    /** Whether nothing is left to do or to find out. */
    public boolean atRest() {
        return rounds.stream().allMatch(r -> r.stuck() || r.complete() || undone(r))
                && rounds.stream().flatMap(r -> r.deeds().stream()).noneMatch(d -> d.status == DeedStatus.ACCEPTED);
    }

    /** Whether it is over, holds nobody's money and has sealed nothing that stands: then its bill is free again. */
    boolean free() {
        return !rounds.isEmpty()
                && rounds.stream().noneMatch(Round::stuck)
                && rounds.stream().allMatch(r -> r.complete() || undone(r))
                && held().isZero()
                && rounds.stream().flatMap(r -> r.deeds().stream()).noneMatch(this::seals)
                && rounds.stream().anyMatch(r -> r.gaveUp() || r.purpose() != Plan.Purpose.COLLECT);
    }
}
