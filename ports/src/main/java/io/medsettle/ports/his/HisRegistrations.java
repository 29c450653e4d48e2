package io.medsettle.ports.his;

import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.RequestNo;
import java.time.LocalDate;
import java.util.List;

/**
 * Questions to HIS about registrations (挂号, his §6.2 R01, R07): what can be booked, and how a booking stands. Amounts in fen,
 * times {@code yyyy-MM-dd HH:mm:ss} in Shanghai, "" = not known. Nothing here leaves a trace. Safe to share.
 */
public interface HisRegistrations {
    /** Departments with a schedule on these days, each once, in HIS's order. */
    Outcome<List<Department>> departments(LocalDate from, LocalDate to);

    /** Doctors of a department with a schedule on these days, each once. */
    Outcome<List<Doctor>> doctors(String deptCode, LocalDate from, LocalDate to);

    /**
     * Schedules with their slots (排班, 号源).
     *
     * @param deptCode one department, or "" for all
     * @param doctorCode one doctor, or "" for all
     */
    Outcome<List<Schedule>> schedules(LocalDate from, LocalDate to, String deptCode, String doctorCode);

    /** How the registration under our number stands; an unknown number is {@code Unknown(NOT_FOUND)}. */
    Outcome<State> state(RequestNo number);

    /** A patient's registrations for visits on these days. */
    Outcome<List<Registration>> registrations(String patientId, LocalDate from, LocalDate to);

    /** A department (科室). */
    record Department(String code, String name) {}

    /** A doctor (医生). */
    record Doctor(String code, String name, String deptCode) {}

    /**
     * One doctor's half day (排班).
     *
     * @param period AM, NOON, PM, NIGHT
     * @param type NORMAL, EXPERT …, in HIS's words
     * @param left how many slots are free
     */
    record Schedule(
            String scheduleId,
            Department department,
            Doctor doctor,
            LocalDate date,
            String period,
            String type,
            long regFeeFen,
            long treatFeeFen,
            int left,
            List<Slot> slots) {
        public Schedule {
            slots = List.copyOf(slots);
        }

        /** What a registration costs. */
        public long feeFen() {
            return Math.addExact(regFeeFen, treatFeeFen);
        }
    }

    /** One slot (号源), {@code HH:mm} to {@code HH:mm}. */
    record Slot(String slotId, String begin, String end, int left) {}

    /** @param state UNPAID, PAID, TAKEN, VISITED, CANCELLED, EXPIRED, REFUNDED */
    record State(String registrationId, String hisOrderId, String state, long totalFen, String hisTradeNo) {}

    /** One registration (挂号单). */
    record Registration(
            String registrationId,
            String gatewayOrderNo,
            String visitNo,
            String deptName,
            String doctorName,
            String visitTime,
            String state,
            long totalFen,
            String queueNo,
            String location) {}
}
