/**
 * Credit no-sense pay at the edge (信用就医无感支付): what a doctor saved is let through gate by gate, each with a reason in
 * words, and settled in the background; contracts are asked for and shown. What then moves money is an order like any
 * other.
 */
@NullMarked
package io.medsettle.server.credit;

import org.jspecify.annotations.NullMarked;
