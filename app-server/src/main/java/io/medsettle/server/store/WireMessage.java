package io.medsettle.server.store;

import io.medsettle.ports.value.Secret;
import java.time.Instant;

/**
 * A raw message as it was kept (报文).
 *
 * @param direction OUT or IN
 * @param transaction the far side's name for it
 * @param number our number of the deed or question
 * @param outcome SENDING, ANSWERED, NEVER_SENT or NO_ANSWER
 * @param status of HTTP, 0 if none came
 * @param raw head and body; to be shown only to those who may see patients' data
 */
public record WireMessage(
        Instant at,
        String party,
        String direction,
        String transaction,
        String number,
        String transmission,
        String outcome,
        int status,
        Secret raw) {}
