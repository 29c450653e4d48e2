package io.medsettle.core.order;

import io.medsettle.core.plan.PlannedDeed;
import io.medsettle.ports.store.HistoryLine;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Party;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells an order from its lines: the only place that knows what a fact means. */
final class Teller {
    private static final Map<String, FactKind> KINDS =
            Arrays.stream(FactKind.values()).collect(Collectors.toMap(FactKind::name, k -> k));

    private Teller() {}

    static Order tell(Order order) {
        order.lines().forEach(line -> tellOn(order, line));
        return order;
    }

    static void tellOn(Order order, HistoryLine line) {
        Optional<FactKind> kind = order.unknownKind ? Optional.empty() : kind(line);
        if (kind.isEmpty()) {
            order.unknownKind = true;
            return;
        }
        apply(order, kind.get(), line);
    }

    private static Optional<FactKind> kind(HistoryLine line) {
        if (line.version() > FactKind.VERSION) {
            return Optional.empty();
        }
        return Optional.ofNullable(KINDS.get(line.kind()));
    }

    private static void apply(Order order, FactKind kind, HistoryLine line) {
        Fields f = line.fields();
        switch (kind) {
            case OPENED -> {
                order.opening = f;
                order.vault = keep(order.vault, line);
            }
            case ROUND -> {
                Round round = new Round(order.rounds.size(), f);
                round.openedAt = line.at();
                round.notes = f.under("notes.");
                round.vault = keep(round.vault, line);
                relies(order, round);
                order.rounds.add(round);
            }
            case ANSWERED, EDIT_ASKED, PRINTED, RULING_ASKED -> {}
            default -> inRound(order, order.rounds.get(Integer.parseInt(f.need("round"))), kind, line);
        }
    }

    /** What goes back is given back as it was taken; any other round begins with whatever stands by now. */
    private static void relies(Order order, Round round) {
        round.returns()
                .map(order.rounds::get)
                .ifPresentOrElse(taken -> round.effective.addAll(taken.effective), () -> order.rounds.stream()
                        .filter(Round::tookEffect)
                        .forEach(r -> round.effective.add(r.no())));
    }

    private static Fields keep(Fields vault, HistoryLine line) {
        return line.fields()
                .find("sealed")
                .map(ref -> vault.with(Long.toString(1_000_000 + line.seq()), ref))
                .orElse(vault);
    }

    private static void inRound(Order order, Round round, FactKind kind, HistoryLine line) {
        Fields f = line.fields();
        round.vault = keep(round.vault, line);
        switch (kind) {
            case DEED -> {
                int place = round.deeds().size();
                round.add(new DeedView(
                        PlannedDeed.of(f), round.no(), place, Numbers.deed(order.id(), round.no(), place, 0)));
            }
            case GATE -> {
                round.opened.add(Integer.parseInt(f.need("stage")));
                round.notes = round.notes.and(f.under("notes."));
            }
            case ASSIGNED -> round.assign(new Party(f.need("role")), new Party(f.need("to")));
            case GAVE_UP -> {
                round.gaveUp = true;
                round.why = f.get("why");
            }
            case STUCK -> {
                round.stuck = true;
                round.stuckWhy = f.get("why");
                round.stuckDeed = f.get("deed");
            }
            default -> {
                DeedView deed = round.deed(f.need("deed")).orElseThrow();
                round.notes = round.notes.and(f.under("notes."));
                onDeed(order, round, deed, kind, line);
            }
        }
    }

    private static void onDeed(Order order, Round round, DeedView d, FactKind kind, HistoryLine line) {
        Fields f = line.fields();
        DeedStatus before = d.status;
        switch (kind) {
            case START_INTENDED, REVERSE_INTENDED -> intended(order, d, kind, line);
            case ABANDON_INTENDED -> {
                d.status = DeedStatus.ABANDONING;
                flight(d, line);
            }
            case HANDED_OFF -> handedOff(d, f);
            case TAKEN, FOUND_TAKEN -> taken(d, f, DeedStatus.TAKEN);
            case MISMATCHED -> mismatched(round, d, f);
            case REFUSED -> no(d, f, DeedStatus.REFUSED);
            case ABANDON_REFUSED -> no(d, f, DeedStatus.HELD);
            case CONFIRMED_NO -> d.confirmedNo = true;
            case DOUBTED -> doubted(d, f);
            case LEFT_OUT -> d.status = DeedStatus.LEFT_OUT;
            case CLOSED -> d.status = DeedStatus.CLOSED;
            case TRACE_LEFT -> d.status = DeedStatus.LEFT_BEHIND;
            case ACCEPTED -> taken(d, f, DeedStatus.ACCEPTED);
            case RETURNED -> taken(d, f, DeedStatus.RETURNED);
            case BOUNCED -> no(d, f, DeedStatus.REFUSED);
            case FOUND_RETURNED -> d.foundReturned = d.foundReturned.plus(Parts.ofText(f.get("parts")));
            case RULED -> Rulings.tell(order, round, d, f);
            default -> throw new IllegalStateException("no fact about a deed: " + kind);
        }
        if (kind != FactKind.DOUBTED && kind != FactKind.CONFIRMED_NO && kind != FactKind.FOUND_RETURNED) {
            d.doubted = false;
        }
        if (before != d.status || kind == FactKind.START_INTENDED) {
            d.since = line.at();
        }
    }

    private static void intended(Order order, DeedView d, FactKind kind, HistoryLine line) {
        Fields f = line.fields();
        d.status = kind == FactKind.START_INTENDED ? DeedStatus.STARTING : DeedStatus.REVERSING;
        int tries = Integer.parseInt(f.need("try"));
        boolean sameNumber = d.sentOnce && tries == d.tries;
        d.tries = tries;
        d.number = Numbers.deed(order.id(), d.round(), d.place(), d.tries);
        d.transmission = f.get("transmission");
        d.sized = Parts.ofText(f.get("parts"));
        d.sentAgain = sameNumber;
        d.intendedAt = sameNumber ? d.intendedAt : line.at();
        d.sentOnce = true;
        d.refusal = "";
        d.confirmedNo = false;
        flight(d, line);
    }

    private static void flight(DeedView d, HistoryLine line) {
        d.inFlightUntil = Instant.ofEpochMilli(Long.parseLong(line.fields().need("inFlightUntil")));
    }

    private static void handedOff(DeedView d, Fields f) {
        d.status = DeedStatus.AWAITING;
        d.told = Parts.ofText(f.get("told"));
        d.farNumber = f.get("farNumber");
        d.handoff = f.under("handoff.");
        d.notes = d.notes.and(f.under("notes."));
        d.expiresAt = f.find("expiresAt").map(ms -> Instant.ofEpochMilli(Long.parseLong(ms)));
    }

    static void taken(DeedView d, Fields f, DeedStatus status) {
        d.status = status;
        d.parts = Parts.ofText(f.get("parts"));
        d.seen = Parts.ofText(f.get("seen"));
        d.farNumber = f.get("farNumber");
        d.farTime = Instant.ofEpochMilli(Long.parseLong(f.need("farTime")));
        d.notes = d.notes.and(f.under("notes."));
        if (d.plan().tells() && d.told.isZero()) {
            d.told = d.parts.with(Part.CASH, d.seen.get(Part.CASH));
        }
    }

    private static void mismatched(Round round, DeedView d, Fields f) {
        taken(d, f, DeedStatus.MISMATCHED);
        d.mismatched = true;
        d.text = f.get("why");
        round.stuck = true;
        round.stuckWhy = f.get("why");
        round.stuckDeed = d.name();
    }

    private static void no(DeedView d, Fields f, DeedStatus status) {
        d.status = status;
        d.refusal = f.get("refusal");
        d.code = f.get("code");
        d.text = f.get("text");
        d.advice = f.get("advice");
    }

    private static void doubted(DeedView d, Fields f) {
        d.doubted = true;
        d.text = f.get("text");
        if (f.get("doubt").equals("NOT_FOUND") && d.status == DeedStatus.ABANDONING) {
            d.absences++;
        }
    }
}
