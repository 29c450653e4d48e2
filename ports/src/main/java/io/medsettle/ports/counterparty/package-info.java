/**
 * Far sides as an order sees them (对手方): each can be told to start, asked, abandoned, reversed, and asked about a
 * reversal. A deed carries everything its verbs need; an adapter remembers nothing but tokens.
 */
@NullMarked
package io.medsettle.ports.counterparty;

import org.jspecify.annotations.NullMarked;
