package io.medsettle.server.doctor;

/**
 * One thing that a check found. Holds no personal data, no key, no password and nothing of a setting's value but addresses.
 *
 * @param found what is so
 * @param money where the money stands, "" where it does not come into it
 * @param next what to do, "" if nothing
 */
record Finding(Verdict verdict, String found, String money, String next) {
    static Finding good(String found) {
        return new Finding(Verdict.GOOD, found, "", "");
    }

    static Finding attention(String found, String next) {
        return new Finding(Verdict.ATTENTION, found, "", next);
    }

    static Finding must(String found, String next) {
        return new Finding(Verdict.MUST, found, "", next);
    }

    static Finding unknown(String found, String next) {
        return new Finding(Verdict.UNKNOWN, found, "", next);
    }

    Finding money(String words) {
        return new Finding(verdict, found, words, next);
    }
}
