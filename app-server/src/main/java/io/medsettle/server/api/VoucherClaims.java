package io.medsettle.server.api;

import io.medsettle.ports.identity.VoucherDecoding;
import io.medsettle.ports.identity.VoucherIdentity;
import io.medsettle.server.counter.Session;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * One e-voucher serves one business (用码): whoever wants to pay something else with it is told to scan again before anything
 * is frozen or sent. Sessions opened by a card or an ID card have nothing to take.
 */
@Singleton
class VoucherClaims {
    private final Optional<VoucherDecoding> vouchers;

    VoucherClaims(Optional<VoucherDecoding> vouchers) {
        this.vouchers = vouchers;
    }

    /**
     * Takes the session's voucher for a business; for the same one as often as wanted.
     *
     * @param business what is paid, such as the bill's or the stay's number
     */
    void take(Session session, Object business) {
        session.secrets()
                .find(VoucherIdentity.REFERENCE)
                .ifPresent(reference -> vouchers.ifPresent(
                        decoding -> Told.ofIdentity(decoding.claim(reference.reveal(), Digest.of(business)))));
    }
}
