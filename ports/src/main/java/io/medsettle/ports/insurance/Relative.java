package io.medsettle.ports.insurance;

import io.medsettle.ports.value.Secret;

/**
 * Somebody who shares an account with a person (共济亲属, yibao-core §3.1, 1163).
 *
 * @param psnNo psn_no
 * @param name their name
 */
public record Relative(Secret psnNo, Secret name) {}
