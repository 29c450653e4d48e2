package io.medsettle.ports.insurance;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * What is claimed from the insurer for a month (清算申请, yibao-core §3.7). Amounts in fen.
 *
 * @param clrType clr_type 清算类别
 * @param clrWay clr_way 清算方式, "" if the region does not want it
 * @param month setlym 清算年月
 * @param visits psntime 清算人次
 * @param totalFen medfee_sumamt
 * @param recognisedFen med_sumfee 医保认可费用总额: usually the total
 * @param claimedFen fund_appy_sum 基金申报总额
 * @param cashFen cash_payamt
 * @param accountFen acct_pay
 */
public record Clearing(
        String clrType,
        String clrWay,
        YearMonth month,
        long visits,
        long totalFen,
        long recognisedFen,
        long claimedFen,
        long cashFen,
        long accountFen,
        LocalDate from,
        LocalDate to) {}
