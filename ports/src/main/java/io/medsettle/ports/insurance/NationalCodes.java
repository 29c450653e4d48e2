package io.medsettle.ports.insurance;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Whether the hospital's and the national item code of a fee line may be sent to the insurer. Asked for every line
 * before the first call that would carry it, so that an unmapped drug is found at the hospital's own desk and not in
 * the middle of an upload (yibao-core §3.2, §3.4). May be called from several threads.
 */
@FunctionalInterface
public interface NationalCodes {

    /**
     * What is wrong with the codes of this line.
     *
     * @param line the line as HIS tells it
     * @param on the hospital's day on which the item was given
     * @return a Chinese sentence saying why the national code is missing, unknown or expired; empty when it is good
     */
    Optional<String> defect(FeeLine line, LocalDate on);

    /** A check that accepts every line: for hospitals that keep no dictionary here. */
    static NationalCodes none() {
        return (line, on) -> Optional.empty();
    }
}
