package io.medsettle.server.credit;

/**
 * An event that has passed every gate.
 *
 * @param person who pays, and of which class
 * @param payment by whose contract
 * @param bill what is paid
 */
record Passed(Person person, Payment payment, SavedBill bill) {}
