package io.medsettle.reconciliation;

/** What kind of difference a finding names (flows §12 step 5). */
public enum Difference {
    D1("仅对方有"),
    D2("仅我方有"),
    D3("金额不符"),
    D4("状态不符"),
    D5("分项不符而总额相同"),
    D6("单边账: 同一结算单一笔已成, 另一笔没有"),
    D7("重复"),
    D8("退款不符"),
    D9("手续费或净额不符"),
    D10("HIS 不符"),
    D11("跨日"),
    D12("账单文件有误");

    private final String words;

    Difference(String words) {
        this.words = words;
    }

    /** In Chinese. */
    public String words() {
        return words;
    }
}
