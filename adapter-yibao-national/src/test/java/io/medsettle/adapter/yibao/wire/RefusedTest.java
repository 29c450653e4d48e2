package io.medsettle.adapter.yibao.wire;

import io.medsettle.adapter.yibao.CoreDialect;
import io.medsettle.adapter.yibao.YibaoCatalogues;
import io.medsettle.adapter.yibao.YibaoLookups;
import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.adapter.yibao.YibaoStatements;
import io.medsettle.fixtures.SettableClock;
import io.medsettle.fixtures.store.MemoryUploadLog;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.insurance.CatalogueKind;
import io.medsettle.ports.insurance.Clearing;
import io.medsettle.ports.insurance.InsurerQueries.Insured;
import io.medsettle.ports.insurance.NationalCodes;
import io.medsettle.ports.insurance.StatementGroup;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.WireLog;
import io.medsettle.ports.wire.WireResult;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What no order waits for, refused: a firm no is told with its words, a busy platform and silence are none. */
class RefusedTest {
    private static final String NO = "{\"infcode\":-1,\"err_msg\":\"%s\",\"output\":null}";
    private static final Insured WHO = new Insured(new Secret(Sample.PERSON.psnNo()), "440100");
    private static final LocalDate DAY = LocalDate.parse("2026-01-05");
    private static final StatementGroup GROUP = new StatementGroup("310", "11", "440100", DAY, DAY);
    private static final InstantSource CLOCK = new SettableClock(Sample.MORNING);

    /** Asks on this wire. */
    private interface Question {
        Outcome<?> on(CapturedWire wire);
    }

    private static YibaoSettings usual() {
        return Platform.speaking(CoreDialect.baseline());
    }

    private static YibaoLookups lookups(CapturedWire wire) {
        return new YibaoLookups(usual(), wire, WireLog.none(), TokenStore.inMemory(), CLOCK);
    }

    private static YibaoStatements statements(CapturedWire wire) {
        return new YibaoStatements(usual(), wire, WireLog.none(), TokenStore.inMemory(), CLOCK);
    }

    private static Outcome<?> catalogue(CapturedWire wire, CatalogueKind kind) {
        return new YibaoCatalogues(usual(), wire, WireLog.none(), TokenStore.inMemory(), CLOCK)
                .fetch(kind, "0", row -> {});
    }

    private static Outcome<?> diagnoses(CapturedWire wire, CoreDialect dialect) {
        return CounterSample.adapter(
                        CounterSample.speaking(dialect),
                        wire,
                        new SettableClock(Sample.MORNING),
                        NationalCodes.none(),
                        (stay, order, version, page, size) -> Outcome.neverSent("no stays"),
                        new MemoryUploadLog())
                .start(CounterSample.clinic(Act.DIAGNOSES));
    }

    private static CoreDialect older() {
        return CoreDialect.of("{\"name\":\"x\",\"extends\":\"baseline\",\"visit\":{\"diagnoses\":\"2203A\"}}");
    }

    private static Outcome<?> signedOut(CapturedWire wire) {
        wire.golden("1201");
        YibaoLookups lookups = lookups(wire);
        lookups.institutions("1", "示例", "");
        return lookups.signOut();
    }

    private static Arguments asked(String infno, Question question) {
        return Arguments.of(infno, question);
    }

    static Stream<Arguments> questions() {
        Clearing clearing = new Clearing("11", "", YearMonth.parse("2026-01"), 1, 1, 1, 1, 0, 0, DAY, DAY);
        return Stream.of(
                asked("9002", RefusedTest::signedOut),
                asked("1160", w -> lookups(w).treatments(WHO, "14")),
                asked("1163", w -> lookups(w).relatives(WHO)),
                asked("1201", w -> lookups(w).institutions("1", "x", "")),
                asked("1901", w -> lookups(w).dictionary("med_type")),
                asked("1301", w -> catalogue(w, CatalogueKind.DRUG)),
                asked("1312", w -> catalogue(w, CatalogueKind.INSURED_ITEM)),
                asked("2203", w -> diagnoses(w, CoreDialect.baseline())),
                asked("2203A", w -> diagnoses(w, older())),
                asked("3201", w -> statements(w).totals(GROUP, Stream::of)),
                asked("3202", w -> statements(w.golden("9101")).details(GROUP, Stream::of, d -> {})),
                asked("3203", w -> statements(w).apply(clearing)),
                asked("3204", w -> statements(w).withdraw("CLR0001")),
                asked("9101", w -> statements(w).details(GROUP, Stream::of, d -> {})));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("questions")
    void a_firm_no_is_told_with_its_words(String infno, Question question) {
        CapturedWire wire = new CapturedWire().golden("9001").on(infno, NO.formatted("业务校验不通过"));

        SilentNetwork.declined(question.on(wire), "-1", "业务校验不通过");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("questions")
    void a_busy_platform_says_nothing(String infno, Question question) {
        CapturedWire wire = new CapturedWire().golden("9001").on(infno, NO.formatted("系统繁忙, 请稍后"));

        SilentNetwork.unknown(question.on(wire), Doubt.NO_ANSWER, "繁忙");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("questions")
    void silence_says_nothing(String infno, Question question) {
        CapturedWire wire = new CapturedWire().golden("9001").on(infno, new WireResult.NoAnswer("timeout"));

        SilentNetwork.unknown(question.on(wire), Doubt.NO_ANSWER, "timeout");
    }

    @Test
    void without_a_sign_in_nothing_is_asked() {
        CapturedWire wire = new CapturedWire().on("9001", NO.formatted("操作员不存在"));

        SilentNetwork.never(lookups(wire).relatives(WHO), "操作员不存在");
    }
}
