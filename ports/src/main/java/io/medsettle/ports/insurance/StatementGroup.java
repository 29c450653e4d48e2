package io.medsettle.ports.insurance;

import java.time.LocalDate;

/**
 * What is compared with the insurer at once (yibao-core §3.7): rows whose settlement time, the insurer's own, lies in the
 * period.
 *
 * @param insuType insutype 险种
 * @param clrType clr_type 清算类别
 * @param agency settlement agency: clr_optins of the settlements, 6 digits
 * @param from first day
 * @param to last day
 * @param platform name of the insurer's platform that settled, "" where there is one for everybody
 */
public record StatementGroup(
        String insuType, String clrType, String agency, LocalDate from, LocalDate to, String platform) {
    /** At the platform that serves everybody. */
    public StatementGroup(String insuType, String clrType, String agency, LocalDate from, LocalDate to) {
        this(insuType, clrType, agency, from, to, "");
    }
}
