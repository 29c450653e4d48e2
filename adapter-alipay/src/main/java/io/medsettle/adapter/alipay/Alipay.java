package io.medsettle.adapter.alipay;

import io.medsettle.ports.crypto.Rsa;
import io.medsettle.ports.crypto.Verifier;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.wire.Exchange;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Alipay, assembled: counterparty, callback reader and the rest over one application, so that a certificate that one of them has
 * learned is known to the others. Safe to share between threads.
 */
public final class Alipay {
    private final AlipayCounterparty counterparty;
    private final AlipayCallbacks callbacks;
    private final Optional<AlipayAuthorisation> authorisation;
    private final AlipaySettings settings;
    private final Gateway gateway;
    private final Exchange exchange;
    private final InstantSource clock;

    /** @param exchange the seam, wrapped in a {@code WireLog} where the raw text is to be kept */
    public Alipay(AlipaySettings settings, Exchange exchange, InstantSource clock) {
        Seal seal = new Seal(settings, clock);
        Transport transport = new Transport(settings.gateway(), seal, exchange);
        Verification verification = verification(settings, transport, clock);
        this.settings = settings;
        this.exchange = exchange;
        this.clock = clock;
        gateway = new Gateway(transport, seal, verification, settings.deadline());
        counterparty = new AlipayCounterparty(settings, gateway, clock);
        callbacks = new AlipayCallbacks(settings, verification);
        authorisation = settings.medical().map(medical -> new AlipayAuthorisation(medical, gateway));
    }

    private static Verification verification(AlipaySettings settings, Transport transport, InstantSource clock) {
        return settings.trust()
                .match(
                        keys -> new Verification(
                                keys.alipay().stream().map(Rsa::verifier).toList(), Optional.empty()),
                        certificates -> {
                            CertificateDownload download = new CertificateDownload(
                                    transport, certificates.roots(), settings.deadline(), clock);
                            List<Verifier> none = List.of();
                            return new Verification(
                                    none, Optional.of(new KnownCertificates(certificates, download::fetch, clock)));
                        });
    }

    /** Acts {@code cash}, {@code qr-pay}, {@code code-pay} and, with medical settings, {@code mixed}. */
    public AlipayCounterparty counterparty() {
        return counterparty;
    }

    /** Notices of trades, and service messages. */
    public AlipayCallbacks callbacks() {
        return callbacks;
    }

    /** Password-free authorisation; empty without medical settings. */
    public Optional<AlipayAuthorisation> authorisation() {
        return authorisation;
    }

    /**
     * The same for web pages inside Alipay, whose visitors get their code from this page.
     *
     * @param loginPage as for {@link #login}
     */
    public Optional<AlipayAuthorisation> authorisation(URI loginPage) {
        return authorisation.map(each -> each.through(page(loginPage)));
    }

    /**
     * Who is looking at our web pages inside Alipay.
     *
     * @param loginPage {@code https://openauth.alipay.com/oauth2/publicAppAuthorize.htm}
     * @param tokens where a code that comes twice is known again
     */
    public AlipayLogin login(URI loginPage, TokenStore tokens) {
        return new AlipayLogin(page(loginPage), gateway, tokens, clock);
    }

    private LoginPage page(URI loginPage) {
        return new LoginPage(loginPage, settings.appId(), settings.production());
    }

    /** Faces at the kiosk. */
    public AlipayFace face() {
        return new AlipayFace(gateway);
    }

    /** Bills of a day. */
    public AlipayBills bills(BillSettings bills) {
        return new AlipayBills(bills, !settings.production(), gateway, exchange, clock);
    }

    /** Messages to patients. */
    public AlipayNotices notices(NoticeSettings notices) {
        return new AlipayNotices(notices, gateway);
    }
}
