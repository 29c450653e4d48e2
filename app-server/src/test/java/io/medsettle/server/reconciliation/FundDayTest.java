package io.medsettle.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.medsettle.ports.bill.BillLine;
import io.medsettle.ports.bill.BillSummary;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Party;
import io.medsettle.reconciliation.Difference;
import io.medsettle.server.reconciliation.FundBill.Kind;
import io.medsettle.server.reconciliation.RunRow.State;
import io.medsettle.server.reconciliation.WithdrawalReport.Line;
import io.medsettle.server.store.Transactions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Days on which the channel's accounts are laid beside its trade bill (资金账单). */
class FundDayTest extends RunDays {
    private static final String ONE = "20260105A00000010020";
    private static final String TWO = "20260105A00000020020";
    private static final String BACK = "20260105A00000010120";

    /** What moved, by account and day. */
    private final Map<String, List<BillLine>> moved = new HashMap<>();

    private Optional<WithdrawalReport> report = Optional.empty();

    @Override
    List<FarBill> bills(Transactions transactions) {
        BillStore kept = new BillStore(transactions);
        FundBill funds = new FundBill(
                "WECHAT",
                new Party("wechat-fund"),
                List.of("basic", "fees"),
                this::account,
                kept,
                ORG,
                new FundBill.Words(
                        Map.of("交易", Kind.INCOME, "退款", Kind.REFUND, "扣除交易手续费", Kind.FEE, "提现", Kind.WITHDRAWAL),
                        "手续费"));
        List<FarBill> bills = List.of(wechat, yibao, funds);
        report = Optional.of(new WithdrawalReport(bills, kept, new TotalStore(transactions)));
        return bills;
    }

    private Outcome<BillSummary> account(BusinessDay day, String kind, Consumer<BillLine> lines) {
        List<BillLine> all = moved.getOrDefault(kind + day.text(), List.of());
        all.forEach(lines);
        return all.isEmpty()
                ? Outcome.unknown(Doubt.NOT_FOUND, "微信没有这一天的账单")
                : Outcome.succeeded(new BillSummary(
                        all.size(), all.stream().mapToLong(BillLine::fen).sum(), kind));
    }

    private void moves(String account, BusinessDay day, String name, String voucher, long fen) {
        List<BillLine> lines = moved.computeIfAbsent(account + day.text(), k -> new ArrayList<>());
        String flow = account + day.text() + lines.size();
        lines.add(new BillLine(voucher, flow, Part.CASH, fen, false, FakeBill.noon(day), Fields.of("业务名称", name)));
    }

    private void trades(BusinessDay day, String number, long fen, String fee) {
        wechat.theyHave(
                day,
                new BillLine(number, "F" + number, Part.CASH, fen, false, FakeBill.noon(day), Fields.of("手续费", fee)));
        wechat.weHave(day, number, "F" + number, fen);
    }

    private void run(String day) {
        runs.ask(ORG, new BusinessDay(day), "finance", now);
        look();
        look();
    }

    private Line withdrawals(BusinessDay day) {
        return report.orElseThrow().of(ORG, day, day).stream()
                .filter(l -> l.channel().equals("WECHAT"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void accounts_that_tell_what_the_trade_bill_tells_give_no_finding_and_a_report_of_what_came_to_the_bank() {
        trades(FIRST, ONE, 50_00, "0.30000");
        trades(FIRST, TWO, 50, "0.00300");
        trades(FIRST, BACK, -20_00, "-0.12000");
        moves("basic", FIRST, "交易", ONE, 50_00);
        moves("fees", FIRST, "扣除交易手续费", ONE, -30);
        moves("basic", FIRST, "交易", TWO, 50);
        moves("basic", FIRST, "退款", BACK, -20_00);
        moves("fees", FIRST, "退还手续费", BACK, 12);
        moves("basic", FIRST, "提现", "TX1", -25_00);

        run(FIRST.text());

        assertThat(run(FIRST).state()).as(run(FIRST).words()).isEqualTo(State.FINISHED);
        assertThat(told(FIRST)).isEmpty();
        Line line = withdrawals(FIRST);
        assertThat(line.funded()).isTrue();
        assertThat(line.fundIncomeFen()).isEqualTo(50_50);
        assertThat(line.fundRefundFen()).isEqualTo(-20_00);
        assertThat(line.fundFeeFen()).isEqualTo(-30);
        assertThat(line.fundWithdrawnFen()).isEqualTo(-25_00);
        assertThat(line.fundOtherFen()).isEqualTo(12);
        assertThat(line.fundNetFen()).isEqualTo(50_50 - 20_00 - 30);
        assertThat(results("WECHAT-FUND"))
                .contains("basic202601050 一致 false", "basic202601053 未核对 false", "fees202601051 未核对 false");
    }

    @Test
    void money_or_a_fee_that_only_one_of_the_two_tells_is_named_and_the_channel_itself_is_level() {
        trades(FIRST, ONE, 50_00, "0.30000");
        trades(FIRST, TWO, 60_00, "0.36000");
        moves("basic", FIRST, "交易", ONE, 50_00);
        moves("basic", FIRST, "扣除交易手续费", ONE, -31);
        moves("basic", SECOND, "提现", "TX1", -49_69);

        run(FIRST.text());
        run(SECOND.text());

        assertThat(found(FIRST))
                .extracting(StoredFinding::source, StoredFinding::difference, StoredFinding::form, StoredFinding::key)
                .containsExactly(tuple("WECHAT-FUND", Difference.D9, Difference.D3, ONE + "-FEE"));
        assertThat(found(SECOND))
                .extracting(StoredFinding::source, StoredFinding::difference, StoredFinding::form, StoredFinding::key)
                .containsExactlyInAnyOrder(
                        tuple("WECHAT-FUND", Difference.D9, Difference.D2, TWO),
                        tuple("WECHAT-FUND", Difference.D9, Difference.D2, TWO + "-FEE"));
        assertThat(found(SECOND)).extracting(StoredFinding::order).containsOnly(TWO.substring(0, 16));
    }

    @Test
    void accounts_wait_for_the_trade_bill_and_are_not_fetched_again_once_it_is_there() {
        trades(FIRST, ONE, 50_00, "0.30000");
        moves("basic", FIRST, "交易", ONE, 50_00);
        moves("basic", FIRST, "扣除交易手续费", ONE, -30);
        wechat.missing.add(FIRST);
        run(FIRST.text());
        assertThat(run(FIRST).state()).isEqualTo(State.WAITING);
        assertThat(run(FIRST).words()).contains("WECHAT-FUND 账单未取得: 等 WECHAT 的账单");
        assertThat(told(FIRST)).isEmpty();
        moved.clear();
        wechat.missing.clear();

        now = run(FIRST).nextTry();
        look();

        assertThat(run(FIRST).state()).as(run(FIRST).words()).isEqualTo(State.FINISHED);
        assertThat(told(FIRST)).isEmpty();
    }

    @Test
    void a_day_on_which_nothing_moved_on_any_account_is_level_with_a_day_without_a_trade() {
        wechat.noTrade.add(FIRST);

        run(FIRST.text());

        assertThat(run(FIRST).state()).as(run(FIRST).words()).isEqualTo(State.FINISHED);
        assertThat(told(FIRST)).isEmpty();
    }

    @Test
    void an_account_that_is_said_to_have_no_statement_any_more_does_not_lose_what_it_listed_before() {
        trades(FIRST, ONE, 50_00, "0.30000");
        moves("basic", FIRST, "交易", ONE, 50_00);
        moves("fees", FIRST, "扣除交易手续费", ONE, -30);
        run(FIRST.text());
        assertThat(run(FIRST).state()).as(run(FIRST).words()).isEqualTo(State.FINISHED);
        moved.remove("basic" + FIRST.text());

        clerk.start(FIRST, "finance", true);
        look();

        assertThat(run(FIRST).state()).isEqualTo(State.WAITING);
        assertThat(run(FIRST).words()).contains("WECHAT-FUND 账单未取得", "账户 basic", "那一份保留");
        assertThat(told(FIRST)).isEmpty();
        assertThat(withdrawals(FIRST).fundIncomeFen()).isEqualTo(50_00);
    }
}
