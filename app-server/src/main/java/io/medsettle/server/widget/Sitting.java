package io.medsettle.server.widget;

import io.medsettle.ports.value.Secret;

/**
 * One clerk at one refund, from the ticket's exchange on.
 *
 * @param token what the forms of its pages carry
 */
record Sitting(Secret token, Ticket ticket) {
    /** The attribute of a request that came with one. */
    static final String ATTRIBUTE = "medsettle.widget.sitting";
}
