package io.medsettle.reconciliation;

/** What could be done about a finding. Only proposed here; somebody else carries it out. */
public enum Remedy {
    /** 仅备注: nothing moves. */
    NOTE("备注"),
    /** 跨日已补齐: the partner was found; both belong to the earlier day. */
    MATCHED_LATE("跨日补齐"),
    /** 向对方查询: ask the far side under the same number and believe the answer. */
    ASK_FAR_SIDE("向对方查询"),
    /** 恢复存疑结算单: we doubt it, they hold it. */
    RESUME_DOUBTED("恢复存疑结算单"),
    /** 重推 HIS: paid, and HIS does not know. */
    PUSH_TO_HIS("重新推送 HIS"),
    /** 退还无服务的收款: money without a service. */
    REFUND_WITHOUT_SERVICE("退还无对应服务的收款"),
    /** 冲正孤立医保结算: a settlement that nobody's order stands on. */
    REVERSE_ORPHAN_INSURANCE("冲正孤立的医保结算"),
    /** 退还重复收款: the later of two, at the far side itself: no order of ours stands on it. */
    REFUND_LATER_OF_TWO("在对方平台退还重复的后一笔"),
    /** 重新获取账单. */
    FETCH_AGAIN("重新获取账单"),
    /** 人工核查: a person decides; a write-off (平账) or a refund needs two. */
    PERSON("人工核查");

    private final String words;

    Remedy(String words) {
        this.words = words;
    }

    /** In Chinese. */
    public String words() {
        return words;
    }
}
