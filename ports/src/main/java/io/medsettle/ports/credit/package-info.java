/**
 * Credit no-sense pay (信用就医无感支付): what can be asked of a platform besides collecting, which is a
 * {@link io.medsettle.ports.counterparty.Counterparty} like any other. No platform is named here; credit-gz §4.
 */
@NullMarked
package io.medsettle.ports.credit;

import org.jspecify.annotations.NullMarked;
