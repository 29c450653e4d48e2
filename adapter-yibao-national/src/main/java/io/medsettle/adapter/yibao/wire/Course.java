package io.medsettle.adapter.yibao.wire;

/** The two ways to settle, alike in all but their numbers and forms. */
enum Course {
    /** 门诊. */
    CLINIC("2206", "2207", "2208"),
    /** 住院. */
    STAY("2303", "2304", "2305");

    final String trial;
    final String settle;
    final String reverse;

    Course(String trial, String settle, String reverse) {
        this.trial = trial;
        this.settle = settle;
        this.reverse = reverse;
    }
}
