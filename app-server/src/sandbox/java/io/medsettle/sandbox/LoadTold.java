package io.medsettle.sandbox;

/**
 * One answer to one event.
 *
 * @param event HIS's number of the event
 * @param result as the gateway said it: PAID, DECLINED, SKIPPED, NEED_WINDOW, PROCESSING
 * @param atNanos when it was asked, from the begin of the run
 * @param nanos how long the answer took
 */
record LoadTold(String event, String result, long atNanos, long nanos) {}
