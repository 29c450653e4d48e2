package io.medsettle.ports.credit;

import io.medsettle.ports.value.Secret;

/**
 * A platform's word that somebody's contract has changed (签约变更通知), credit-gz §6.6. A hint: how the contract stands is asked for
 * anew. Prints no secret.
 *
 * @param certNo whose contract it is
 */
public record ContractNotice(Secret certNo) {}
