package io.medsettle.adapter.yibao.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.adapter.yibao.YibaoPolicy;
import io.medsettle.adapter.yibao.YibaoQueries;
import io.medsettle.fixtures.SettableClock;
import io.medsettle.ports.insurance.InsurerQueries;
import io.medsettle.ports.insurance.InsurerQueries.Certificate;
import io.medsettle.ports.insurance.InsurerQueries.Entitlement;
import io.medsettle.ports.insurance.InsurerQueries.Insured;
import io.medsettle.ports.insurance.InsurerQueries.Period;
import io.medsettle.ports.insurance.InsurerQueries.Treatment;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.WireLog;
import io.medsettle.ports.wire.WireResult;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The insurer's questions byte for byte, their golden answers in our words, and what is no answer. */
class QueriesGoldenTest {
    private static final Insured WHO = new Insured(new Secret(Sample.PERSON.psnNo()), "440100");
    private static final Period JANUARY = new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 31));
    private static final Treatment TREATMENT = new Treatment("310", "11", Sample.MORNING, "", "", "", "", "", "");

    private final CapturedWire wire = new CapturedWire().golden("9001");
    private final InsurerQueries queries = new YibaoQueries(
            CounterSample.settings(YibaoPolicy.usual()),
            wire,
            WireLog.none(),
            TokenStore.inMemory(),
            new SettableClock(Sample.MORNING));

    private <T> T told(String infno, Function<InsurerQueries, Outcome<T>> question) {
        wire.golden(infno);
        T value = question.apply(queries).maybe().orElseThrow();
        GoldenPages.sent(wire, infno);
        return value;
    }

    private <T> List<T> rows(String infno, Function<InsurerQueries, Outcome<List<T>>> question) {
        return told(infno, question);
    }

    private static Certificate certificate() {
        return new Certificate(
                "02",
                new Secret(Sample.PERSON.idNumber()),
                new Secret(""),
                "01",
                new Secret(Sample.PERSON.idNumber()),
                new Secret(Sample.PERSON.name()));
    }

    @Test
    void a_person_by_1101() {
        InsurerQueries.Person person = told("1101", q -> q.person(certificate()));

        assertThat(person.psnNo().reveal()).isEqualTo(Sample.PERSON.psnNo());
        assertThat(person.insurances()).hasSize(3);
        assertThat(person.insurances().get(0).balance()).hasValue(137815);
        assertThat(person.toString()).doesNotContain(Sample.PERSON.name()).doesNotContain(Sample.PERSON.idNumber());
    }

    @Test
    void an_entitlement_by_2001_with_the_reason_of_a_no() {
        List<Entitlement> told = told("2001", q -> q.entitlement(WHO, TREATMENT));

        assertThat(told).extracting(Entitlement::enjoyed).containsExactly(true, false);
        assertThat(told.get(1).reason()).isEqualTo("未缴纳大额补助");
    }

    @Test
    void diagnoses_by_5202() {
        assertThat(rows("5202", q -> q.diagnoses(WHO, "440100MZ0001")))
                .singleElement()
                .satisfies(d -> {
                    assertThat(d.main()).isTrue();
                    assertThat(d.code()).isEqualTo("K02.900");
                });
    }

    @Test
    void visits_by_5201() {
        wire.golden("5201");
        assertThat(queries.visits(WHO, JANUARY, "11").maybe().orElseThrow())
                .extracting(InsurerQueries.Visit::visitNo)
                .containsExactly("MZ2601050000", "MZ2601050001");
    }

    @Test
    void a_settlement_by_5203_only_if_it_adds_up() {
        InsurerQueries.Settled settled = told("5203", q -> q.settlement(WHO, "440100MZ0001", "440100S0001"));

        assertThat(settled.borne()).isEqualTo(Parts.split(1200, 800, 500));
        assertThat(settled.familyAccount()).isEqualTo(200);
        assertThat(settled.msgid()).isEqualTo(CounterSample.MSGID);
        assertThat(settled.reversed()).isFalse();
        SilentNetwork.unknown(queries.settlement(WHO, "440100MZ0001", "other"), Doubt.NO_ANSWER, "不是这笔结算");
    }

    @Test
    void fee_lines_by_5204_whose_output_is_the_list_itself() {
        assertThat(rows("5204", q -> q.feeLines(WHO, "440100MZ0001", "440100S0001")))
                .singleElement()
                .satisfies(l -> {
                    assertThat(l.amount()).hasValue(2000);
                    assertThat(l.overLimit()).isEmpty();
                    assertThat(l.firstSelfPay()).hasValue(100);
                });
    }

    @Test
    void chronic_drugs_by_5205_and_accumulations_by_5206() {
        assertThat(rows("5205", q -> q.chronicDrugs(WHO, JANUARY)))
                .singleElement()
                .satisfies(l -> assertThat(l.hospitalName()).isEqualTo("示例医院"));
        assertThat(rows("5206", q -> q.totals(WHO, "202601"))).singleElement().satisfies(t -> assertThat(t.value())
                .startsWith("600"));
    }

    @Test
    void registrations_by_5301_and_fixed_hospitals_by_5302_of_this_person_only() {
        assertThat(rows("5301", q -> q.chronicDiseases(WHO))).singleElement().satisfies(c -> assertThat(c.code())
                .isEqualTo("M03900"));
        assertThat(rows("5302", q -> q.fixedHospitals(WHO, "03")))
                .singleElement()
                .satisfies(f -> assertThat(f.code()).isEqualTo("H44999900001"));
    }

    @Test
    void open_stays_by_5303_and_referrals_by_5304() {
        wire.golden("5303");
        assertThat(queries.stays(WHO, JANUARY).maybe().orElseThrow())
                .singleElement()
                .satisfies(s -> assertThat(s.mdtrtId()).isEqualTo("440100ZY0001"));
        assertThat(rows("5304", q -> q.referrals(WHO, JANUARY)))
                .singleElement()
                .satisfies(r -> assertThat(r.hospitalName()).isEqualTo("示例二院"));
    }

    static Stream<Arguments> questions() {
        return Stream.of(
                question("1101", q -> q.person(certificate())),
                question("2001", q -> q.entitlement(WHO, TREATMENT)),
                question("5201", q -> q.visits(WHO, JANUARY, "11")),
                question("5202", q -> q.diagnoses(WHO, "440100MZ0001")),
                question("5203", q -> q.settlement(WHO, "440100MZ0001", "440100S0001")),
                question("5204", q -> q.feeLines(WHO, "440100MZ0001", "440100S0001")),
                question("5205", q -> q.chronicDrugs(WHO, JANUARY)),
                question("5206", q -> q.totals(WHO, "")),
                question("5301", q -> q.chronicDiseases(WHO)),
                question("5302", q -> q.fixedHospitals(WHO, "03")),
                question("5303", q -> q.stays(WHO, JANUARY)),
                question("5304", q -> q.referrals(WHO, JANUARY)));
    }

    private static Arguments question(String infno, Function<InsurerQueries, Outcome<?>> ask) {
        return Arguments.of(infno, ask);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("questions")
    void a_refusal_is_a_no_and_silence_is_none(String infno, Function<InsurerQueries, Outcome<?>> ask) {
        wire.on(infno, "{\"infcode\":-1,\"err_msg\":\"人员信息不存在\",\"output\":null}")
                .on(infno, new WireResult.NoAnswer("timeout"))
                .on(infno, "{\"infcode\":\"x\"}")
                .on(infno, "{\"code\":401,\"message\":\"签名不一致!\"}");

        SilentNetwork.declined(ask.apply(queries), "-1", "不存在");
        SilentNetwork.unknown(ask.apply(queries), Doubt.NO_ANSWER, "timeout");
        SilentNetwork.unknown(ask.apply(queries), Doubt.NO_ANSWER, "");
        SilentNetwork.never(ask.apply(queries), "401");
    }
}
