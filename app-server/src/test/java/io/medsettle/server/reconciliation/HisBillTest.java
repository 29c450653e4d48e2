package io.medsettle.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.store.MemoryStore;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.store.HistoryLine;
import io.medsettle.ports.store.Page;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import io.medsettle.reconciliation.Row;
import io.medsettle.reconciliation.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What should stand in HIS's bill of a day: by our payment, whatever HIS's own clock says. */
class HisBillTest {
    private static final BusinessDay DAY = new BusinessDay("20260105");
    private static final BusinessDay NEXT = new BusinessDay("20260106");
    private static final OrderId ORDER = new OrderId("20260105ABCDEFGH");
    private static final Instant PAID = Instant.parse("2026-01-05T15:58:00Z");
    private static final Instant BOOKED = Instant.parse("2026-01-05T16:03:00Z");
    private static final Instant CUT = Instant.parse("2026-01-05T22:00:00Z");
    private static final Map<String, String> DEED = Map.ofEntries(
            Map.entry("absences", "0"),
            Map.entry("afterNo", "BACK"),
            Map.entry("awaited", "1"),
            Map.entry("credit", "fees"),
            Map.entry("kind", "MONEY"),
            Map.entry("letGo", "10"),
            Map.entry("repeat", "SAME_NUMBER"),
            Map.entry("round", "0"),
            Map.entry("size.as", "CASH"),
            Map.entry("size.sign", "0"),
            Map.entry("size.tells", "CASH"),
            Map.entry("stage", "1"),
            Map.entry("verb", "START"),
            Map.entry("wayBack", "2"));

    private final MemoryStore histories = new MemoryStore();
    private final List<HistoryLine> lines = new ArrayList<>();

    private void line(String kind, Fields fields) {
        lines.add(new HistoryLine(ORDER, lines.size(), "page", PAID, kind, 1, fields));
    }

    private static Fields deed(String name, String act, String party) {
        return Fields.of(DEED)
                .with("deed", name)
                .with("act", act)
                .with("party", party)
                .with("debit", "due-from:" + party);
    }

    private static Fields taken(String name, String farNumber, Instant at) {
        return Fields.of("round", "0")
                .with("deed", name)
                .with("farNumber", farNumber)
                .with("farTime", Long.toString(at.toEpochMilli()));
    }

    private void paidAndTold(Instant at) {
        line("OPENED", Fields.of("org", "H1"));
        line("ROUND", Fields.of("plan", "paid").with("purpose", "COLLECT").with("noReturn", "9"));
        line("DEED", deed("cash", "cash", "wechat"));
        line("DEED", deed("his", "write-back", "his"));
        line("TAKEN", taken("cash", "42000001", PAID).with("parts", "CASH:500"));
        line("TAKEN", taken("his", "HIS0001", at));
        histories.append(
                new Page(ORDER, "page", 0, lines, List.of(), List.of(), List.of(), Map.of(), Optional.empty()));
    }

    /** Our rows of that day; the books list the order on the day of its payment. */
    private List<Row> ours(BusinessDay day) {
        AsOf asOf = new AsOf(
                histories,
                (booked, after, most) -> booked.equals(DAY) && after.isEmpty() ? List.of(ORDER) : List.of(),
                ReconciliationStoresContract.NOBODY);
        HisBill bill = new HisBill(
                Care.OUTPATIENT, (d, kind, taker) -> Outcome.unknown(Doubt.NO_ANSWER, "not asked here"), asOf);
        List<Row> rows = new ArrayList<>();
        bill.ours(day, CUT, rows::add);
        return rows;
    }

    @Test
    void what_was_paid_before_midnight_and_booked_by_his_after_it_belongs_to_the_day_of_the_payment() {
        paidAndTold(BOOKED);

        assertThat(ours(DAY)).singleElement().satisfies(row -> {
            assertThat(row.farNumber()).isEqualTo("HIS0001");
            assertThat(row.standing()).isEqualTo(Standing.DONE);
            assertThat(row.day()).isEqualTo(DAY);
            assertThat(row.time()).isEqualTo(PAID);
            assertThat(row.fen()).isEqualTo(500);
        });
        assertThat(ours(NEXT)).isEmpty();
    }
}
