package io.medsettle.ports.value;

/**
 * A settlement order's number (结算单号): 16 characters of {@code [0-9A-Z]}, beginning with the business day it was opened
 * (yyyyMMdd), then one character for the database's incarnation, then chance.
 */
public record OrderId(String text) {
    public OrderId {
        if (!text.matches("[0-9]{8}[0-9A-Z]{8}")) {
            throw new IllegalArgumentException("not an order number: " + text.length() + " characters");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
