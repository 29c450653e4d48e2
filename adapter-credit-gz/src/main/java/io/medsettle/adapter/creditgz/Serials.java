package io.medsettle.adapter.creditgz;

import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.value.BusinessDay;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** Numbers of messages (报文流水号): second of the sending, then chance; 32 digits, never used twice. */
final class Serials {
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final int SECOND_LENGTH = 14;
    private static final int CHANCE = 18;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Serials() {}

    static String at(Instant now) {
        StringBuilder serial = new StringBuilder(SECOND.format(now.atZone(BusinessDay.ZONE)));
        for (int i = 0; i < CHANCE; i++) {
            serial.append(RANDOM.nextInt(10));
        }
        return serial.toString();
    }

    /**
     * The number of the message that follows one under the same intent: the next call of a pair, or the same once more with a fresh
     * token. It is told by the number that was kept, so that what was on the wire can be named after a power cut.
     *
     * @param steps 1 to 9
     */
    static String after(String serial, int steps) {
        int last = serial.length() - 1;
        char digit = serial.charAt(last);
        if (digit < '0' || digit > '9') {
            throw new IllegalArgumentException("no number of ours");
        }
        return serial.substring(0, last) + (digit - '0' + steps) % 10;
    }

    /** When a deed was last sent, as far as its message's number tells; else when it was first meant to be. */
    static Instant sent(Deed deed) {
        String serial = deed.transmission();
        try {
            return serial.length() < SECOND_LENGTH
                    ? deed.intendedAt()
                    : LocalDateTime.parse(serial.substring(0, SECOND_LENGTH), SECOND)
                            .atZone(BusinessDay.ZONE)
                            .toInstant();
        } catch (DateTimeException notOurs) {
            return deed.intendedAt();
        }
    }
}
