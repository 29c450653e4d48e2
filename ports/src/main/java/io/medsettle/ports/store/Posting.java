package io.medsettle.ports.store;

import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import java.time.Instant;

/**
 * One entry in the books (记账).
 *
 * @param account {@code due-from:<party>}, {@code due-from:patient}, {@code deposit:<stay>}, {@code hospital-borne},
 *     {@code in-question}, {@code bank} or {@code fees}; ≤64
 * @param part which part of the bill
 * @param fen signed amount
 * @param requestNo our number of the deed, ≤32
 * @param farNumber the far side's number, ≤64
 * @param farTime the far side's own time
 * @param billDay the day of the far side's bill in which it will stand, yyyyMMdd in Shanghai
 * @param labels insurance type, merchant and the like
 */
public record Posting(
        String account,
        Part part,
        long fen,
        String requestNo,
        String farNumber,
        Instant farTime,
        String billDay,
        Fields labels) {}
