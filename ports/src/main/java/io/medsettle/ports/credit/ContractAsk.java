package io.medsettle.ports.credit;

import io.medsettle.ports.value.Secret;

/**
 * Whose contract is asked for, and why (签约查询); credit-gz §6.1. Prints no secret.
 *
 * @param certType 01 = ID card, see credit-gz §5.7
 * @param certNo certificate number, ≤30
 * @param name patient's name, ≤64
 * @param patientClass insurance class
 * @param admdvs insured place, 6 digits, "" where the class does not need it
 * @param psnNo the insurer's number of the person, empty if unknown
 * @param mobile phone number, empty if unknown
 * @param occasion why it is asked
 */
public record ContractAsk(
        String certType,
        Secret certNo,
        Secret name,
        PatientClass patientClass,
        String admdvs,
        Secret psnNo,
        Secret mobile,
        Occasion occasion) {

    /** Why a contract is asked for. */
    public enum Occasion {
        /** The patient opens a page on which credit may be chosen. */
        ENTRY_PAGE,
        /** A doctor saved an order. */
        ORDER_SAVED,
        /** The patient is admitted. */
        ADMISSION
    }
}
