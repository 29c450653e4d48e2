package io.medsettle.adapter.yibao;

import java.time.Duration;
import java.util.Set;

/**
 * A region's manners at the counter platform (yibao-core §10).
 *
 * @param recerSysCode recer_sys_code, at most 10 characters: {@code 01} in Guangdong samples
 * @param infver interface version, at most 6 characters: {@code V1.0} or {@code 1.0.0}
 * @param msgidLength 30, or 26 where the sequence part is left out (Guangzhou client)
 * @param successWrapper whether answers come wrapped in {@code code/type/message/data}; unwrapped answers are understood too
 * @param signsIn whether a sign_no is wanted (9001)
 * @param signInLife for how long a sign-in is used at most; it ends with the business day in any case
 * @param diagnosesInfno {@code 2203}, or {@code 2203A} where hospitals use that
 * @param certificate by what a visit is registered
 * @param supplements insurance types that only supplement another and are never chosen for an ordinary visit
 */
public record CoreDialect(
        String recerSysCode,
        String infver,
        int msgidLength,
        boolean successWrapper,
        boolean signsIn,
        Duration signInLife,
        String diagnosesInfno,
        Certificate certificate,
        Set<String> supplements) {
    /** By what a person is looked up and a visit registered (就诊凭证, yibao-core §3.1, mobile-pay §4.3). */
    public enum Certificate {
        /** Identity document: type 02 with its number. */
        IDENTITY_DOCUMENT,
        /** Electronic voucher: type 01 with the payment authorisation number, where the region accepts that. */
        PAY_AUTHORISATION
    }

    public CoreDialect {
        supplements = Set.copyOf(supplements);
        Demand.that(recerSysCode.length() <= 10, "core.dialect.recerSysCode: at most 10 characters");
        Demand.that(!infver.isEmpty() && infver.length() <= 6, "core.dialect.infver: 1 to 6 characters");
        Demand.that(msgidLength == 30 || msgidLength == 26, "core.dialect.msgidLength: 30 or 26");
        Demand.positive(signInLife, "core.dialect.signInLife");
        Demand.that(diagnosesInfno.matches("2203A?"), "core.dialect.diagnosesInfno: 2203 or 2203A");
    }

    /** The baseline edition behind Guangdong's gateway. To be confirmed at the joint test. */
    public static CoreDialect guangdong() {
        return new CoreDialect(
                "01",
                "V1.0",
                30,
                false,
                true,
                Duration.ofHours(20),
                "2203",
                Certificate.IDENTITY_DOCUMENT,
                Set.of("320", "330", "370", "510"));
    }

    /** The same with the 26-character message numbers and the wrapper of the Guangzhou client. */
    public static CoreDialect guangzhouClient() {
        CoreDialect base = guangdong();
        return new CoreDialect(
                "HIS",
                "1.0.0",
                26,
                true,
                true,
                Duration.ofHours(1),
                base.diagnosesInfno,
                base.certificate,
                base.supplements);
    }
}
