package io.medsettle.ports.credit;

import io.medsettle.ports.value.Secret;
import java.util.OptionalLong;

/**
 * A relative whose contract may pay for the patient (亲情付). The relation is kept by the platform alone. Prints no secret.
 *
 * @param contractNo the relative's contract, ≤40
 * @param relation in the platform's words
 * @param maskedName as the platform masks it, fit to be shown
 * @param remainLimitFen what is left of the relative's limit, fen
 * @param preferred whether the relative is the patient's default payer
 */
public record FamilyPayer(
        Secret contractNo, String relation, String maskedName, OptionalLong remainLimitFen, boolean preferred) {}
