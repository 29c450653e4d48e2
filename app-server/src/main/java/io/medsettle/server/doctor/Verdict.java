package io.medsettle.server.doctor;

/** How something stands, from well to worst. What could not be found out is never rounded to well. */
enum Verdict {
    GOOD("正常"),
    ATTENTION("注意"),
    UNKNOWN("未能查明"),
    MUST("必须处理");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /** In Chinese. */
    String words() {
        return words;
    }

    /** Whether somebody has to do something before all is well. */
    boolean calls() {
        return this == UNKNOWN || this == MUST;
    }

    Verdict orWorse(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
