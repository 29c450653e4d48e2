package io.medsettle.adapter.yibao.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.adapter.yibao.wire.Canonical.Leaves;
import java.time.Instant;
import java.util.Optional;

/** What was in a sealed envelope. */
sealed interface Opened {
    /**
     * Signed by the centre, and a yes.
     *
     * @param data business object, may be missing
     * @param dialect how the centre wrote numbers when it signed
     * @param at its timestamp, if it can be read
     */
    record Yes(JsonNode data, Leaves dialect, Optional<Instant> at) implements Opened {
        @Override
        public String toString() {
            return "Yes[" + dialect + "]";
        }
    }

    /** A protocol failure; tolerated without a signature, because gateways refuse unsigned. */
    record No(String code, String message, boolean signed) implements Opened {}

    /** Nothing that may be believed. */
    record Unreadable(String why) implements Opened {}
}
