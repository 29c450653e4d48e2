package io.medsettle.server.assembly;

import io.medsettle.adapter.wechat.WechatBills;
import io.medsettle.server.reconciliation.FundBill;
import io.medsettle.server.reconciliation.FundBill.Kind;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether WeChat's fund-flow bill (资金账单, {@code medsettle.reconciliation.fund-flow}) takes part in the daily run. It does if accounts
 * are named.
 *
 * @param wechatAccounts BASIC 基本账户, OPERATION 运营账户, FEES 手续费账户: those that the merchant has
 * @param incomeWords 业务名称 of what patients paid [inferred, as all of these]
 * @param refundWords of what went back to them
 * @param feeWords of handling fees
 * @param withdrawalWords of what went to the bank
 */
@ConfigurationProperties("medsettle.reconciliation.fund-flow")
@Requires(property = "medsettle.reconciliation.fund-flow.wechat-accounts")
record FundFlowBinding(
        @NotEmpty List<@Pattern(regexp = "BASIC|OPERATION|FEES") String> wechatAccounts,
        @Bindable(defaultValue = "交易") List<String> incomeWords,
        @Bindable(defaultValue = "退款") List<String> refundWords,
        @Bindable(defaultValue = "扣除交易手续费") List<String> feeWords,
        @Bindable(defaultValue = "提现") List<String> withdrawalWords) {
    List<String> kinds() {
        return wechatAccounts.stream()
                .map(account -> switch (account) {
                    case "OPERATION" -> WechatBills.FUND_FLOW_OPERATION;
                    case "FEES" -> WechatBills.FUND_FLOW_FEES;
                    default -> WechatBills.FUND_FLOW;
                })
                .distinct()
                .toList();
    }

    FundBill.Words words() {
        Map<String, Kind> named = new HashMap<>();
        incomeWords.forEach(word -> named.put(word, Kind.INCOME));
        refundWords.forEach(word -> named.put(word, Kind.REFUND));
        feeWords.forEach(word -> named.put(word, Kind.FEE));
        withdrawalWords.forEach(word -> named.put(word, Kind.WITHDRAWAL));
        return new FundBill.Words(named, "手续费");
    }
}
