package io.medsettle.adapter.his.wire;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** What every answer is wrapped in (his §6.1). Prints no data. */
record Envelope(
        String code, // 返回码
        @Nullable String message, // 说明
        @Nullable String retry, // NO 不可重发, SAME_KEY 同键重发
        boolean refundAdvised, // 建议退费
        boolean windowOnly, // 只能到窗口办理
        @Nullable JsonNode data) { // 业务数据

    boolean sameKey() {
        return "SAME_KEY".equals(retry);
    }

    /** HIS's words, shortened, long digit runs blanked: they may be somebody's number. */
    String words() {
        String words = message == null ? "" : message.replaceAll("[0-9]{10,}[0-9Xx]", "***");
        return words.length() <= 200 ? words : words.substring(0, 200);
    }

    @Override
    public String toString() {
        return "Envelope[" + code + "]";
    }
}
