/**
 * The window refund component (窗口退费组件): HIS asks for a one-time ticket about one order, its page frames what the ticket opens,
 * and the clerk gives back there what the refund desk lets go, leg by leg.
 */
@NullMarked
package io.medsettle.server.widget;

import org.jspecify.annotations.NullMarked;
