package io.medsettle.adapter.his;

/**
 * What one site agrees on for stays and bills (his §6.2 I01–I07, B01; flows §8). Immutable, checked when built.
 *
 * @param depositLeast smallest deposit, fen
 * @param depositStep a deposit is a multiple of this, fen
 * @param depositMost largest deposit, fen
 * @param coverArrears whether a deposit below the arrears of the stay is refused
 * @param linesPerPage how many lines HIS gives on a page of a frozen stay, 1 to 1000
 * @param recordsPerPage how many records HIS gives on a page of its bill, 1 to 200
 */
public record HisWardConventions(
        long depositLeast,
        long depositStep,
        long depositMost,
        boolean coverArrears,
        int linesPerPage,
        int recordsPerPage) {
    public HisWardConventions {
        need(depositLeast > 0, "depositLeast");
        need(depositStep > 0, "depositStep");
        need(depositMost >= depositLeast, "depositMost");
        need(linesPerPage >= 1 && linesPerPage <= 1000, "linesPerPage");
        need(recordsPerPage >= 1 && recordsPerPage <= 200, "recordsPerPage");
    }

    /** One fen to a million yuan, any amount, 200 on a page. */
    public static HisWardConventions usual() {
        return new HisWardConventions(1, 1, 100_000_000L, false, 200, 200);
    }

    private static void need(boolean right, String what) {
        if (!right) {
            throw new IllegalArgumentException("HIS convention is not usable: " + what);
        }
    }
}
