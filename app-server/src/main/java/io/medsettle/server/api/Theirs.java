package io.medsettle.server.api;

import io.medsettle.ports.his.HisQuestions;
import io.medsettle.ports.his.HisQuestions.UnpaidOrder;
import io.medsettle.ports.his.HisStays;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Whether what is to be paid is the patient's of whom somebody has shown the identity, as HIS tells it: one person's
 * insurance never pays for another. Where a site's HIS does not offer the question it decides by itself.
 */
@Singleton
class Theirs {
    private static final String NOT_OFFERED = "1404";
    private static final int LATELY = 30;
    private static final int EVER = 366;

    private final HisQuestions his;
    private final HisStays stays;
    private final InstantSource clock;

    Theirs(HisQuestions his, HisStays stays, InstantSource clock) {
        this.his = his;
        this.stays = stays;
        this.clock = clock;
    }

    /** Whether this patient has to pay all of these prescriptions; an old bill is looked for once more. */
    boolean owes(String patientId, String visitNo, Collection<String> rxNos) {
        return owes(patientId, visitNo, rxNos, LATELY) || owes(patientId, visitNo, rxNos, EVER);
    }

    private boolean owes(String patientId, String visitNo, Collection<String> rxNos, int days) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), BusinessDay.ZONE);
        return asked(his.unpaid(patientId, today.minusDays(days), today))
                .map(visits -> visits.stream()
                        .filter(v -> v.visitNo().equals(visitNo))
                        .flatMap(v -> v.orders().stream())
                        .map(UnpaidOrder::rxNo)
                        .toList()
                        .containsAll(rxNos))
                .orElse(true);
    }

    /**
     * Demands that this patient lies in this stay.
     *
     * @throws Refusal 409 not-theirs if not, 503 where HIS does not say
     */
    void stay(String patientId, String stayId) {
        boolean theirs = asked(stays.stays(patientId, ""))
                .map(all -> all.stream().anyMatch(s -> s.stayId().equals(stayId)))
                .orElse(true);
        if (!theirs) {
            throw new Refusal(Problem.of(409, "not-theirs", "不是本人的住院", "这次住院不属于会话中的患者", "请核对住院号与所出示的身份")
                    .at("stayId"));
        }
    }

    /** What was said of a bill that is not among what the patient has to pay. */
    static Refusal bill() {
        return new Refusal(Problem.of(
                        409, "not-theirs", "不是本人的账单", "所选处方不在会话中患者的待缴费清单里: 不是本人的, 或已缴费, 已变更", "请重新查询待缴费处方, 并核对所出示的身份")
                .at("rxNos"));
    }

    /** Empty where the question is not offered. */
    private static <T> Optional<List<T>> asked(Outcome<List<T>> said) {
        boolean offered = said.match(v -> true, no -> !no.code().equals(NOT_OFFERED), u -> true);
        return offered ? Optional.of(Told.byHis(said)) : Optional.empty();
    }
}
