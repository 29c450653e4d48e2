package io.medsettle.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.medsettle.core.plan.Counter;
import io.medsettle.core.plan.Outpatient;
import io.medsettle.core.plan.Plan;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Party;
import io.medsettle.server.problem.Refusal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntriesTest {
    private static final Party HIS = new Party("his");
    private static final Party YIBAO = new Party("yibao");

    static List<Entry<Counter>> atACounter() {
        return Entry.AT_A_COUNTER;
    }

    static List<Entry<Outpatient>> online() {
        return Entry.ONLINE;
    }

    @ParameterizedTest
    @MethodSource("atACounter")
    void each_entry_of_a_counter_opens_the_plan_of_its_own_name(Entry<Counter> entry) {
        Counter counter = new Counter(
                HIS,
                new Counter.Insurance(YIBAO, true),
                new Party("codes"),
                Act.CODE_PAY,
                Fields.NONE,
                Duration.ofMinutes(30),
                entry.billing());

        opens(entry, entry.plan().apply(counter));
        assertThat(Entry.of(Entry.AT_A_COUNTER, entry.name())).isSameAs(entry);
    }

    @ParameterizedTest
    @MethodSource("online")
    void each_entry_of_a_phone_opens_the_plan_of_its_own_name(Entry<Outpatient> entry) {
        Outpatient flow =
                new Outpatient(HIS, YIBAO, new Party("wechat"), Fields.NONE, Duration.ofMinutes(30), entry.billing());

        opens(entry, entry.plan().apply(flow));
        assertThat(Entry.of(Entry.ONLINE, entry.name())).isSameAs(entry);
    }

    private static void opens(Entry<?> entry, Plan plan) {
        assertThat(plan.name()).isEqualTo(entry.name());
        assertThat(plan.deeds().stream().anyMatch(d -> d.party().equals(YIBAO))).isEqualTo(entry.insured());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "my-one-code", "registration-self-pay", "Counter", "counter ", "online-mixed"})
    void a_name_that_only_ends_like_an_entry_is_refused_and_the_names_are_told(String name) {
        assertThatThrownBy(() -> Entry.of(Entry.AT_A_COUNTER, name)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.problem().status()).isEqualTo(400);
            assertThat(refusal.problem().code()).isEqualTo("invalid");
            assertThat(refusal.problem().field()).isEqualTo("entry");
            assertThat(refusal.problem().detail()).contains("one-code", "registration-counter-self-pay");
        });
    }

    @Test
    void a_scanned_voucher_is_an_entry_of_the_counter_alone() {
        assertThatThrownBy(() -> Entry.of(Entry.ONLINE, "one-code")).isInstanceOf(Refusal.class);
    }
}
