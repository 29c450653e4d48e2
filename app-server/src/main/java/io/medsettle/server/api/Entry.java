package io.medsettle.server.api;

import static io.medsettle.core.plan.Billing.REGISTRATION;
import static io.medsettle.core.plan.Billing.VISIT;

import io.medsettle.core.plan.Billing;
import io.medsettle.core.plan.Counter;
import io.medsettle.core.plan.Outpatient;
import io.medsettle.core.plan.Plan;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Something that a client can have opened, by name.
 *
 * @param name as clients write it, for ever
 * @param billing what is paid: prescriptions of a visit, or a slot
 * @param insured whether an insurer bears a part of it, so that somebody has to be identified
 * @param plan by which plan of the flow
 * @param <F> the flow
 */
record Entry<F>(String name, Billing billing, boolean insured, Function<F, Plan> plan) {
    static final List<Entry<Counter>> AT_A_COUNTER = List.of(
            new Entry<>("counter", VISIT, true, Counter::paymentCode),
            new Entry<>("one-code", VISIT, true, Counter::oneCode),
            new Entry<>("counter-self-pay", VISIT, false, Counter::selfPay),
            new Entry<>("registration-counter", REGISTRATION, true, Counter::paymentCode),
            new Entry<>("registration-one-code", REGISTRATION, true, Counter::oneCode),
            new Entry<>("registration-counter-self-pay", REGISTRATION, false, Counter::selfPay));

    static final List<Entry<Outpatient>> ONLINE = List.of(
            new Entry<>("online-mixed", VISIT, true, Outpatient::mixed),
            new Entry<>("online-self-pay", VISIT, false, Outpatient::selfPay),
            new Entry<>("registration-mixed", REGISTRATION, true, Outpatient::mixed),
            new Entry<>("registration-self-pay", REGISTRATION, false, Outpatient::selfPay));

    /**
     * The entry of that name.
     *
     * @throws Refusal 400 with the names that there are
     */
    static <F> Entry<F> of(List<Entry<F>> table, String name) {
        return table.stream()
                .filter(entry -> entry.name.equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(table));
    }

    private static <F> Refusal unknown(List<Entry<F>> table) {
        String names = table.stream().map(Entry::name).collect(Collectors.joining(", "));
        return new Refusal(Problem.of(400, "invalid", "内容不符合要求", "字段 entry 只能是 " + names, "请按接口文档改正后重新提交")
                .at("entry"));
    }
}
