package io.medsettle.server.credit;

import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.credit.CreditContracts;
import io.medsettle.ports.credit.CreditJump;
import io.medsettle.ports.credit.FamilyBinding;
import io.medsettle.ports.value.Party;
import java.util.Optional;

/**
 * The credit platform, where a hospital has one.
 *
 * @param counterparty who collects and gives back
 * @param contracts how a person's contract stands
 * @param jump the way into the platform's app, where it has a call for that
 * @param family relatives who pay, where the hospital may bind them
 */
public record CreditFarSide(
        Counterparty counterparty,
        CreditContracts contracts,
        Optional<CreditJump> jump,
        Optional<FamilyBinding> family) {
    /** The name by which plans and books know it. */
    public static final Party PARTY = new Party("credit");

    /** The note, and in the books the label, of a relative's binding who pays (亲情付): no name, no number stands in it. */
    public static final String PAYER_BINDING = "payerBinding";
}
