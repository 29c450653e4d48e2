package io.medsettle.ports.bill;

import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import java.time.Instant;

/**
 * One line of a bill.
 *
 * @param requestNo our number, "" if the bill does not carry it
 * @param farNumber the far side's number
 * @param part which part it is about
 * @param fen signed: positive taken, negative given back
 * @param reversed whether the far side marks it as reversed (冲正)
 * @param labels further columns, by the far side's names
 */
public record BillLine(
        String requestNo, String farNumber, Part part, long fen, boolean reversed, Instant farTime, Fields labels) {}
