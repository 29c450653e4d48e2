/**
 * Identity at the counter, as the medical insurance has it (yibao-core §7): social security cards with the help of the
 * bureau's key service, electronic vouchers by its three ways of decoding, reports of settlements back to the voucher's
 * platform. What the sources only hint at (names of fields, codes, conventions of a reader's maker) is settings, not
 * code.
 */
@NullMarked
package io.medsettle.adapter.yibao.identity;

import org.jspecify.annotations.NullMarked;
