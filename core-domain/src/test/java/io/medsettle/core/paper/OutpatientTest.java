package io.medsettle.core.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.core.World;
import io.medsettle.core.desk.Opened;
import io.medsettle.core.desk.Opening;
import io.medsettle.core.desk.RulingDesk.Ruled;
import io.medsettle.core.order.Composer;
import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.FactKind;
import io.medsettle.core.order.Glance;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.OrderState;
import io.medsettle.core.order.Ruling;
import io.medsettle.core.plan.Outpatient;
import io.medsettle.core.plan.Plan;
import io.medsettle.fixtures.party.FakeMood;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secrets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What can only go wrong at a kiosk, at a window, with a code, or with a contract. */
class OutpatientTest {
    private static final String START_CODE = "start " + PaperPlans.CODE_PAY;
    private static final String START_2207 = "start " + PaperPlans.SETTLE;

    private final Town town = new Town();
    private final World world = town.world;

    private Order open(Plan plan) {
        return World.order(world.settlements.open(World.opening("V0001/R1", plan)));
    }

    private Order press(Order order) {
        return world.settlements
                .openGate(order.id(), 0, Outpatient.PAY, "kiosk", Fields.NONE, Secrets.NONE)
                .orElseThrow();
    }

    private static Opening opening(String key, String by, Plan plan) {
        return new Opening(
                "H44999900001",
                plan.name(),
                List.of("V0001/R1"),
                Optional.of(key),
                key,
                by,
                Fields.NONE,
                Secrets.NONE,
                plan);
    }

    @Test
    void payment_code_first_send_paid_reply_lost_repeat_never_sent() {
        world.channel().next(START_CODE, FakeMood.LOSE_REPLY);
        Order settled = town.settle(PaperPlans.paymentCode());
        assertThat(settled.state()).isEqualTo(OrderState.SETTLED);
        assertThat(world.channel().count(START_CODE)).isEqualTo(1);
        assertThat(world.channel().count("ask " + PaperPlans.CODE_PAY)).isEqualTo(1);
    }

    @Test
    void a_payment_code_that_never_arrived_is_asked_and_abandoned_and_never_sent_again() {
        world.channel().next(START_CODE, FakeMood.LOSE_REQUEST);
        Order order = town.settle(PaperPlans.paymentCode());
        assertThat(order.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(world.channel().calls().stream().map(c -> c.split(" ")[0]))
                .containsExactly("start", "ask", "abandon");
        assertThat(world.insurer().count(START_2207)).isZero();
        assertThat(world.his().standing(Act.FREEZE)).isZero();
    }

    @Test
    void an_abandon_whose_request_was_lost_too_is_repeated_until_it_is_proven() {
        world.channel().next(START_CODE, FakeMood.LOSE_REQUEST);
        world.channel().next("abandon " + PaperPlans.CODE_PAY, FakeMood.LOSE_REQUEST, FakeMood.LOSE_REQUEST);
        Order order = town.settle(PaperPlans.paymentCode());
        assertThat(order.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(world.channel().count("abandon " + PaperPlans.CODE_PAY)).isEqualTo(3);
    }

    @Test
    void an_abandon_that_finds_money_gives_it_back() {
        world.channel().handsOff(PaperPlans.CODE_PAY);
        Order order = press(open(PaperPlans.paymentCode()));
        assertThat(order.state()).isEqualTo(OrderState.AWAITING_PATIENT);
        world.channel().always("ask " + PaperPlans.CODE_PAY, FakeMood.LOSE_REPLY);
        world.clock.tick(Duration.ofMinutes(29));
        world.patientPays();
        world.clock.tick(Duration.ofMinutes(2));
        world.desk.takeUpDue(10, "node", Duration.ofSeconds(30));
        world.channel().calm();
        Order rested = world.rest(order.id());
        assertThat(rested.state()).isEqualTo(OrderState.UNWOUND);
        assertThat(world.channel().count("abandon " + PaperPlans.CODE_PAY)).isPositive();
        assertThat(world.held()).isZero();
        assertThat(world.ours(order.id())).isEqualTo(world.theirs());
    }

    @Test
    void a_late_yes_after_a_close_goes_back() {
        world.channel().handsOff(PaperPlans.CODE_PAY);
        Order gone = world.rest(press(open(PaperPlans.paymentCode())).id());
        String number = gone.round(0).deed("cash").orElseThrow().number().text();
        world.channel().paysAllTheSame(number);
        world.desk.knock(gone.id(), number);
        assertThat(world.rest(gone.id()).state()).isEqualTo(OrderState.UNWOUND);
        assertThat(world.held()).isZero();
        assertThat(world.ours(gone.id())).isEqualTo(world.theirs());
    }

    @Test
    void a_code_whose_answer_was_lost_while_the_patient_types_does_not_wait_for_ever() {
        world.channel().handsOff(PaperPlans.CODE_PAY);
        world.channel().next(START_CODE, FakeMood.LOSE_REPLY);
        Order order = press(open(PaperPlans.paymentCode()));
        assertThat(world.rest(order.id()).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(world.channel().count(START_CODE)).isEqualTo(1);
    }

    @Test
    void what_a_bill_came_to_is_told_after_his_has_let_it_go_too() {
        Order open = World.order(world.settlements.open(
                opening("phone", "phone", PaperPlans.online().selfPay())));
        String total = Glance.of(open).get("totalFen");
        assertThat(total).isNotEqualTo("0");

        world.settlements.giveUp(open.id(), 0, "患者取消", "patient");

        Order gone = world.rest(open.id());
        assertThat(gone.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(world.his().count("abandon " + Act.FREEZE)).isPositive();
        assertThat(Glance.of(gone).get("totalFen")).isEqualTo(total);
    }

    @Test
    void phone_and_kiosk_open_the_same_bill_and_the_second_is_shown_the_first() {
        Order phone = World.order(world.settlements.open(
                opening("phone", "phone", PaperPlans.online().mixed())));
        assertThat(world.settlements.open(opening("kiosk", "kiosk", PaperPlans.paymentCode())))
                .isEqualTo(new Opened.BillHeld(phone.id()));
        world.settlements.giveUp(phone.id(), 0, "改到自助机", "patient");
        assertThat(world.settlements.open(opening("kiosk", "kiosk", PaperPlans.paymentCode())))
                .isInstanceOf(Opened.New.class);
    }

    @Test
    void node_a_commits_the_intent_and_stalls_and_its_bytes_never_leave() {
        Order order = open(PaperPlans.paymentCode());
        boolean[] once = {true};
        world.store.beforeWrite(what -> {
            if (once[0] && world.his().count("start recheck") == 1) {
                once[0] = false;
                world.stalled += Duration.ofSeconds(2).toNanos();
            }
        });
        press(order);
        assertThat(world.channel().calls()).isEmpty();
        Order other = town.end(order.id());
        assertThat(world.channel().calls().stream().map(c -> c.split(" ")[0])).containsExactly("ask", "abandon");
        assertThat(other.state()).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void node_a_stalls_before_a_sending_that_may_be_repeated_and_node_b_sends_it_once_under_the_same_number() {
        boolean[] once = {true};
        Order order = open(PaperPlans.online().selfPay());
        world.store.beforeWrite(what -> {
            if (once[0] && world.his().count("start recheck") == 1) {
                once[0] = false;
                world.stalled += Duration.ofSeconds(2).toNanos();
            }
        });
        press(order);
        assertThat(world.channel().calls()).isEmpty();
        world.restart();
        assertThat(town.end(order.id()).state()).isEqualTo(OrderState.SETTLED);
        assertThat(world.channel().count("start cash")).isEqualTo(1);
    }

    @Test
    void an_outcome_is_not_dropped_when_somebody_else_writes_first() {
        Order order = open(PaperPlans.paymentCode());
        boolean[] once = {true};
        world.channel().beforeCall(() -> {
            if (once[0]) {
                once[0] = false;
                world.settlements.note(order.id(), FactKind.EDIT_ASKED, Fields.of("answer", "no"));
            }
        });
        press(order);
        Order settled = world.desk.advance(order.id());
        assertThat(settled.state()).isEqualTo(OrderState.SETTLED);
        assertThat(settled.lines().stream().map(l -> l.kind())).contains("EDIT_ASKED");
        assertThat(world.channel().count(START_CODE)).isEqualTo(1);
        assertThat(world.ours(order.id())).isEqualTo(world.theirs());
    }

    @Test
    void a_trial_that_does_not_add_up_to_the_bill_is_let_go_before_anyone_pays() {
        world.insurer().tells(PaperPlans.TRIAL, d -> Parts.split(80_00, 15_00, 5_01));
        Order order = open(PaperPlans.paymentCode());
        assertThat(order.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(order.round(0).why()).contains("相差 1 分");
        assertThat(world.his().standing(Act.FREEZE)).isZero();
    }

    @Test
    void money_that_was_taken_is_neither_taken_again_nor_called_untouched_by_a_ruling() {
        world.insurer().tells(PaperPlans.SETTLE, d -> Parts.split(79_99, 15_00, 5_01));
        Order stuck = town.settle(PaperPlans.paymentCode());
        for (Ruling ruling : List.of(Ruling.GO_ON, Ruling.NEVER_TOOK, Ruling.OWED, Ruling.RETURNED_BY_HAND)) {
            assertThat(world.rulings.rule(
                            stuck.id(),
                            new Ruled(0, "insurer", ruling, Parts.of(Part.FUND, 1), "N", "甲", "乙", "误判", "无")))
                    .as(ruling.name())
                    .isEmpty();
        }
        assertThat(world.rulings.rule(
                        stuck.id(),
                        new Ruled(0, "cash", Ruling.TOOK, Parts.of(Part.CASH, 1), "N", "甲", "乙", "误判", "无")))
                .as("what is booked is not booked again")
                .isEmpty();
        assertThat(world.desk.read(stuck.id()).lines()).hasSameSizeAs(stuck.lines());
        assertThat(world.insurer().count("start " + PaperPlans.SETTLE)).isEqualTo(1);
    }

    @Test
    void a_settlement_one_fen_beside_its_trial_calls_a_person_who_sends_it_back() {
        world.insurer().tells(PaperPlans.SETTLE, d -> Parts.split(79_99, 15_00, 5_01));
        Order stuck = town.settle(PaperPlans.paymentCode());
        assertThat(stuck.state()).isEqualTo(OrderState.STUCK);
        assertThat(world.his().count("start write-back")).isZero();
        world.rulings.rule(
                stuck.id(), new Ruled(0, "insurer", Ruling.GO_BACK, Parts.NONE, "", "甲", "乙", "与预结算不符", "截图"));
        assertThat(town.end(stuck.id()).state()).isEqualTo(OrderState.UNWOUND);
        assertThat(world.held()).isZero();
        assertThat(world.accounts(stuck.id())).containsEntry("in-question", 0L);
    }

    @Test
    void a_bill_without_cash_needs_neither_limit_nor_credit_nor_voucher() {
        world.insurer().tells(PaperPlans.TRIAL, d -> Parts.split(100_00, 0, 0));
        assertThat(town.settle(PaperPlans.credit().insured()).state()).isEqualTo(OrderState.SETTLED);
        assertThat(town.credit().calls()).isEmpty();
    }

    @Test
    void a_credit_platform_that_knows_no_closing_is_proven_by_absence() {
        world.insurer().tells(PaperPlans.TRIAL, d -> Parts.split(0, 0, 100_00));
        town.credit().next("start " + Act.CREDIT_PAY, FakeMood.LOSE_REQUEST);
        Order order = open(PaperPlans.credit().insured());
        assertThat(world.settlements.giveUp(order.id(), 0, "医生改方", "his")).isPresent();
        Order rested = world.rest(order.id());
        assertThat(rested.state()).isEqualTo(OrderState.UNWOUND);
        assertThat(rested.lines().stream().map(l -> l.fields().get("proof"))).contains("BY_ABSENCE");
        assertThat(town.credit().count("abandon " + Act.CREDIT_PAY)).isEqualTo(2);
    }

    @Test
    void a_refund_goes_where_the_money_came_from_although_the_configuration_has_changed() {
        Fields then = Fields.of("merchant", "M1");
        Order paid = town.settle(
                new Outpatient(World.HIS, World.INSURER, World.CHANNEL, then, PaperPlans.HALF_AN_HOUR).mixed());
        Order refunded = town.refund(paid);
        assertThat(refunded.round(1).deeds().stream().filter(d -> d.name().startsWith("back-")))
                .isNotEmpty()
                .allMatch(d -> d.plan().route().equals(then));
    }

    @Test
    void a_resettled_order_has_a_second_write_back_with_a_number_and_a_receipt_of_its_own() {
        Order settled = town.settle(PaperPlans.paymentCode());
        Order resettled = town.resettle(settled);
        DeedView first = resettled.round(0).deed("his").orElseThrow();
        DeedView second = resettled.round(1).deed("his").orElseThrow();
        assertThat(second.number()).isNotEqualTo(first.number());
        assertThat(second.farNumber()).isNotEqualTo(first.farNumber());
        assertThat(resettled.state()).isEqualTo(OrderState.PART_REFUNDED);
        assertThat(resettled.held()).isEqualTo(Parts.split(60_00, 10_00, 2_00));
        assertThat(resettled
                        .refundable(resettled.round(0).deed("cash").orElseThrow())
                        .total())
                .isEqualTo(2_00);
    }

    @Test
    void an_insured_bill_on_credit_is_refunded_by_items_and_the_credit_platform_gives_the_difference_back() {
        Order settled = town.settle(PaperPlans.credit().insured());
        Order resettled = town.resettle(settled);
        assertThat(resettled.state()).as(Verdict.words(resettled)).isEqualTo(OrderState.PART_REFUNDED);
        assertThat(resettled.held()).isEqualTo(Parts.split(60_00, 10_00, 2_00));
        assertThat(town.credit().holds()).isEqualTo(2_00);
        assertThat(world.ours(resettled.id())).isEqualTo(world.theirs());
    }

    @Test
    void a_resettlement_whose_trial_fails_moves_nothing() {
        Order settled = town.settle(PaperPlans.paymentCode());
        world.insurer().next("start " + PaperPlans.TRIAL, FakeMood.REFUSE);
        assertThat(town.resettle(settled).state()).isEqualTo(OrderState.SETTLED);
        assertThat(world.insurer().count("reverse " + PaperPlans.SETTLE)).isZero();
        assertThat(world.held()).isEqualTo(100_00);
    }

    @Test
    void a_difference_that_cannot_be_collected_is_owed_by_the_patient_and_his_is_told_all_the_same() {
        town.remainder = Parts.split(50_00, 0, 9_00);
        Order settled = town.settle(PaperPlans.paymentCode());
        world.channel().always(START_CODE, FakeMood.REFUSE);
        world.settlements.openRound(settled.id(), "clerk", List.of(), PaperPlans::resettleCollecting);
        Order stuck = town.end(settled.id());
        assertThat(stuck.state()).isEqualTo(OrderState.STUCK);
        world.rulings.rule(stuck.id(), new Ruled(1, "cash", Ruling.OWED, Parts.NONE, "", "甲", "乙", "患者已离院", "电话记录"));
        Order ended = town.end(stuck.id());
        assertThat(ended.round(1).complete()).isTrue();
        assertThat(world.accounts(ended.id())).containsEntry("due-from:patient", 4_00L);
        assertThat(world.his().count("start write-back")).isEqualTo(2);
        assertThat(world.held()).isEqualTo(55_00);
        assertThat(world.ours(ended.id())).isEqualTo(world.theirs());
    }

    @Test
    void a_remainder_for_which_the_patient_would_pay_more_is_refused_before_anything_is_taken_back() {
        town.remainder = Parts.split(50_00, 0, 21_00);
        Order settled = town.settle(PaperPlans.paymentCode());
        Order refused = town.resettle(settled);
        assertThat(refused.state()).isEqualTo(OrderState.SETTLED);
        assertThat(refused.round(1).why()).contains("CASH 2100 分").contains("2000 分");
        assertThat(world.insurer().count("reverse " + PaperPlans.SETTLE)).isZero();
        assertThat(world.his().standing(Act.REMAINDER)).isZero();
        assertThat(world.held()).isEqualTo(100_00);
    }

    @Test
    void a_price_that_has_risen_once_the_old_settlement_is_back_calls_a_person_and_nothing_is_settled() {
        town.remainder = Parts.split(50_00, 0, 9_00);
        Order stuck = town.resettle(town.settle(PaperPlans.paymentCode()));
        assertThat(stuck.state()).isEqualTo(OrderState.STUCK);
        assertThat(stuck.round(1).stuckWhy()).contains("CASH 900 分").contains("500 分");
        assertThat(world.insurer().count(START_2207)).isEqualTo(1);
        assertThat(stuck.held()).isEqualTo(Parts.of(Part.CASH, 5_00));
    }

    @Test
    void what_was_wished_of_a_resettlement_is_not_told_to_the_refund_that_follows() {
        Order settled = town.settle(PaperPlans.paymentCode());
        Order resettled = town.resettle(settled);
        world.refund(resettled, "R9");
        Order refunded = town.end(resettled.id());
        Deed permit = new Composer(refunded, ref -> Optional.empty())
                .deed(refunded.round(2).deed("permit").orElseThrow());
        assertThat(permit.notes().has(NoteKey.ITEMS)).isFalse();
        assertThat(permit.notes().get(NoteKey.REASON)).isNotEqualTo("退一种药");
    }

    @Test
    void what_was_settled_anew_can_be_refunded_whole() {
        Order settled = town.settle(PaperPlans.paymentCode());
        Order resettled = town.resettle(settled);
        world.refund(resettled, "R9");
        Order refunded = town.end(resettled.id());
        assertThat(refunded.state()).as(Verdict.words(refunded)).isEqualTo(OrderState.REFUNDED);
        assertThat(world.held()).isZero();
        assertThat(world.ours(refunded.id())).isEqualTo(world.theirs());
    }

    @Test
    void no_settlement_anew_at_all_calls_a_person_and_the_cash_stays_reserved() {
        Order settled = town.settle(PaperPlans.paymentCode());
        world.insurer().always(START_2207, FakeMood.REFUSE);
        Order stuck = town.resettle(settled);
        assertThat(stuck.state()).isEqualTo(OrderState.STUCK);
        assertThat(stuck.refundable(stuck.round(0).deed("cash").orElseThrow()).isZero())
                .isTrue();
        assertThat(stuck.held()).isEqualTo(Parts.of(Part.CASH, 5_00));
    }
}
