package io.medsettle.server.console;

import io.medsettle.core.order.DeedStatus;
import io.medsettle.core.order.OrderState;
import io.medsettle.core.order.Ruling;
import io.medsettle.server.api.Words;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the pages for finance call deeds' states and rulings. */
final class OrderWords {
    private OrderWords() {}

    /** All states of an order, by name. */
    static Map<String, String> states() {
        Map<String, String> words = new LinkedHashMap<>();
        for (OrderState state : OrderState.values()) {
            words.put(state.name(), Words.state(state));
        }
        return words;
    }

    static String deed(DeedStatus status) {
        return switch (status) {
            case PLANNED -> "未开始";
            case STARTING -> "已发出, 等待结果";
            case AWAITING -> "等待患者";
            case TAKEN -> "已收";
            case REFUSED -> "被拒绝";
            case LEFT_OUT -> "无需办理";
            case MISMATCHED -> "金额不一致";
            case ABANDONING -> "正在关闭或撤销";
            case HELD -> "未能关闭, 待查询";
            case CLOSED -> "已关闭, 没有资金";
            case LEFT_BEHIND -> "登记未能撤销";
            case REVERSING -> "正在退回";
            case ACCEPTED -> "退回已受理";
            case RETURNED -> "已退回";
        };
    }

    static String ruling(Ruling ruling) {
        return switch (ruling) {
            case TOOK -> "对方确已收款";
            case NEVER_TOOK -> "对方从未收款";
            case RETURNED_BY_HAND -> "已人工退款";
            case GO_BACK -> "整轮退回";
            case GO_ON -> "换号重做";
            case OWED -> "患者挂账";
        };
    }
}
