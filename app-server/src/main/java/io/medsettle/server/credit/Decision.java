package io.medsettle.server.credit;

/**
 * What was decided about an event, and why.
 *
 * @param result what HIS is told
 * @param gate where it was decided
 * @param code a name that programs may rely on, or the far side's own code, ≤64
 * @param reason why, in Chinese, for whoever looks at the screen; free of personal data, ≤500
 */
public record Decision(Result result, Gate gate, String code, String reason) {
    private static final int LONGEST_CODE = 64;
    private static final int LONGEST = 500;

    public Decision {
        code = first(code, LONGEST_CODE);
        reason = first(reason, LONGEST);
    }

    static Decision skipped(Gate gate, String code, String reason) {
        return new Decision(Result.SKIPPED, gate, code, reason);
    }

    static Decision window(Gate gate, String code, String reason) {
        return new Decision(Result.NEED_WINDOW, gate, code, reason);
    }

    private static String first(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
