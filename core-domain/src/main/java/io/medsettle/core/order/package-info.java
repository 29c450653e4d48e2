/**
 * Orders told from their history (结算单). Nothing here is stored but facts; what an order is, what it owes and what it
 * calls for next is told from them each time anew.
 */
@NullMarked
package io.medsettle.core.order;

import org.jspecify.annotations.NullMarked;
