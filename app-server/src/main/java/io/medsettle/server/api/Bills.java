package io.medsettle.server.api;

import io.medsettle.adapter.his.HisNotes;
import io.medsettle.core.plan.Billing;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.value.Fields;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an order pays: prescriptions of a visit, or a slot of a schedule. */
public final class Bills {
    private Bills() {}

    /** Refuses a wish that names neither, or both. */
    static void check(Billing billing, @Nullable String visitNo, @Nullable List<String> rxNos, @Nullable Slot slot) {
        boolean registration = billing == Billing.REGISTRATION;
        if (registration && slot == null) {
            throw missing("slot", "挂号须提供号源 slot");
        }
        if (!registration && (visitNo == null || rxNos == null || rxNos.isEmpty())) {
            throw missing(visitNo == null ? "visitNo" : "rxNos", "门诊缴费须提供就诊号 visitNo 与处方号 rxNos");
        }
        if (!registration && slot != null) {
            throw missing("slot", "门诊缴费不能带号源 slot; 挂号请使用 registration 开头的 entry");
        }
    }

    private static Refusal missing(String at, String detail) {
        return new Refusal(
                Problem.of(400, "missing", "缺少内容", detail, "请补齐后重新提交").at(at));
    }

    /** The keys under which no second order may be opened while this one lives. */
    public static List<String> claimed(
            String patientId, @Nullable String visitNo, @Nullable List<String> rxNos, @Nullable Slot slot) {
        if (slot != null) {
            return List.of("slot/" + slot.slotId() + "/" + patientId);
        }
        return rxNos == null
                ? List.of()
                : rxNos.stream()
                        .distinct()
                        .sorted()
                        .map(rx -> visitNo + "/" + rx)
                        .toList();
    }

    static Fields notes(@Nullable String visitNo, @Nullable List<String> rxNos, @Nullable Slot slot) {
        if (slot != null) {
            return Fields.of(NoteKey.SLOT_ID, slot.slotId())
                    .with(HisNotes.SCHEDULE_ID, slot.scheduleId())
                    .with(NoteKey.BOOKED, slot.booked() ? "1" : "");
        }
        return Fields.of(NoteKey.VISIT_NO, visitNo == null ? "" : visitNo)
                .with(NoteKey.RX_NOS, rxNos == null ? "" : String.join(",", rxNos));
    }

    /** Belongs to the digest of a wish; empty for what was no registration before there were any. */
    static String slotText(@Nullable Slot slot) {
        return slot == null ? "" : "|" + slot.scheduleId() + "|" + slot.slotId() + "|" + slot.booked();
    }
}
