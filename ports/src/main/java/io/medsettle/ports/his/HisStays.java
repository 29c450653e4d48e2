package io.medsettle.ports.his;

import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.RequestNo;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Questions to HIS about stays (住院, his §6.2 I01, I03, I04, I06, I10). Amounts in fen, times {@code yyyy-MM-dd HH:mm:ss} in
 * Shanghai, "" = not known. Nothing here leaves a trace. Safe to share.
 */
public interface HisStays {
    /**
     * A patient's stays.
     *
     * @param state IN, FROZEN or OUT, or "" for all
     */
    Outcome<List<Stay>> stays(String patientId, String state);

    /** Stays under a number that people see (住院号). */
    Outcome<List<Stay>> admitted(String admissionNo);

    /** Deposits of a stay (预交金). */
    Outcome<Deposits> deposits(String stayId);

    /** The list of one day (每日清单). */
    Outcome<DailyList> daily(String stayId, LocalDate day);

    /** Whether the stay can be discharged, and what stands in the way. */
    Outcome<Readiness> readiness(String stayId);

    /** How a discharge under our number stands; an unknown number is {@code Unknown(NOT_FOUND)}. */
    Outcome<DischargeState> discharge(String stayId, RequestNo number);

    /** Print data of the settled discharge (出院清单). */
    Outcome<Statement> statement(String stayId, RequestNo number);

    /**
     * One stay.
     *
     * @param dischargedAt "" while the patient stays
     * @param state IN, FROZEN, OUT
     * @param arrearsFen what the fees are above the deposits, 0 for none
     * @param insuType "" for self-pay
     * @param mdtrtId the insurer's number kept by HIS, "" for none
     * @param reason why it cannot be settled, "" if it can
     */
    record Stay(
            String stayId,
            String admissionNo,
            int times,
            String deptName,
            String ward,
            String bed,
            String doctorName,
            String admittedAt,
            String dischargedAt,
            String state,
            long totalFen,
            long depositFen,
            long depositBalanceFen,
            long arrearsFen,
            String insuType,
            String mdtrtId,
            boolean canSettle,
            String reason) {}

    /** All deposits and what is left of them. */
    record Deposits(long balanceFen, List<Deposit> all) {
        public Deposits {
            all = List.copyOf(all);
        }
    }

    /**
     * One deposit.
     *
     * @param gatewayOrderNo "" for one taken at the window
     * @param state PENDING, VALID, USED, REFUNDED
     */
    record Deposit(
            String gatewayOrderNo,
            String hisTradeNo,
            String receiptNo,
            long fen,
            long refundedFen,
            String channel,
            String payTime,
            String state) {}

    /** A day's lines and their sum. */
    record DailyList(long totalFen, List<DailyLine> lines) {
        public DailyList {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One line of a day.
     *
     * @param price yuan
     * @param selfRatio share that the patient bears, 0 to 1
     */
    record DailyLine(
            String code,
            String name,
            String spec,
            String unit,
            BigDecimal count,
            BigDecimal price,
            long fen,
            String nationalCode,
            BigDecimal selfRatio,
            String dept) {}

    /** Ready for the discharge, or what stands in the way. */
    record Readiness(boolean ready, List<Blocker> blockers) {
        public Readiness {
            blockers = List.copyOf(blockers);
        }
    }

    /** @param code UNBILLED_ORDERS, DRUGS_TO_RETURN, CODING, AUDIT … */
    record Blocker(String code, String text) {}

    /** @param state OPEN, FROZEN, SETTLING, SETTLED, CANCELLED */
    record DischargeState(String hisOrderId, String state, long totalFen, String hisTradeNo) {}

    /** What a printed list says: the whole, who bears it, and the sums by kind of fee. */
    record Statement(
            String admissionNo,
            String admittedAt,
            String dischargedAt,
            String receiptNo,
            String listNo,
            long totalFen,
            long fundFen,
            long accountFen,
            long otherFen,
            long cashFen,
            long depositFen,
            long surplusFen,
            List<Category> categories) {
        public Statement {
            categories = List.copyOf(categories);
        }
    }

    /** Sum of one kind of fee (费用类别). */
    record Category(String code, String name, long fen) {}
}
