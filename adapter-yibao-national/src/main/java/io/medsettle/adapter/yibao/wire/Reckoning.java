package io.medsettle.adapter.yibao.wire;

import io.medsettle.adapter.yibao.CounterPolicy;
import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads the amounts of a settlement and holds them against the identities of yibao-core §6. What does not add up is a
 * doubt with the name of the identity, never a bill: nothing is repaired. An empty or null amount is "not told" and is
 * compared with nothing; rows of setldetail are compared class by class, where a class has rows.
 */
final class Reckoning {
    /**
     * A bill that adds up, fen, positive; of a reversal the amounts that go back.
     *
     * @param fund without the account, whatever the region puts into fund_pay_sumamt
     * @param account with the family account inside
     * @param family the family account's share of it (共济)
     * @param selfPaid fulamt_ownpay_amt, overlmt_selfpay, preselfpay_amt, inscp_scp_amt by their note keys, as told
     */
    record Bill(long whole, long fund, long account, long family, long cash, long hospital, Fields selfPaid) {
        /** What the insurer's side bears. */
        Parts borne() {
            return Parts.split(fund, account, 0).with(Part.HOSPITAL, hospital);
        }

        /** All purses. */
        Parts all() {
            return borne().with(Part.CASH, cash);
        }
    }

    /**
     * What the region means by its amounts: whether the fund contains the account, and whose each row of setldetail is.
     */
    record Rules(boolean accountInsideFund, Set<String> accountTypes, Set<String> hospitalTypes, Set<String> others) {
        static Rules of(YibaoSettings settings) {
            CounterPolicy policy = settings.policy().counter();
            return new Rules(
                    settings.core().dialect().accountInsideFund(),
                    policy.accountTypes(),
                    policy.hospitalTypes(),
                    policy.patientTypes());
        }
    }

    private final Settlement.Info info;
    private final List<Settlement.Detail> details;
    private final Rules policy;
    private final int sign;

    private Reckoning(Settlement.Out out, Rules policy, int sign) {
        this.info = out.setlinfo();
        this.details = out.setldetail();
        this.policy = policy;
        this.sign = sign;
    }

    /** A trial or a settlement. */
    static Outcome<Bill> of(Settlement.Out out, Rules policy) {
        return new Reckoning(out, policy, 1).bill();
    }

    /** A reversal, whose amounts are negative. */
    static Outcome<Bill> ofReversal(Settlement.Out out, Rules policy) {
        return new Reckoning(out, policy, -1).bill();
    }

    private Outcome<Bill> bill() {
        try {
            return added();
        } catch (ArithmeticException | NumberFormatException unreadable) {
            return Verdict.noAnswer("结算金额无法读取, 请人工核对");
        }
    }

    private Outcome<Bill> added() {
        OptionalLong whole = fen(info.medfee_sumamt());
        OptionalLong toldFund = fen(info.fund_pay_sumamt());
        OptionalLong account = fen(info.acct_pay());
        OptionalLong cash = first(info.psn_cash_pay(), info.pdn_cash_pay(), info.cash_payamt(), info.cashPayamt());
        OptionalLong part = first(info.psn_part_amt(), info.psn_part_am(), info.psn_pay());
        if (whole.isEmpty() || toldFund.isEmpty() || account.isEmpty() || cash.isEmpty() && part.isEmpty()) {
            return doubt("总额、基金、账户或个人支付没有全部给出");
        }
        long acct = account.getAsLong();
        long own = part.isPresent() ? part.getAsLong() : Math.addExact(acct, cash.getAsLong());
        long left = cash.isPresent() ? cash.getAsLong() : Math.subtractExact(own, acct);
        long fund = policy.accountInsideFund() ? Math.subtractExact(toldFund.getAsLong(), acct) : toldFund.getAsLong();
        Bill bill = new Bill(
                whole.getAsLong(), fund, acct, fen(info.acct_mulaid_pay()).orElse(0), left, hospital(), selfPaid());
        Optional<String> defect = Stream.of(
                        signs(bill), whole(bill, own), funds(toldFund.getAsLong(), acct), scope(bill), rows(bill))
                .flatMap(Optional::stream)
                .findFirst();
        return defect.isPresent() ? doubt(defect.get()) : Outcome.succeeded(bill);
    }

    private static <T> Outcome<T> doubt(String identity) {
        return Verdict.noAnswer("医保结算金额不自洽: " + identity + ", 不能入账, 请人工核对");
    }

    private Optional<String> signs(Bill b) {
        boolean negative = Stream.of(b.whole, b.fund, b.account, b.family, b.cash, b.hospital)
                .anyMatch(f -> f < 0);
        return unless(!negative, sign > 0 ? "出现负数金额" : "冲销结算的金额不是负数");
    }

    private Optional<String> whole(Bill b, long own) {
        long sum = Math.addExact(Math.addExact(b.fund, own), b.hospital);
        Optional<String> total = unless(b.whole == sum, "medfee_sumamt ≠ 基金 + 个人负担 + 医院负担");
        Optional<String> person = unless(own == Math.addExact(b.account, b.cash), "个人负担 ≠ 账户 + 现金");
        Optional<String> family = unless(b.family <= b.account, "共济支付大于账户支付");
        return total.or(() -> person).or(() -> family);
    }

    /** Identity (4); which of the newer funds stand beside the sum is not settled, so each may or may not. */
    private Optional<String> funds(long told, long acct) {
        List<OptionalLong> seven = Stream.of(
                        info.hifp_pay(),
                        info.cvlserv_pay(),
                        info.hifes_pay(),
                        info.hifmi_pay(),
                        info.hifob_pay(),
                        info.maf_pay(),
                        info.oth_pay())
                .map(this::fen)
                .toList();
        if (seven.stream().allMatch(OptionalLong::isEmpty)) {
            return Optional.empty();
        }
        long rest = told;
        for (OptionalLong one : seven) {
            rest = Math.subtractExact(rest, one.orElse(0));
        }
        long[] beside = {
            fen(info.hifdm_pay()).orElse(0),
            fen(info.othfund_pay()).orElse(0),
            fen(info.pref_fund_pay()).orElse(0),
            policy.accountInsideFund() ? acct : 0
        };
        return unless(sumOfSome(rest, beside, 0), "fund_pay_sumamt ≠ 各项基金之和");
    }

    private static boolean sumOfSome(long rest, long[] of, int from) {
        if (rest == 0) {
            return true;
        }
        return from < of.length && (sumOfSome(rest - of[from], of, from + 1) || sumOfSome(rest, of, from + 1));
    }

    /** Identities (5) and (6). */
    private Optional<String> scope(Bill b) {
        OptionalLong full = fen(info.fulamt_ownpay_amt());
        OptionalLong over = fen(info.overlmt_selfpay());
        OptionalLong before = fen(info.preselfpay_amt());
        OptionalLong inside = first(info.inscp_scp_amt(), info.inscp_amt());
        boolean all = full.isPresent() && over.isPresent() && before.isPresent() && inside.isPresent();
        if (all) {
            long sum = full.getAsLong() + over.getAsLong() + before.getAsLong() + inside.getAsLong();
            if (sum != b.whole) {
                return Optional.of("medfee_sumamt ≠ 全自费 + 超限价 + 先行自付 + 政策范围");
            }
        }
        OptionalLong threshold = fen(info.act_pay_dedc());
        boolean fits = threshold.isEmpty() || inside.isEmpty() || threshold.getAsLong() <= inside.getAsLong();
        return unless(fits, "实际起付线大于政策范围金额");
    }

    /** setldetail by class; identity (9) for the hospital's rows. */
    private Optional<String> rows(Bill b) {
        Optional<String> account = rows(policy.accountTypes(), b.account, "账户");
        Optional<String> hospital = rows(policy.hospitalTypes(), b.hospital, "医院负担");
        long fund = 0;
        boolean any = false;
        for (Settlement.Detail row : details) {
            String type = row.fund_pay_type();
            boolean other = policy.accountTypes().contains(type)
                    || policy.hospitalTypes().contains(type)
                    || policy.others().contains(type);
            fund += other ? 0 : fen(row.fund_payamt()).orElse(0);
            any |= !other;
        }
        Optional<String> funds = unless(!any || fund == b.fund, "分项明细的基金之和 ≠ 基金支付");
        return account.or(() -> hospital).or(() -> funds);
    }

    private Optional<String> rows(Set<String> types, long told, String name) {
        List<Settlement.Detail> of =
                details.stream().filter(d -> types.contains(d.fund_pay_type())).toList();
        long sum = of.stream().mapToLong(d -> fen(d.fund_payamt()).orElse(0)).sum();
        return unless(of.isEmpty() || sum == told, "分项明细的" + name + "之和 ≠ " + name + "支付");
    }

    /**
     * In reversals hosp_part_amt may be null and ownpay_hosp_part stands for it; 5203 has neither (yibao-core §3.8): there
     * its rows of setldetail tell it.
     */
    private long hospital() {
        OptionalLong told = fen(info.hosp_part_amt());
        OptionalLong own = told.isPresent() ? told : fen(info.ownpay_hosp_part());
        return own.orElseGet(() -> details.stream()
                .filter(d -> policy.hospitalTypes().contains(d.fund_pay_type()))
                .mapToLong(d -> fen(d.fund_payamt()).orElse(0))
                .sum());
    }

    /** The fund's sum exactly as it was told, fen, signed: statements are drawn by it. */
    static Fields fundSum(Settlement.Info info) {
        String yuan = info.fund_pay_sumamt().strip();
        return yuan.isEmpty()
                ? Fields.NONE
                : Fields.of(
                        NoteKey.FUND_SUM,
                        Long.toString(new BigDecimal(yuan).movePointRight(2).longValueExact()));
    }

    private Fields selfPaid() {
        return told(NoteKey.FULL_SELF_PAY, fen(info.fulamt_ownpay_amt()))
                .and(told(NoteKey.OVER_LIMIT, fen(info.overlmt_selfpay())))
                .and(told(NoteKey.FIRST_SELF_PAY, fen(info.preselfpay_amt())))
                .and(told(NoteKey.IN_SCOPE, first(info.inscp_scp_amt(), info.inscp_amt())));
    }

    private static Fields told(String name, OptionalLong fen) {
        return fen.isPresent() ? Fields.of(name, Long.toString(fen.getAsLong())) : Fields.NONE;
    }

    private static Optional<String> unless(boolean good, String identity) {
        return good ? Optional.empty() : Optional.of(identity);
    }

    /** The same amount under its several names; told under two names it must be the same. */
    private OptionalLong first(String... names) {
        OptionalLong found = OptionalLong.empty();
        for (String each : names) {
            OptionalLong amount = fen(each);
            if (found.isPresent() && amount.isPresent() && found.getAsLong() != amount.getAsLong()) {
                throw new ArithmeticException("two amounts under one meaning");
            }
            found = found.isPresent() ? found : amount;
        }
        return found;
    }

    private OptionalLong fen(String yuan) {
        String text = yuan.strip();
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        if (text.length() > 20) {
            throw new NumberFormatException("too long for an amount");
        }
        return OptionalLong.of(sign * new BigDecimal(text).movePointRight(2).longValueExact());
    }
}
