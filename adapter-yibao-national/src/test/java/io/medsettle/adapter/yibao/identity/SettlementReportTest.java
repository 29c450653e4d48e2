package io.medsettle.adapter.yibao.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.medsettle.fixtures.identity.ReportDesk.Taken;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.identity.IdentityRefusal;
import io.medsettle.ports.identity.SettlementReport;
import io.medsettle.ports.identity.SettlementReport.Kind;
import io.medsettle.ports.identity.SettlementReporting;
import io.medsettle.ports.identity.SettlementReporting.Reported;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secrets;
import io.medsettle.ports.wire.WireLog;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Settlements told back to the voucher's platform. */
class SettlementReportTest {
    static final Secrets WHO = Secrets.NONE
            .with(NoteKey.NAME, Counter.PERSON.name())
            .with(NoteKey.CERT_NO, Counter.PERSON.idNumber())
            .with(NoteKey.EC_TOKEN, "440000ecdemo00000000000000000000000001");

    private final Counter counter = new Counter();
    private final SettlementReporting reports = counter.reports();

    @AfterEach
    void close() {
        counter.close();
    }

    static SettlementReport report(Kind kind, String number, String original) {
        return new SettlementReport(
                kind,
                true,
                number,
                original,
                Instant.parse("2026-01-05T01:29:59Z"),
                "11",
                Parts.split(1200, 800, 500),
                OptionalLong.of(1378_15),
                WHO,
                "01",
                "K01",
                "");
    }

    private static SettlementReport settled() {
        return report(Kind.SETTLED, "E1", "");
    }

    @Test
    void a_settlement_and_its_refund_are_reported() {
        assertThat(Said.yes(reports.report(settled()))).isEqualTo(Reported.TAKEN);
        assertThat(Said.yes(reports.report(report(Kind.REFUNDED, "E2", "E1")))).isEqualTo(Reported.TAKEN);

        assertThat(counter.far.reports().taken())
                .containsExactly(new Taken("E1", "SETTLE", "25.00"), new Taken("E2", "REFUND", "-25.00"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"LOSE_REQUEST", "LOSE_REPLY", "DO_AND_500", "MAINTENANCE"})
    void silence_is_a_doubt_and_the_report_is_repeated_under_its_number(Mood mood) {
        counter.far.faults().next("settlement-report", mood);
        assertThat(reports.report(settled())).isInstanceOf(Outcome.Unknown.class);

        assertThat(Said.yes(reports.report(settled()))).isIn(Reported.TAKEN, Reported.KNOWN);

        assertThat(counter.far.reports().taken()).hasSize(1);
    }

    @Test
    void a_report_that_the_platform_has_already_is_known() {
        reports.report(settled());

        assertThat(Said.yes(reports.report(settled()))).isEqualTo(Reported.KNOWN);
    }

    @Test
    void a_refund_without_its_settlement_is_refused() {
        Said.no(reports.report(report(Kind.REFUNDED, "E2", "E1")), IdentityRefusal.REPORT_REFUSED);
        assertThatThrownBy(() -> report(Kind.REFUNDED, "E2", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> report(Kind.SETTLED, "E2", "E1")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_report_with_too_long_a_number_never_leaves() {
        Said.no(reports.report(report(Kind.SETTLED, "E".repeat(41), "")), IdentityRefusal.REPORT_INCOMPLETE);
        assertThat(counter.far.reports().taken()).isEmpty();
    }

    @Test
    void a_report_that_did_not_leave_says_so() {
        YibaoReports nowhere = new YibaoReports(
                Counter.reports("http://127.0.0.1:1/report"), counter.exchange, WireLog.none(), counter.clock);

        assertThat(nowhere.report(settled()))
                .isInstanceOfSatisfying(
                        Outcome.Declined.class, d -> assertThat(d.refusal()).isEqualTo(Outcome.Refusal.NEVER_SENT));
    }

    @Test
    void where_nobody_wants_reports_nothing_is_sent() {
        assertThat(Said.yes(SettlementReporting.off().report(settled()))).isEqualTo(Reported.NOT_WANTED);
        assertThat(counter.far.reports().taken()).isEmpty();
    }

    @Test
    void nothing_personal_is_ever_printed() {
        assertThat(settled().toString())
                .doesNotContain(Counter.PERSON.name(), Counter.PERSON.idNumber(), "440000ecdemo");
    }
}
