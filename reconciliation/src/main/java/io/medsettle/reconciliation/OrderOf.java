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
        return new OrderPrefix(characters);
    }
}
