package io.medsettle.core.order;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.RequestNo;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How numbers are made. An order's begins with its day and carries the database's incarnation, so that a restored
 * database never draws a number twice; a deed's is the order's with round, place and try behind it, so that a repeat
 * after a restart is the same number without any counter.
 */
public final class Numbers {
    private static final int BASE = 36;
    /** Where an order's number carries the incarnation. */
    private static final int INCARNATION = 8;

    private Numbers() {}

    /**
     * A new order's number.
     *
     * @param incarnation which life of the database this is, 0 to 35
     */
    public static OrderId order(Instant now, int incarnation, RandomGenerator chance) {
        StringBuilder text = new StringBuilder(BusinessDay.of(now).text());
        text.append(digit(incarnation));
        for (int i = 0; i < 7; i++) {
            text.append(digit(chance.nextInt(BASE)));
        }
        return new OrderId(text.toString());
    }

    /**
     * Whether an order was opened in another life of the database than this one: then what was written about it after the
     * backup is lost, and its further numbers may have gone out all the same.
     */
    public static boolean ofAnotherLife(OrderId order, int incarnation) {
        return order.text().charAt(INCARNATION) != digit(incarnation);
    }

    static RequestNo deed(OrderId order, int round, int place, int tries) {
        return new RequestNo(order.text() + digit(round / BASE) + digit(round % BASE) + digit(place) + digit(tries));
    }

    /** The order that drew a number, told from the number itself. */
    public static Optional<OrderId> orderOf(String number) {
        String text = number.toUpperCase(Locale.ROOT);
        boolean ours = (text.length() == 16 || text.length() == 20) && text.matches("[0-9]{8}[0-9A-Z]+");
        return ours ? Optional.of(new OrderId(text.substring(0, 16))) : Optional.empty();
    }

    /** The round of the deed that a number names; empty if it names no deed. */
    public static Optional<Integer> roundOf(String number) {
        return number.length() == 20 && orderOf(number).isPresent()
                ? Optional.of(Integer.parseInt(number.substring(16, 18), BASE))
                : Optional.empty();
    }

    private static char digit(int value) {
        if (value < 0 || value >= BASE) {
            throw new IllegalArgumentException("no single digit for " + value);
        }
        return Character.toUpperCase(Character.forDigit(value, BASE));
    }
}
