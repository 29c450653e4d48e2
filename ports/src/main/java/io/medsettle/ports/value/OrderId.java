package io.medsettle.ports.value;

import java.util.regex.Pattern;

/**
 * A settlement order's number (结算单号): 16 characters of {@code [0-9A-Z]}, beginning with the business day it was opened
 * (yyyyMMdd), then one character for the database's incarnation, then chance.
 */
public record OrderId(String text) {
    private static final Pattern FORM = Pattern.compile("[0-9]{8}[0-9A-Z]{8}");

    public OrderId {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not an order number: " + text.length() + " characters");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
