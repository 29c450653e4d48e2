package io.medsettle.ports.identity;

/**
 * Where the person stands and who serves them, as the voucher's platform wants to know it (yibao-core §7.3).
 *
 * @param no the terminal's number within this gateway, ≤20
 * @param operatorId clerk, or the kiosk's number, ≤20
 * @param operatorName ≤30
 * @param officeId insurance department number (医保科室编号), ≤20
 * @param officeName ≤30
 */
public record Terminal(String no, String operatorId, String operatorName, String officeId, String officeName) {
    public Terminal {
        if (no.isBlank() || no.length() > 20) {
            throw new IllegalArgumentException("terminal number: 1 to 20 characters");
        }
    }
}
