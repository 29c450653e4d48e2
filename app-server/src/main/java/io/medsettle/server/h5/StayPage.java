package io.medsettle.server.h5;

import io.medsettle.core.desk.Stays;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.Round;
import io.medsettle.core.order.Story;
import io.medsettle.core.plan.Inpatient;
import io.medsettle.ports.his.HisStays.Blocker;
import io.medsettle.ports.his.HisStays.Readiness;
import io.medsettle.ports.his.HisStays.Stay;
import io.medsettle.server.api.RoundAnswer;
import io.medsettle.server.h5.OrderPage.Amount;
import io.medsettle.server.shown.Yuan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A stay as its patient sees it (住院掌上结算): where and since when, the money, what was done so far and what can be done now.
 *
 * @param insured whether the insurer holds the stay: admitted here, or by HIS before
 * @param rounds the newest first
 * @param open the newest one that is not over yet, null if none is
 * @param blockers what stands in the way of the discharge, in words; empty if nothing does
 * @param listed whether the final list can be shown
 */
public record StayPage(
        Card card,
        boolean insured,
        List<Done> rounds,
        @Nullable Done open,
        boolean mayDeposit,
        boolean mayAdmit,
        boolean mayLeave,
        List<String> blockers,
        boolean listed) {

    private static final Set<String> OVER = Set.of("DONE", "GIVEN_UP", "STUCK");

    /** The head of a stay, alone in the list of stays. */
    public record Card(
            String stayId,
            String admissionNo,
            String where,
            String bed,
            String admitted,
            String discharged,
            String state,
            List<Amount> money) {
        static Card of(Stay s) {
            List<Amount> money = new ArrayList<>();
            money.add(new Amount("费用合计", Yuan.of(s.totalFen()), false));
            money.add(new Amount("预交金余额", Yuan.of(s.depositBalanceFen()), true));
            if (s.arrearsFen() > 0) {
                money.add(new Amount("欠费", Yuan.of(s.arrearsFen()), true));
            }
            return new Card(
                    s.stayId(),
                    s.admissionNo(),
                    (s.deptName() + " " + s.ward()).strip(),
                    s.bed(),
                    s.admittedAt(),
                    s.dischargedAt(),
                    words(s.state()),
                    money);
        }

        private static String words(String state) {
            return switch (state) {
                case "IN" -> "在院";
                case "FROZEN" -> "正在办理出院";
                case "OUT" -> "已出院";
                default -> state;
            };
        }
    }

    /** One thing that was done or begun. */
    public record Done(int no, String title, String amount, String stateText, boolean over) {}

    /** What each form of the page is known by, so that one that is sent twice does one thing. */
    public record Keys(String deposit, String admission, String discharge) {
        static Keys fresh() {
            return new Keys(HardToGuess.number(), HardToGuess.number(), HardToGuess.number());
        }
    }

    /** @param asked whether HIS is ready; not asked where nobody would leave now */
    static StayPage of(Ward.Known known, Optional<Readiness> asked) {
        Stay stay = known.stay();
        Optional<Order> order = known.order();
        boolean leaving = busy(known, Stays.DISCHARGE);
        boolean admitting = busy(known, Inpatient.ADMISSION);
        boolean out =
                stay.state().equals("OUT") || order.flatMap(Stays::discharged).isPresent();
        boolean in = stay.state().equals("IN") && !out && !leaving;
        boolean ready = asked.map(Readiness::ready).orElse(false);
        List<Done> rounds = order.map(StayPage::rounds).orElse(List.of());
        return new StayPage(
                Card.of(stay),
                insured(known),
                rounds,
                rounds.stream().filter(r -> !r.over()).findFirst().orElse(null),
                in,
                in && !insured(known) && !admitting,
                in && !admitting && ready,
                asked.filter(r -> !r.ready()).map(StayPage::blockers).orElse(List.of()),
                order.flatMap(Stays::discharged).isPresent());
    }

    /** Whether the patient could leave now, if HIS says so. */
    static boolean leaves(Ward.Known known) {
        return known.stay().state().equals("IN")
                && !busy(known, Stays.DISCHARGE)
                && !busy(known, Inpatient.ADMISSION)
                && known.order().flatMap(Stays::discharged).isEmpty();
    }

    static boolean insured(Ward.Known known) {
        return !known.stay().mdtrtId().isEmpty()
                || known.order().filter(Stays::admitted).isPresent();
    }

    private static boolean busy(Ward.Known known, String plan) {
        return known.order().flatMap(o -> Stays.underWay(o, plan)).isPresent();
    }

    private static List<Done> rounds(Order order) {
        List<Done> all = new ArrayList<>();
        for (Round round : order.rounds()) {
            RoundAnswer told = RoundAnswer.of(order, round);
            all.add(new Done(
                    round.no(),
                    Story.plan(round.plan()),
                    told.totalFen() == 0 ? "" : Yuan.of(told.totalFen()),
                    RoundWords.state(told.state()),
                    OVER.contains(told.state())));
        }
        Collections.reverse(all);
        return all;
    }

    private static List<String> blockers(Readiness asked) {
        List<String> words =
                asked.blockers().stream().map(StayPage::words).distinct().toList();
        return words.isEmpty() ? List.of("医院尚未允许出院结算, 请咨询病区护士站") : words;
    }

    private static String words(Blocker blocker) {
        if (!blocker.text().isBlank()) {
            return blocker.text();
        }
        return switch (blocker.code()) {
            case "UNBILLED_ORDERS" -> "有医嘱尚未计费";
            case "DRUGS_TO_RETURN" -> "有药品尚未退回";
            case "CODING" -> "病案编码尚未完成";
            case "AUDIT" -> "费用审核尚未完成";
            default -> "医院尚有事项未办完 (" + blocker.code() + ")";
        };
    }
}
