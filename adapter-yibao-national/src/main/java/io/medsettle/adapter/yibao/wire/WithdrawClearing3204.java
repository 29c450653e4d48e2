package io.medsettle.adapter.yibao.wire;

/** 3204 清算申请撤销 (yibao-core §3.7). No output. */
final class WithdrawClearing3204 {
    private WithdrawClearing3204() {}

    /**
     * Input node {@code data}.
     *
     * @param clr_appy_evt_id 清算申请事件ID, C30, required
     */
    record In(@Needed @Longest(30) String clr_appy_evt_id) {}
}
