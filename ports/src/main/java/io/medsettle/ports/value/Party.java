package io.medsettle.ports.value;

import java.util.regex.Pattern;

/** A counterparty's name within this gateway (对手方), as in the account {@code due-from:<party>}: "yibao", "wechat", "his". */
public record Party(String name) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,23}");

    public Party {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("not a party name: " + name);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
