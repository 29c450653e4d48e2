package io.medsettle.ports.identity;

/** What the person at the counter does next; {@link #words} is shown to them. */
public enum NextMove {
    REINSERT_CARD("请重新插卡, 读卡完成前不要拔卡"),
    USE_ID_CARD("请换用身份证"),
    SHOW_VOUCHER("请打开医保电子凭证, 重新扫码"),
    RESCAN("请刷新医保电子凭证后重新扫码"),
    START_OVER("请返回首页重新开始"),
    GO_TO_WINDOW("请到人工窗口办理");

    private final String words;

    NextMove(String words) {
        this.words = words;
    }

    /** Chinese, one sentence without a full stop. */
    public String words() {
        return words;
    }
}
