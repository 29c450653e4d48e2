package io.medsettle.server.backup;

import jakarta.inject.Singleton;

/**
 * Which life of the database this is (第几次恢复), 0 to 35: one more after each restore, carried by every order's number. It
 * is there only if the database holds all that this node has seen of it. Safe to share.
 */
@Singleton
public final class Incarnation {
    private final int number;

    Incarnation(HighWater mark) {
        number = mark.demandAllThere();
    }

    public int number() {
        return number;
    }
}
