package io.medsettle.server.realname;

import io.medsettle.ports.value.Secret;
import io.medsettle.server.api.Mask;
import java.time.Instant;

/**
 * Somebody who could not be recognised.
 *
 * @param at when
 * @param place where: a client of the API and its terminal, or a channel's pages
 * @param code why, as the problem details say it
 * @param words the same for people; nothing personal
 * @param name in part; "" if nobody read one
 * @param number in part; "" if nobody read one
 */
public record RealNameFailure(Instant at, String place, String code, String words, String name, String number) {
    /**
     * Whoever showed an identity, before it is known whether it is theirs.
     *
     * @param org whose client or page
     * @param place at most 64 characters
     */
    public record Attempt(String org, String place, Secret name, Secret number) {
        private static final Secret NOT_READ = new Secret("");

        /** A card or a voucher that was not read. */
        public static Attempt unread(String org, String place) {
            return new Attempt(org, place, NOT_READ, NOT_READ);
        }

        RealNameFailure failed(Instant at, String code, String words) {
            return new RealNameFailure(
                    at,
                    place,
                    code,
                    words,
                    Mask.name(name.reveal().strip()),
                    Mask.number(number.reveal().strip()));
        }
    }
}
