package io.medsettle.server.h5;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Numbers that nobody can guess: of wishes, and of forms, so that one that is sent twice does one thing. */
final class HardToGuess {
    private static final SecureRandom CHANCE = new SecureRandom();

    private HardToGuess() {}

    /** 32 digits and letters a to f. */
    static String number() {
        byte[] bytes = new byte[16];
        CHANCE.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
