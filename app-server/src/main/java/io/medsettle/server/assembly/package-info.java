/**
 * The only place where things are put together (装配): settings become adapters, adapters become counterparties, and desks
 * are given a store, a clock and chance.
 */
@NullMarked
package io.medsettle.server.assembly;

import org.jspecify.annotations.NullMarked;
