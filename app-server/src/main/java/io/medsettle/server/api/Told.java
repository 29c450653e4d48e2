package io.medsettle.server.api;

import io.medsettle.ports.identity.IdentityRefusal;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.server.problem.Refusal;

/** What a far side said to a question, or a polite refusal in its words. */
public final class Told {
    private Told() {}

    public static <T> T byHis(Outcome<T> said) {
        return said.match(
                v -> v,
                no -> {
                    throw Refusal.of(422, "his-refused", "HIS 拒绝", "HIS 答复: " + no.text(), "请核对后重试, 或到窗口办理");
                },
                u -> {
                    throw u.doubt() == Outcome.Doubt.NOT_FOUND
                            ? Refusal.notFound("HIS 没有这条记录")
                            : Refusal.of(503, "his-silent", "HIS 没有答复", "HIS 暂时没有答复", "请稍后重试");
                });
    }

    public static <T> T byInsurer(Outcome<T> said) {
        return said.match(
                v -> v,
                no -> {
                    throw Refusal.of(422, "insurer-refused", "医保拒绝", "医保答复: " + no.text(), "请核对后重试, 或到窗口办理");
                },
                u -> {
                    throw u.doubt() == Outcome.Doubt.NOT_FOUND
                            ? Refusal.notFound("医保没有这条记录")
                            : Refusal.of(503, "insurer-silent", "医保没有答复", "医保暂时没有可信的答复", "请稍后重试");
                });
    }

    /** About who somebody is: every no says what the person does next. */
    public static <T> T ofIdentity(Outcome<T> said) {
        return said.match(
                v -> v,
                no -> {
                    throw Refusal.of(422, code(no.code()), "身份未通过", no.text(), next(no.code()));
                },
                u -> {
                    throw Refusal.of(503, "identity-silent", "暂时无法核验身份", "核验方暂时没有答复", "请稍候重试同一操作, 不必重新插卡");
                });
    }

    private static String code(String refusal) {
        return refusal.isEmpty()
                ? "identity-refused"
                : refusal.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static String next(String refusal) {
        for (IdentityRefusal each : IdentityRefusal.values()) {
            if (each.name().equals(refusal)) {
                return each.next().words();
            }
        }
        return "请到人工窗口办理";
    }
}
