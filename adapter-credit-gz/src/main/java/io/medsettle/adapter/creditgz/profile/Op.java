package io.medsettle.adapter.creditgz.profile;

import java.util.Arrays;
import java.util.Optional;

/** What we may want of a platform; its own codes stand in the profile. */
public enum Op {
    /** 签约查询. */
    QUERY_CONTRACT("queryContract", true),
    /** 支付. */
    PAY("pay", true),
    /** 退费. */
    REFUND("refund", true),
    /** 交易状态查询. */
    QUERY_TRADE("queryTrade", true),
    /** 对账单查询. */
    FETCH_BILL("fetchBill", true),
    /** 出院结算撤销. */
    REVERSE_DISCHARGE("reverseDischarge", false),
    /** 签约跳转. */
    CONTRACT_LINK("contractLink", false),
    /** 亲情付绑定. */
    BIND_PAYER("bindPayer", false),
    /** 亲情付解绑. */
    UNBIND_PAYER("unbindPayer", false),
    /** 亲情付查询. */
    LIST_PAYERS("listPayers", false),
    /** 医保字典. */
    SYNC_DICTIONARY("syncDictionary", false),
    /** 令牌, carried by every other message. */
    FETCH_TOKEN("fetchToken", false);

    private final String word;
    private final boolean needed;

    Op(String word, boolean needed) {
        this.word = word;
        this.needed = needed;
    }

    /** As it is written in a profile. */
    public String word() {
        return word;
    }

    /** Whether no platform can do without it. */
    public boolean needed() {
        return needed;
    }

    static Optional<Op> of(String word) {
        return Arrays.stream(values()).filter(op -> op.word.equals(word)).findFirst();
    }
}
