package io.medsettle.server.onboarding;

import io.medsettle.ports.bill.BillLine;
import io.medsettle.ports.bill.BillSource;
import io.medsettle.ports.bill.BillSummary;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.BusinessDay;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The platform's bill of a day, of every merchant under which money may have moved on it: those of the settings, those that were
 * switched to for any class, and those whose earlier payments were refunded. One that cannot be had is as if none could.
 * Safe to share between threads.
 */
public final class MerchantBills implements BillSource {
    private final PerMerchant<BillSource> bills;
    private final Account ofSettings;
    private final Merchants merchants;

    /** @param ofSettings whose bill the settings' one is */
    public MerchantBills(PerMerchant<BillSource> bills, Account ofSettings, Merchants merchants) {
        this.bills = bills;
        this.ofSettings = ofSettings;
        this.merchants = merchants;
    }

    /** Whose money a bill is about; other keys of the same merchant make no other bill. */
    public record Account(String merId, String orgCode, URI baseUrl) {}

    @Override
    public Outcome<BillSummary> fetch(BusinessDay day, String kind, Consumer<BillLine> lines) {
        Set<Account> asked = new HashSet<>(Set.of(ofSettings));
        List<BillSource> sources = new ArrayList<>(List.of(bills.ofSettings()));
        for (String number : merchants.movingOn(day)) {
            boolean other = merchants
                    .find(number)
                    .map(m -> new Account(m.merId(), m.orgCode(), m.baseUrl()))
                    .filter(asked::add)
                    .isPresent();
            if (other) {
                sources.add(bills.of(number));
            }
        }
        Outcome<BillSummary> all = sources.get(0).fetch(day, kind, lines);
        for (BillSource each : sources.subList(1, sources.size())) {
            all = all.then(before -> each.fetch(day, kind, lines).map(more -> together(before, more)));
        }
        return all;
    }

    private static BillSummary together(BillSummary a, BillSummary b) {
        return new BillSummary(a.lines() + b.lines(), a.sumFen() + b.sumFen(), sha256(a.digest() + b.digest()));
    }

    private static String sha256(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }
}
