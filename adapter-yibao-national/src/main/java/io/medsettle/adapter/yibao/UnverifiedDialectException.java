package io.medsettle.adapter.yibao;

/** A dialect that nobody has confirmed at a joint test was to be used for patients' money. */
public final class UnverifiedDialectException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnverifiedDialectException(String name) {
        super("医保方言 " + name + " 未经联调确认 (verified 不是 true), 生产环境不能使用: 联调通过后在方言文件中写 \"verified\": true");
    }
}
