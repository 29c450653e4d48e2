package io.medsettle.server.onboarding;

import io.medsettle.ports.callback.CallbackReader;
import io.medsettle.ports.callback.CallbackReply;
import io.medsettle.ports.callback.Decision;
import io.medsettle.ports.callback.Knock;
import io.medsettle.ports.callback.RawCallback;
import io.medsettle.ports.callback.Reading;
import io.medsettle.ports.credit.ContractNotice;
import io.medsettle.ports.credit.ContractNotices;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the platform's notices under the keys of every merchant that was ever kept, the settings' first, and answers each as
 * the one to whom it came. A notice that nobody's keys open is forged. Safe to share between threads.
 */
public final class MerchantNotices implements CallbackReader, ContractNotices {
    private static final Logger LOG = LoggerFactory.getLogger(MerchantNotices.class);
    private static final int REMEMBERED = 10_000;

    private final PerMerchant<CallbackReader> readers;
    private final PerMerchant<ContractNotices> contracts;
    private final Merchants merchants;
    private final Map<String, String> cameTo = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    public MerchantNotices(
            PerMerchant<CallbackReader> readers, PerMerchant<ContractNotices> contracts, Merchants merchants) {
        this.readers = readers;
        this.contracts = contracts;
        this.merchants = merchants;
    }

    @Override
    public Reading read(RawCallback raw) {
        Reading first = readers.ofSettings().read(raw);
        if (first instanceof Reading.Genuine genuine) {
            return came(genuine, "");
        }
        for (String number : merchants.numbers()) {
            if (tried(number, raw) instanceof Reading.Genuine genuine) {
                return came(genuine, number);
            }
        }
        return first;
    }

    private Reading tried(String number, RawCallback raw) {
        try {
            return readers.of(number).read(raw);
        } catch (IllegalArgumentException unusable) {
            LOG.warn("the parameters {} cannot be used: {}", number, unusable.getMessage());
            return new Reading.Forged("商户参数 " + number + " 不可用");
        }
    }

    private Reading came(Reading.Genuine genuine, String number) {
        synchronized (cameTo) {
            cameTo.put(genuine.knock().id(), number);
        }
        return genuine;
    }

    private String number(Knock knock) {
        synchronized (cameTo) {
            return cameTo.getOrDefault(knock.id(), "");
        }
    }

    @Override
    public Optional<ContractNotice> of(RawCallback raw, Knock knock) {
        return contracts.of(number(knock)).of(raw, knock);
    }

    @Override
    public CallbackReply answer(Knock knock, Decision decision) {
        return readers.of(number(knock)).answer(knock, decision);
    }

    @Override
    public CallbackReply refuse() {
        return readers.ofSettings().refuse();
    }
}
