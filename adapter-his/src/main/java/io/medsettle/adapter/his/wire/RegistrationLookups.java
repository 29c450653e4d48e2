package io.medsettle.adapter.his.wire;

import io.medsettle.adapter.his.HisSettings;
import io.medsettle.ports.his.HisRegistrations;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.wire.Exchange;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

/** R01, R07, R08. Safe to share between threads. */
public final class RegistrationLookups implements HisRegistrations {
    private final Line line;
    private final RegistrationState state;

    public RegistrationLookups(HisSettings settings, Exchange exchange, InstantSource clock) {
        line = new Line(settings, exchange, clock);
        state = new RegistrationState(line);
    }

    @Override
    public Outcome<List<Department>> departments(LocalDate from, LocalDate to) {
        return schedules(from, to, "", "")
                .map(all -> all.stream().map(Schedule::department).distinct().toList());
    }

    @Override
    public Outcome<List<Doctor>> doctors(String deptCode, LocalDate from, LocalDate to) {
        return schedules(from, to, deptCode, "")
                .map(all -> all.stream().map(Schedule::doctor).distinct().toList());
    }

    @Override
    public Outcome<List<Schedule>> schedules(LocalDate from, LocalDate to, String deptCode, String doctorCode) {
        R01Schedules.Request request = new R01Schedules.Request(from.toString(), to.toString(), deptCode, doctorCode);
        Call call = Call.post("R01", R01Schedules.PATH, "", request);
        return line.send(call, R01Schedules.Answer.class).then(told -> {
            try {
                return Outcome.succeeded(told.schedules().stream()
                        .map(RegistrationLookups::schedule)
                        .toList());
            } catch (DateTimeParseException e) {
                return Line.doubt(call, "出诊日期不是日期");
            }
        });
    }

    private static Schedule schedule(R01Schedules.Schedule s) {
        return new Schedule(
                s.scheduleId(),
                new Department(s.deptCode(), s.deptName()),
                new Doctor(s.doctorCode(), s.doctorName(), s.deptCode()),
                LocalDate.parse(s.date()),
                s.period(),
                s.type(),
                s.regFee().fen(),
                s.treatFee().fen(),
                s.left(),
                s.timeSlots().stream()
                        .map(slot -> new Slot(slot.slotId(), slot.begin(), slot.end(), slot.left()))
                        .toList());
    }

    @Override
    public Outcome<State> state(RequestNo number) {
        return state.of(number.text())
                .map(told -> new State(
                        told.registrationId(),
                        told.hisOrderId(),
                        told.state(),
                        told.total().fen(),
                        Sheets.known(told.hisTradeNo())));
    }

    @Override
    public Outcome<List<Registration>> registrations(String patientId, LocalDate from, LocalDate to) {
        R08Registrations.Request request = new R08Registrations.Request(patientId, from.toString(), to.toString());
        return line.send(Call.post("R08", R08Registrations.PATH, "", request), R08Registrations.Answer.class)
                .map(told -> told.registrations().stream()
                        .map(RegistrationLookups::registration)
                        .toList());
    }

    private static Registration registration(R08Registrations.Registration r) {
        return new Registration(
                r.registrationId(),
                Sheets.known(r.gatewayOrderNo()),
                r.visitNo(),
                r.deptName(),
                r.doctorName(),
                r.visitTime(),
                r.state(),
                r.total().fen(),
                Sheets.known(r.queueNo()),
                Sheets.known(r.location()));
    }
}
