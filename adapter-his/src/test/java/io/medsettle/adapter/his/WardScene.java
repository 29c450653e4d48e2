package io.medsettle.adapter.his;

import static io.medsettle.adapter.his.Proof.yes;

import io.medsettle.fixtures.SettableClock;
import io.medsettle.fixtures.his.HisSimulator;
import io.medsettle.fixtures.his.NewStay;
import io.medsettle.fixtures.his.NewVisit;
import io.medsettle.fixtures.sim.SamplePeople;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.his.HisArchives;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.OkHttpExchange;
import io.medsettle.ports.wire.WireLog;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Everything beyond the outpatient bill once, in a fixed order, over a tape. */
final class WardScene implements AutoCloseable {
    static final LocalDate TODAY = LocalDate.parse("2026-01-05");
    private static final HisWardConventions WARD = HisWardConventions.usual();

    final SettableClock clock = SettableClock.aMondayMorning();
    final HisSimulator hospital = new HisSimulator(io.medsettle.fixtures.his.HisSettings.sample(clock));
    final Tape tape = new Tape(new OkHttpExchange(Duration.ofSeconds(2), true));
    final HisSettings settings = Proof.settings(hospital.base(), Duration.ofSeconds(5));
    final HisCounterparty counterparty = new HisCounterparty(settings, tape, WireLog.none(), clock, WARD);
    final HisInsurance insurance = new HisInsurance(settings, tape, WireLog.none(), clock);
    final HisStaysOverRest stays = new HisStaysOverRest(settings, tape, WireLog.none(), clock);
    final HisBills bills = new HisBills(settings, tape, WireLog.none(), clock, WARD);

    private Parts cash(long fen) {
        return Parts.of(Part.CASH, fen);
    }

    void archive() {
        HisArchives archives = new HisArchivesOverRest(settings, tape, WireLog.none(), clock);
        HisArchives.Guardian guardian = new HisArchives.Guardian(
                new Secret("测试甲"), "01", new Secret(SamplePeople.all().get(0).idNumber()), new Secret(""), "1");
        HisArchives.NewArchive child = new HisArchives.NewArchive(
                new Secret("测试童"),
                "99",
                new Secret("T4499990001"),
                "1",
                "2020-01-01",
                new Secret(""),
                new Secret("示例路 1 号"),
                guardian,
                true);
        yes(archives.create(child, new RequestNo("A01")));
    }

    Round made(String tail, int index) {
        Round round = locked(tail, index);
        round.hear(counterparty.start(round.deed(Act.REGISTER, "R" + tail)));
        return round;
    }

    Round locked(String tail, int index) {
        Round round = Round.first(Fields.of(NoteKey.PATIENT_ID, "P0001")
                        .with(NoteKey.SLOT_ID, "SL-2-20260106-AM-" + index)
                        .with(HisNotes.SCHEDULE_ID, "SC-2-20260106-AM")
                        .with(NoteKey.CHANNEL, "WECHAT"))
                .planned(Act.ORDER, Round.YIBAO, "I" + tail)
                .planned(Act.WRITE_BACK_REGISTRATION, Bill.HIS, "W" + tail);
        round.hear(counterparty.start(round.deed(Act.LOCK_SLOT, "L" + tail)));
        return round;
    }

    Deed paidRegistration(Round made, String tail) {
        return Round.first(made.notes())
                .taken(Act.CASH, Round.WECHAT, "C" + tail, cash(25_00), "4201", clock.instant(), Fields.NONE)
                .deed(Act.WRITE_BACK_REGISTRATION, "W" + tail);
    }

    void registrations() {
        HisRegistrationsOverRest questions = new HisRegistrationsOverRest(settings, tape, WireLog.none(), clock);
        yes(questions.schedules(TODAY.plusDays(1), TODAY.plusDays(1), "A12", ""));
        Round made = made("01", 1);
        Deed paid = paidRegistration(made, "01");
        made.hear(counterparty.start(paid));
        yes(counterparty.ask(paid));
        yes(questions.registrations("P0001", TODAY, TODAY.plusDays(7)));
        Round given = made("02", 2);
        yes(counterparty.abandon(given.deed(Act.REGISTER, "R02")));
        Round lock = Round.first(given.notes().with(NoteKey.SLOT_ID, "SL-2-20260106-AM-3"))
                .planned(Act.WRITE_BACK_REGISTRATION, Bill.HIS, "W03");
        lock.hear(counterparty.start(lock.deed(Act.LOCK_SLOT, "L03")));
        yes(counterparty.abandon(lock.deed(Act.LOCK_SLOT, "L03")));
    }

    Round stay(long fen, int lines) {
        NewStay stay = hospital.addStay("P0001", fen, lines);
        return Round.first(Fields.of(NoteKey.STAY_ID, stay.stayId()));
    }

    void admission() {
        Round stay = stay(0, 0);
        yes(stays.stays("P0001", "IN"));
        stay.hear(counterparty.start(stay.deed(Act.ADMISSION, "A11")));
        stay.noting(NoteKey.MDTRT_ID, "MD1");
        stay.hear(counterparty.start(stay.deed(Act.WRITE_BACK_ADMISSION, "W11")));
    }

    Deed deposit(Round stay, String tail, long fen) {
        return Round.first(stay.notes())
                .taken(Act.CASH, Round.WECHAT, "C" + tail, cash(fen), "4202", clock.instant(), Fields.NONE)
                .deed(Act.WRITE_BACK_DEPOSIT, "W" + tail);
    }

    Deed settled(Round stay, String tail) {
        Fields told =
                Fields.of(NoteKey.MDTRT_ID, "MD1").with(NoteKey.SETL_ID, "SE1").with(NoteKey.MED_TYPE, "21");
        return Round.first(stay.notes())
                .hiding(NoteKey.FEE_SHEET, stay.secrets().need(NoteKey.FEE_SHEET))
                .taken(
                        Act.STAY_SETTLE,
                        Round.YIBAO,
                        "I" + tail,
                        Parts.of(Part.FUND, 20_00),
                        "SE1",
                        clock.instant(),
                        told)
                .taken(Act.DRAW, Round.BOOK, "B" + tail, cash(10_00), "B1", clock.instant(), Fields.NONE)
                .deed(Act.WRITE_BACK_DISCHARGE, "H" + tail);
    }

    /** A stay of 30.00 with 15.00 of deposits, frozen. */
    Round frozen() {
        Round stay = stay(30_00, 3);
        stay.hear(counterparty.start(deposit(stay, "21", 15_00)));
        stay.noting(NoteKey.DEPOSIT_HELD, "1500").planned(Act.WRITE_BACK_DISCHARGE, Bill.HIS, "H21");
        stay.hear(counterparty.start(stay.deed(Act.FREEZE_STAY, "F21")));
        return stay;
    }

    void discharge() {
        Round stay = frozen();
        String stayId = stay.notes().need(NoteKey.STAY_ID);
        yes(stays.deposits(stayId));
        yes(stays.daily(stayId, LocalDate.parse("2026-01-01")));
        yes(new StayFeesOverRest(settings, tape, WireLog.none(), clock, WARD)
                .page(stayId, stay.notes().need(NoteKey.HIS_ORDER_ID), "1", 0, 2));
        Deed settled = settled(stay, "21");
        Receipt paid = stay.hear(counterparty.start(settled));
        yes(counterparty.ask(settled));
        yes(stays.statement(stayId, new RequestNo("H21")));
        Round back = stay.next().planned(Act.WRITE_BACK_DISCHARGE, Bill.HIS, "X21");
        Receipt permit = back.hear(counterparty.start(back.deed(Act.PERMIT_DISCHARGE, "P21", 30_00)));
        yes(counterparty.reverse(stay.next()
                .taken(Act.PERMIT_DISCHARGE, Bill.HIS, "P21", Parts.NONE, "", clock.instant(), permit.notes())
                .returned(Act.STAY_SETTLE, Round.YIBAO, "J21", Parts.of(Part.FUND, 20_00), "RS1", clock.instant())
                .returned(Act.DRAW, Round.BOOK, "E21", cash(10_00), "E1", clock.instant())
                .reversal("X21", settled, paid)));
        Round other = stay(30_00, 3).planned(Act.WRITE_BACK_DISCHARGE, Bill.HIS, "H22");
        other.hear(counterparty.start(other.deed(Act.FREEZE_STAY, "F22")));
        yes(counterparty.abandon(other.deed(Act.FREEZE_STAY, "F22")));
        yes(counterparty.abandon(deposit(other, "23", 1_00)));
    }

    /** A bill that HIS itself has priced with the insurer. */
    Round priced() {
        NewVisit visit = hospital.addVisit("P0001", 100_00, 2);
        Round round = Round.first(Fields.of(NoteKey.VISIT_NO, visit.visitNo())
                        .with(NoteKey.RX_NOS, visit.rxNo())
                        .with(NoteKey.CHANNEL, "WECHAT")
                        .with(NoteKey.ACCOUNT_USED, "1"))
                .hiding(NoteKey.EC_TOKEN, "ec-token-1")
                .planned(Act.WRITE_BACK, Bill.HIS, "W31");
        round.hear(counterparty.start(round.deed(Act.FREEZE, "F31")));
        round.hear(insurance.start(round.deed(Act.TRIAL, "T31")));
        return round;
    }

    void insuranceAndDetails() {
        Round round = priced();
        Deed settle = round.deed(Act.SETTLE, "S31");
        Receipt settled = round.hear(insurance.start(settle));
        yes(insurance.ask(settle));
        yes(insurance.reverse(round.next().reversal("V31", settle, settled)));
        details();
    }

    private void details() {
        NewVisit visit = hospital.addVisit("P0003", 100_00, 2);
        Bill bill = Bill.selfPay("41", visit.visitNo(), visit.rxNo()).borne(Parts.NONE, 100_00);
        bill.hear(counterparty.start(bill.freeze()));
        bill.paidAt(clock.instant()).hear(counterparty.start(bill.writeBack()));
        List<String> serials = hospital.feeLines("W41");
        HisSite.Dispensed drug =
                new HisSite.Dispensed(new BigDecimal("1"), clock.instant(), "药师甲", "B2026", "81000000000000000001");
        HisSite.PricedOrder order =
                new HisSite.PricedOrder(new RequestNo("W41"), bill.notes().need(NoteKey.HIS_ORDER_ID), 1, "MD4", "");
        yes(new HisSite(settings, tape, WireLog.none(), clock)
                .tellDetails(
                        new RequestNo("D41"),
                        order,
                        "SE4",
                        List.of(
                                new HisSite.SettledLine(
                                        serials.get(0), 50_00, 45_00, 0, 0, 5_00, "02", Optional.of(drug)),
                                new HisSite.SettledLine(
                                        serials.get(1), 50_00, 50_00, 0, 0, 0, "01", Optional.empty()))));
    }

    void bills() {
        yes(bills.fetch(BusinessDay.of(clock.instant()), "inpatient", line -> {}));
    }

    /** One of two items is given back, and what remains is held. */
    void remainder() {
        NewVisit visit = hospital.addVisit("P0001", 100_00, 2);
        Bill bill = Bill.mixed("51", visit.visitNo(), visit.rxNo())
                .borne(Parts.of(Part.FUND, 80_00), 20_00)
                .paidAt(clock.instant());
        bill.hear(counterparty.start(bill.freeze()));
        bill.hear(counterparty.start(bill.writeBack()));
        Round asked = Round.first(bill.notes()
                        .with(NoteKey.ITEMS, hospital.feeLines("W51").get(0)))
                .next()
                .planned(Act.TRIAL, Round.YIBAO, "T51")
                .planned(Act.WRITE_BACK, Bill.HIS, "X51")
                .planned(Act.WRITE_BACK, Bill.HIS, "N51");
        Receipt permit = counterparty
                .start(bill.permit(100_00))
                .maybe()
                .flatMap(s -> s.match(Optional::of, h -> Optional.<Receipt>empty()))
                .orElseThrow();
        asked.taken(Act.PERMIT, Bill.HIS, "P51", Parts.NONE, "", clock.instant(), permit.notes());
        asked.hear(counterparty.start(asked.deed(Act.REMAINDER, "R51")));
    }

    @Override
    public void close() {
        hospital.close();
    }
}
