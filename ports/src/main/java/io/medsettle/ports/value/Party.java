package io.medsettle.ports.value;

/** A counterparty's name within this gateway (对手方), as in the account {@code due-from:<party>}: "yibao", "wechat", "his". */
public record Party(String name) {
    public Party {
        if (!name.matches("[a-z][a-z0-9-]{0,23}")) {
            throw new IllegalArgumentException("not a party name: " + name);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
