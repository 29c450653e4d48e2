package io.medsettle.server.reconciliation;

import java.time.Instant;

/**
 * One step about a finding (处理记录).
 *
 * @param who the client, or {@link #GATEWAY}
 * @param deed which remedy it is about: a name of {@code Remedy}, WRITE_OFF, REFUND, or "" for a remark
 * @param fen amount of a refund; 0 = all that is left
 * @param reason why, in somebody's words
 * @param evidence on what
 * @param outcome what came of it, in Chinese
 */
public record Step(
        int seq,
        Instant at,
        String who,
        Kind kind,
        String deed,
        long fen,
        String reason,
        String evidence,
        String outcome) {
    /** Who acts where no person does. */
    public static final String GATEWAY = "gateway";
    /** 平账: declared settled, nothing moves. */
    public static final String WRITE_OFF = "WRITE_OFF";
    /** 退费: the money goes back through the refund desk. */
    public static final String REFUND = "REFUND";

    private static final int REASON = 500;
    private static final int EVIDENCE = 2_000;
    private static final int OUTCOME = 1_000;

    public Step {
        reason = cut(reason, REASON);
        evidence = cut(evidence, EVIDENCE);
        outcome = cut(outcome, OUTCOME);
    }

    /** What kind of step. */
    public enum Kind {
        /** It is about to be done; without an outcome behind it, it is asked about and done again under the same number. */
        INTENDED("准备处理"),
        /** What came of it. */
        OUTCOME("处理结果"),
        PROPOSED("提出处理"),
        APPROVED("复核通过"),
        REJECTED("复核不通过"),
        COMMENTED("备注"),
        ASSIGNED("指派"),
        UNASSIGNED("取消指派"),
        CLOSED("后续证据消除"),
        REOPENED("再次出现");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** In Chinese. */
        public String words() {
            return words;
        }
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    /** A step without amount, to be numbered when it is kept. */
    static Step of(Instant at, String who, Kind kind, String deed, String reason, String evidence, String outcome) {
        return new Step(0, at, who, kind, deed, 0, reason, evidence, outcome);
    }

    Step numbered(int no) {
        return new Step(no, at, who, kind, deed, fen, reason, evidence, outcome);
    }

    Step worth(long amount) {
        return new Step(seq, at, who, kind, deed, amount, reason, evidence, outcome);
    }
}
