package io.medsettle.reconciliation;

/** The first characters of a number: a rule that can be applied to bytes. */
record OrderPrefix(int characters, int wholeOrder) implements OrderOf {
    @Override
    public OrderOf whole() {
        return new OrderPrefix(wholeOrder, wholeOrder);
    }

    @Override
    public String order(String number) {
        return number.length() > characters ? number.substring(0, characters) : "";
    }
}
