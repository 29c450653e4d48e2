package io.medsettle.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Party;
import io.medsettle.reconciliation.Difference;
import io.medsettle.reconciliation.Direction;
import io.medsettle.reconciliation.FarSide;
import io.medsettle.reconciliation.Finding;
import io.medsettle.reconciliation.Flow;
import io.medsettle.reconciliation.Proposal.Needs;
import io.medsettle.reconciliation.Remedy;
import io.medsettle.server.reconciliation.FindingStore.Search;
import io.medsettle.server.store.Pause;
import io.medsettle.server.store.Transactions;
import io.medsettle.server.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Findings and steps on tables; the same on every database. */
abstract class FindingStoresContract {
    private static final String ORG = "H1";
    private static final BusinessDay DAY = new BusinessDay("20260105");
    private static final Instant NOW = Instant.parse("2026-01-06T01:30:00.678Z");

    private Transactions transactions;

    abstract TestDatabase database();

    @BeforeEach
    void open_on_empty_tables() {
        database().clear();
        transactions = new Transactions(database().writing(), database().reading(), Pause.jittered());
    }

    @Test
    void what_was_decided_while_the_far_side_was_asked_stands() {
        assertThat(SafeRemedies.after(StoredFinding.State.OPEN, true)).isEqualTo(StoredFinding.State.DONE);
        assertThat(SafeRemedies.after(StoredFinding.State.OPEN, false)).isEqualTo(StoredFinding.State.OPEN);
        assertThat(SafeRemedies.after(StoredFinding.State.PROPOSED, false)).isEqualTo(StoredFinding.State.PROPOSED);
        assertThat(SafeRemedies.after(StoredFinding.State.APPROVED, true)).isEqualTo(StoredFinding.State.APPROVED);
    }

    @Test
    void a_findings_number_is_not_moved_by_what_is_merely_shown_and_equal_ones_have_different_numbers() {
        Party party = new Party("wechat");
        String one = content(Finding.ofRefusedBill(party, FarSide.CHANNEL, DAY, "WECHAT-20260105", "一种说法"));
        String other = content(Finding.ofRefusedBill(party, FarSide.CHANNEL, DAY, "WECHAT-20260105", "另一种说法"));

        assertThat(one).isEqualTo(other);
        assertThat(FindingText.id(one, 1)).isEqualTo(FindingText.id(other, 1)).isNotEqualTo(FindingText.id(one, 2));
    }

    private static String content(Finding f) {
        return FindingText.content(ORG, DAY, "WECHAT", f);
    }

    private static StoredFinding finding(String id) {
        return new StoredFinding(
                id,
                DAY,
                DAY,
                NOW,
                "WECHAT",
                Difference.D3,
                Difference.D3,
                "D9",
                Care.OUTPATIENT,
                "20260105ABCDEFGH0020",
                "20260105ABCDEFGH",
                Flow.PAY,
                100,
                101,
                Direction.THEIRS_MORE,
                "D3 金额不符",
                Remedy.PERSON,
                Needs.PERSON,
                "金额不自动更正",
                "[]",
                StoredFinding.State.OPEN,
                0,
                "");
    }

    @Test
    void a_day_that_ended_without_a_bill_is_left_to_a_person_until_somebody_has_decided() {
        RunStore runs = new RunStore(transactions);
        StoredFinding found = finding("d".repeat(32));
        new FindingStore(transactions).keep(ORG, found);
        runs.ask(ORG, DAY, "finance", NOW);
        runs.take(ORG, DAY, "node", NOW, NOW.plusSeconds(60));
        RunStore.Hold hold = new RunStore.Hold(ORG, DAY, "node");
        runs.end(hold, RunRow.State.FINISHED, NOW, NOW, "WECHAT 账单未取得", "carry", "read");
        assertThat(runs.leftToAPerson(ORG)).as("a finding of another kind").isEmpty();

        database().change("UPDATE finding SET difference = 'D12'");
        assertThat(runs.leftToAPerson(ORG)).extracting(RunRow::day).containsExactly(DAY);
        database().change("UPDATE finding SET finding_state = 'CLOSED'");
        assertThat(runs.leftToAPerson(ORG)).isEmpty();
    }

    @Test
    void a_finding_is_one_row_however_often_it_is_found_and_of_two_steps_at_once_one_is_taken() {
        FindingStore findings = new FindingStore(transactions);
        StepStore steps = new StepStore(transactions);
        StoredFinding found = finding("a".repeat(32));
        assertThat(findings.keep(ORG, found)).isTrue();
        assertThat(findings.keep(ORG, found)).isFalse();
        Step one = Step.of(NOW, "finance", Step.Kind.PROPOSED, Step.WRITE_OFF, "多一分", "工单", "等待");
        Step other = Step.of(NOW, "supervisor", Step.Kind.COMMENTED, "", "看过", "", "");

        Optional<Step> taken = steps.take(found, one, StoredFinding.State.PROPOSED);
        assertThat(taken).isPresent();
        assertThat(steps.take(found, one, StoredFinding.State.PROPOSED))
                .as("the same step again, after a commit that broke")
                .isEqualTo(taken);
        assertThat(steps.take(found, other, StoredFinding.State.OPEN)).isEmpty();

        StoredFinding now = findings.find(ORG, found.id()).orElseThrow();
        assertThat(now.state()).isEqualTo(StoredFinding.State.PROPOSED);
        assertThat(now.lastSeq()).isEqualTo(1);
        assertThat(steps.of(found.id())).containsExactly(one.numbered(1));
        assertThat(findings.of(ORG, DAY, new Search("D3", "", "", "PROPOSED", "20260105ABCDEFGH"), "", 10))
                .hasSize(1);
        assertThat(steps.log(ORG, NOW, NOW.plusSeconds(1), Optional.empty(), 10))
                .hasSize(1);
        assertThat(findings.counts(ORG, DAY)).singleElement().satisfies(c -> assertThat(c.differenceFen())
                .isEqualTo(1));
    }

    @Test
    void a_finding_is_somebodys_until_it_is_taken_back_and_theirs_are_found_whatever_their_day() {
        FindingStore findings = new FindingStore(transactions);
        StepStore steps = new StepStore(transactions);
        StoredFinding one = finding("c".repeat(32));
        StoredFinding other = finding("d".repeat(32));
        findings.keep(ORG, one);
        findings.keep(ORG, other);
        Step given = Step.of(NOW, "console/wang", Step.Kind.ASSIGNED, "", "跟进", "", "指派给 li");
        assertThat(steps.give(one, given, "console/li")).isPresent();
        assertThat(steps.give(one, given, "console/li"))
                .as("a commit that broke")
                .isPresent();
        assertThat(steps.give(other, given, "console/li")).isPresent();
        Step late = Step.of(NOW, "console/zhao", Step.Kind.ASSIGNED, "", "跟进", "", "指派给 sun");
        assertThat(steps.give(one, late, "console/sun"))
                .as("upon what was seen before")
                .isEmpty();

        assertThat(findings.givenTo(ORG, "console/li", "", 1))
                .extracting(StoredFinding::id)
                .containsExactly(one.id());
        assertThat(findings.givenTo(ORG, "console/li", one.id(), 5))
                .extracting(StoredFinding::id)
                .containsExactly(other.id());
        assertThat(findings.of(ORG, DAY, new Search("", "", "", "", "", "console/li"), "", 10))
                .hasSize(2);
        StoredFinding now = findings.find(ORG, one.id()).orElseThrow();
        assertThat(now.assignee()).isEqualTo("console/li");
        Step back = Step.of(NOW, "console/li", Step.Kind.UNASSIGNED, "", "跟进", "", "不再指派给 li");
        assertThat(steps.give(now, back, "")).isPresent();
        steps.take(findings.find(ORG, other.id()).orElseThrow(), back, StoredFinding.State.DONE);
        assertThat(findings.givenTo(ORG, "console/li", "", 5)).isEmpty();
    }

    private static StoredFinding foundAgain(StoredFinding before) {
        return new StoredFinding(
                before.id(),
                DAY,
                DAY,
                NOW.plusSeconds(900),
                "WECHAT",
                Difference.D3,
                Difference.D3,
                "",
                Care.OUTPATIENT,
                before.key(),
                before.order(),
                Flow.PAY,
                100,
                101,
                Direction.THEIRS_MORE,
                "D3 另一种说法",
                Remedy.NOTE,
                Needs.NOTHING,
                "另一条理由",
                "[{}]",
                StoredFinding.State.OPEN,
                0,
                "");
    }

    @Test
    void a_finding_that_is_computed_again_shows_what_there_is_now_and_keeps_what_people_said_about_it() {
        FindingStore findings = new FindingStore(transactions);
        StepStore steps = new StepStore(transactions);
        StoredFinding first = finding("b".repeat(32));
        findings.keep(ORG, first);
        steps.take(first, Step.of(NOW, "finance", Step.Kind.COMMENTED, "", "已致电患者", "", ""), StoredFinding.State.OPEN);
        List<Step> said = steps.of(first.id());

        findings.refresh(foundAgain(first));

        StoredFinding now = findings.find(ORG, first.id()).orElseThrow();
        assertThat(now.words()).isEqualTo("D3 另一种说法");
        assertThat(now.evidence()).isEqualTo("[{}]");
        assertThat(now.remedy()).isEqualTo(Remedy.NOTE);
        assertThat(now.needs()).isEqualTo(Needs.NOTHING);
        assertThat(now.reason()).isEqualTo("另一条理由");
        assertThat(now.also()).isEmpty();
        assertThat(now.foundAt()).as("when it was found first").isEqualTo(first.foundAt());
        assertThat(now.state()).isEqualTo(StoredFinding.State.OPEN);
        assertThat(now.lastSeq()).isEqualTo(1);
        assertThat(steps.of(first.id())).isEqualTo(said);
    }

    @Test
    void a_finding_that_somebody_proposed_or_decided_about_stays_what_they_saw() {
        FindingStore findings = new FindingStore(transactions);
        StepStore steps = new StepStore(transactions);
        List<StoredFinding.State> decided = List.of(
                StoredFinding.State.PROPOSED,
                StoredFinding.State.APPROVED,
                StoredFinding.State.WRITTEN_OFF,
                StoredFinding.State.DONE,
                StoredFinding.State.CLOSED);
        for (StoredFinding.State state : decided) {
            StoredFinding first = finding(Integer.toString(state.ordinal()).repeat(32));
            findings.keep(ORG, first);
            Step step = Step.of(NOW, "finance", Step.Kind.PROPOSED, Step.WRITE_OFF, "多一分", "工单", "");
            steps.take(first, step, state);
            StoredFinding seen = findings.find(ORG, first.id()).orElseThrow();

            findings.refresh(foundAgain(first));

            assertThat(findings.find(ORG, first.id())).as(state.name()).contains(seen);
            assertThat(steps.of(first.id())).containsExactly(step.numbered(1));
        }
    }
}
