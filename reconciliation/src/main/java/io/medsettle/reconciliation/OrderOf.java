package io.medsettle.reconciliation;

/** Tells the order from one of our numbers, so that legs of one order can be looked at together (D6). */
@FunctionalInterface
public interface OrderOf {
    /** @return "" if the number names no order of ours */
    String order(String number);

    /**
     * The first characters of the number: 16 for this gateway's orders, 18 to tell the rounds of an order apart (a round that
     * collects again after a refund stands alone then).
     */
    static OrderOf prefix(int characters) {
        return prefix(characters, characters);
    }

    /** The same, where the rounds of an order share its first {@code whole} characters. */
    static OrderOf prefix(int characters, int whole) {
        return new OrderPrefix(characters, whole);
    }

    /** The order whatever the round: what was collected in one round may go back in another. */
    default OrderOf whole() {
        return this;
    }
}
