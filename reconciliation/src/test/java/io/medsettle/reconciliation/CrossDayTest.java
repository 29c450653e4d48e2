package io.medsettle.reconciliation;

import static io.medsettle.reconciliation.World.at;
import static io.medsettle.reconciliation.World.pay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Fields;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** D11 跨日: rows whose partner comes with another day's bill, or late. */
class CrossDayTest {
    private static final Instant LATE = Instant.parse("2026-11-21T15:59:40Z");
    private static final Instant AFTER = Instant.parse("2026-11-21T16:00:10Z");

    @TempDir
    private Path directory;

    private World world;

    @BeforeEach
    void build() {
        world = new World(directory);
    }

    private static Row early(String number) {
        return at(pay(number, 500), World.DAY, LATE);
    }

    private static Row tomorrow(String number) {
        return at(pay(number, 500), World.NEXT, AFTER);
    }

    @Test
    void ours_waits_for_tomorrows_bill() {
        Report first = world.run(Rules.USUAL, world.wechat(List.of(early("A1")), List.of()));
        assertThat(first.findings()).isEmpty();
        assertThat(first.totals().get(0).waitingFen()).isEqualTo(-500);

        Report second = world.next(Rules.USUAL, first.carryOver(), world.wechat(List.of(), List.of(tomorrow("A1"))));

        assertThat(second.findings()).singleElement().satisfies(f -> {
            assertThat(f.difference()).isEqualTo(Difference.D11);
            assertThat(f.day()).isEqualTo(World.DAY);
            assertThat(f.direction()).isEqualTo(Direction.EVEN);
            assertThat(f.proposal().remedy()).isEqualTo(Remedy.MATCHED_LATE);
        });
        assertThat(second.carryOver()).isEqualTo(CarryOver.NONE);
    }

    @Test
    void theirs_waits_only_near_the_cut_off() {
        Report first = world.run(
                Rules.USUAL, world.wechat(List.of(), List.of(early("A1"), at(pay("A2", 700), World.DAY, World.NOON))));

        assertThat(first.findings())
                .extracting(Finding::key, Finding::difference)
                .containsExactly(tuple("A2", Difference.D1));

        Report second = world.next(Rules.USUAL, first.carryOver(), world.wechat(List.of(tomorrow("A1")), List.of()));
        assertThat(second.findings()).extracting(Finding::difference).containsExactly(Difference.D11);
    }

    @Test
    void nobody_comes_and_the_day_of_origin_is_named() {
        Report first = world.run(Rules.USUAL, world.wechat(List.of(early("A1")), List.of()));
        Report second = world.next(Rules.USUAL, first.carryOver(), world.wechat(List.of(), List.of()));

        assertThat(second.findings())
                .extracting(Finding::difference, Finding::day)
                .containsExactly(tuple(Difference.D2, World.DAY));
        assertThat(second.carryOver().rows()).singleElement().satisfies(c -> assertThat(c.reported())
                .isTrue());
    }

    @Test
    void a_partner_that_comes_after_all_closes_what_was_reported_and_what_is_too_old_is_let_go() {
        Report first = world.run(world.wechat(List.of(early("A1"), early("A2")), List.of()));
        assertThat(first.findings()).hasSize(2);

        Report late = world.next(World.AT_ONCE, first.carryOver(), world.wechat(List.of(), List.of(early("A1"))));
        assertThat(late.findings()).extracting(Finding::difference).containsExactly(Difference.D11);
        assertThat(late.findings().get(0).key()).isEqualTo("A1");

        Report old = new Reconciler(World.AT_ONCE, world.machine())
                .run(new BusinessDay("20270121"), List.of(world.wechat(List.of(), List.of())), late.carryOver());
        assertThat(old.findings()).isEmpty();
        assertThat(old.carryOver()).isEqualTo(CarryOver.NONE);
        assertThat(old.totals().get(0).dropped()).isEqualTo(1);
    }

    @Test
    void a_far_side_whose_bill_has_not_come_keeps_its_carry_over() {
        Report first = world.run(Rules.USUAL, world.wechat(List.of(early("A1")), List.of()));

        Report second = world.next(
                Rules.USUAL, first.carryOver(), world.compare(World.YIBAO, FarSide.INSURER, List.of(), List.of()));

        assertThat(second.carryOver()).isEqualTo(first.carryOver());
    }

    @Test
    void a_late_partner_of_another_amount_is_an_amount_that_differs() {
        Report first = world.run(Rules.USUAL, world.wechat(List.of(early("A1")), List.of()));
        Report second = world.next(
                Rules.USUAL,
                first.carryOver(),
                world.wechat(List.of(), List.of(at(pay("A1", 501), World.NEXT, AFTER))));

        assertThat(second.findings()).singleElement().satisfies(f -> {
            assertThat(f.difference()).isEqualTo(Difference.D3);
            assertThat(f.also()).containsExactly(Difference.D11);
        });
    }

    @Test
    void the_day_of_our_row_follows_the_far_sides_cut_off() {
        Ledger midnight = new Ledger(Rules.USUAL);
        Ledger eleven = new Ledger(Rules.USUAL.withCutOff(Duration.ofHours(-1)));

        assertThat(midnight.dayOf(LATE)).isEqualTo(World.DAY);
        assertThat(eleven.dayOf(LATE)).isEqualTo(World.NEXT);
        assertThat(eleven.dayOf(Instant.parse("2026-11-21T14:59:59Z"))).isEqualTo(World.DAY);
    }

    @Test
    void a_carry_over_survives_being_written_down() {
        Row odd = World.labels(World.numbers(early("A1"), "甲 1,2", "~9"), Fields.of("备注", "一\n二, ~三"));
        CarryOver before = world.run(Rules.USUAL, world.wechat(List.of(odd, early("A2")), List.of()))
                .carryOver();

        assertThat(before.rows()).hasSize(2);
        assertThat(CarryOver.ofText(before.text())).isEqualTo(before);
    }
}
