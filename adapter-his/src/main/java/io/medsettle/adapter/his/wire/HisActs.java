package io.medsettle.adapter.his.wire;

import io.medsettle.adapter.his.HisSettings;
import io.medsettle.adapter.his.HisWardConventions;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.wire.Exchange;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Which class carries out which act. Safe to share between threads. */
public final class HisActs {
    private final Map<String, Counterparty> byAct;

    public HisActs(HisSettings settings, Exchange exchange, InstantSource clock, HisWardConventions ward) {
        Line line = new Line(settings, exchange, clock);
        Permit permit = new Permit(line);
        RedReceipt red = new RedReceipt(line, permit);
        Map<String, Counterparty> all = new HashMap<>();
        bills(all, line, permit, red);
        registrations(all, line, permit, red);
        stays(all, line, ward);
        deposits(all, line, permit, red);
        discharges(all, line, permit);
        byAct = Map.copyOf(all);
    }

    private static void bills(Map<String, Counterparty> all, Line line, Permit permit, RedReceipt red) {
        Hold hold = new Hold(line);
        RemainderHold remainder = new RemainderHold(line);
        Release release = new Release(line);
        OrderState state = new OrderState(line);
        all.put(Act.FREEZE, new Freeze(line, hold, release, state));
        all.put(Act.RECHECK, new Recheck(line, hold));
        all.put(Act.REMAINDER, new Freeze(line, remainder, release, state));
        all.put(Act.WRITE_BACK, new Booking(line, new PaidBill(line, hold, remainder, release, state, red)));
        all.put(Act.PERMIT, permit);
    }

    private static void registrations(Map<String, Counterparty> all, Line line, Permit permit, RedReceipt red) {
        RegistrationState state = new RegistrationState(line);
        Cancellation cancellation = new Cancellation(line, state);
        all.put(Act.LOCK_SLOT, new SlotLock(line));
        all.put(Act.REGISTER, new Register(line, state, cancellation));
        all.put(Act.WRITE_BACK_REGISTRATION, new Booking(line, new PaidRegistration(line, state, cancellation, red)));
        all.put(Act.PERMIT_REGISTRATION, permit);
    }

    private static void stays(Map<String, Counterparty> all, Line line, HisWardConventions ward) {
        Stays stays = new Stays(line);
        StayLooks looks = new StayLooks(line, stays, ward);
        all.put(Act.STAY_CHECK, new Look(looks::check));
        all.put(Act.ADMISSION, new Look(looks::admission));
        all.put(Act.PERMIT_ADMISSION, new Look(looks::permitAdmission));
        all.put(Act.DEPOSITS, new Look(looks::deposits));
        all.put(Act.WRITE_BACK_ADMISSION, new AdmissionKept(line, stays));
    }

    private static void deposits(Map<String, Counterparty> all, Line line, Permit permit, RedReceipt red) {
        PaidDeposit paid = new PaidDeposit(line, new Stays(line), new StayRelease(line), red);
        all.put(Act.WRITE_BACK_DEPOSIT, new Booking(line, paid));
        all.put(Act.PERMIT_DEPOSIT, permit);
    }

    private static void discharges(Map<String, Counterparty> all, Line line, Permit permit) {
        StandingDischarge state = new StandingDischarge(line);
        StayRelease release = new StayRelease(line);
        DischargeUndone undone = new DischargeUndone(line, permit);
        all.put(Act.FREEZE_STAY, new FreezeStay(line, state, release));
        all.put(Act.WRITE_BACK_DISCHARGE, new Booking(line, new PaidDischarge(line, state, release, undone)));
        all.put(Act.PERMIT_DISCHARGE, permit);
    }

    /** @throws IllegalArgumentException if HIS has no such act: the plan is wrong */
    public Counterparty of(Deed deed) {
        Counterparty counterparty = byAct.get(deed.act());
        if (counterparty == null) {
            throw new IllegalArgumentException("HIS has no act " + deed.act());
        }
        return counterparty;
    }
}
