package io.medsettle.acceptance;

import io.medsettle.fixtures.Covers;
import io.medsettle.sandbox.CounterManner;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The same counter and the same ward under every way in which an insurer is reached and spoken to. */
class DialectMatrixTest {
    /** The national text behind the tif gateway. */
    @Nested
    class Baseline extends AnyManner {
        Baseline() {
            super(CounterManner.baseline(), Map.of());
        }

        @Test
        void counter() {
            paidAndUndoneAtTheKiosk(Map.of(), "2206", "2207", "2208");
        }

        @Test
        void ward() {
            dischargedAndThatTakenBack();
        }
    }

    /** The pilot platform of Guangzhou: other nodes, shorter numbers, a password, an old wrapper. */
    @Nested
    class Guangzhou extends AnyManner {
        Guangzhou() {
            super(CounterManner.guangzhou(), Map.of());
        }

        @Test
        void counter() {
            paidAndUndoneAtTheKiosk(Map.of(), "2206", "2207", "2208");
        }

        @Test
        @Covers("A21")
        void ward() {
            dischargedAndThatTakenBack();
        }
    }

    /** HIS speaks with the insurer itself (S01 to S04). */
    @Nested
    class OwnedByHis extends AnyManner {
        OwnedByHis() {
            super(CounterManner.baseline(), Map.of("medsettle.gateway.insurance-owner", "HIS"));
        }

        @Test
        @Covers("E11")
        void counter() {
            Counts counts = new Counts(gateway());
            paidAndUndoneAtTheKiosk(Map.of(), "S01", "S02", "S03");
            counts.never("2201", "2206", "2207", "2208");
        }
    }

    /** CSB: one address, signed headers. */
    @Nested
    class Csb extends AnyManner {
        Csb() {
            super(CounterManner.csb(), Map.of());
        }

        @Test
        void counter() {
            paidAndUndoneAtTheKiosk(Map.of(), "2206", "2207", "2208");
        }

        @Test
        void ward() {
            dischargedAndThatTakenBack();
        }
    }

    /** x-ca: stamp and body are signed. */
    @Nested
    class Xca extends AnyManner {
        Xca() {
            super(CounterManner.xca(), Map.of());
        }

        @Test
        void counter() {
            paidAndUndoneAtTheKiosk(Map.of(), "2206", "2207", "2208");
        }
    }
}
