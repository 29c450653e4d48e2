package io.medsettle.adapter.creditgz;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.medsettle.adapter.creditgz.profile.Entry;
import io.medsettle.adapter.creditgz.profile.Envelope;
import io.medsettle.adapter.creditgz.profile.NoticeRule;
import io.medsettle.adapter.creditgz.profile.Profile;
import io.medsettle.adapter.creditgz.wire.Conversion;
import io.medsettle.adapter.creditgz.wire.Json;
import io.medsettle.adapter.creditgz.wire.Unreadable;
import io.medsettle.adapter.creditgz.wire.Unsendable;
import io.medsettle.adapter.creditgz.wire.Values;
import io.medsettle.ports.callback.CallbackReader;
import io.medsettle.ports.callback.CallbackReply;
import io.medsettle.ports.callback.Decision;
import io.medsettle.ports.callback.Knock;
import io.medsettle.ports.callback.RawCallback;
import io.medsettle.ports.callback.Reading;
import io.medsettle.ports.credit.ContractNotice;
import io.medsettle.ports.credit.ContractNotices;
import io.medsettle.ports.value.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Notices of a platform (通知), credit-gz §6.6: verified, not older than the profile's window, and no more than a knock. A contract's
 * notice names no order; whoever keeps contracts asks anew. That a serial came before is for the inbox to see.
 */
final class CreditCallbacks implements CallbackReader, ContractNotices {
    private static final Set<String> CONTRACTS = Set.of("SIGNED", "TERMINATED", "FROZEN", "UNFROZEN");
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json;charset=UTF-8");

    private final CreditSettings settings;
    private final Messages messages;
    private final Conversion conversion;
    private final InstantSource clock;

    CreditCallbacks(CreditSettings settings, Messages messages, InstantSource clock) {
        this.settings = settings;
        this.messages = messages;
        this.conversion = new Conversion(messages.profile());
        this.clock = clock;
    }

    @Override
    public Reading read(RawCallback raw) {
        return heard(raw).reading();
    }

    @Override
    public Optional<ContractNotice> of(RawCallback raw, Knock knock) {
        return Optional.of(knock)
                .filter(each -> CONTRACTS.contains(each.kind()))
                .map(each -> heard(raw).values().get("patient.certNo"))
                .filter(certNo -> !certNo.isEmpty())
                .map(certNo -> new ContractNotice(new Secret(certNo)));
    }

    /** @param values what a genuine notice tells */
    private record Heard(Reading reading, Values values) {
        Heard(Reading reading) {
            this(reading, Values.NONE);
        }
    }

    private Heard heard(RawCallback raw) {
        Optional<NoticeRule> rule =
                messages.profile().notice().filter(each -> each.path().equals(raw.path()));
        if (rule.isEmpty()) {
            return new Heard(new Reading.Forged("方案没有这种通知"));
        }
        try {
            return judged(rule.get(), Json.objectOf(raw.body()));
        } catch (Unreadable e) {
            return new Heard(new Reading.Unreadable(e.words()));
        }
    }

    private Heard judged(NoticeRule rule, ObjectNode outer) {
        Profile profile = messages.profile();
        Envelope envelope = profile.envelope();
        Instant now = clock.instant();
        Seal.Opened opened;
        try {
            List<CreditKey> keys = settings.keys().accepted(text(outer, envelope.field("key.id")), now);
            opened = messages.seal().open(outer, new Seal.Place(envelope.body(), envelope.sign()), keys);
        } catch (Unreadable e) {
            return new Heard(new Reading.Forged(e.words()));
        }
        if (Duration.between(sent(envelope, outer), now).abs().compareTo(rule.window()) > 0) {
            return new Heard(new Reading.Forged("超出时间窗"));
        }
        String serial = text(outer, envelope.field("msg.serial"));
        if (!serial.matches("[0-9A-Za-z_-]{1,64}")) {
            return new Heard(new Reading.Unreadable("没有报文流水号"));
        }
        if (!text(outer, envelope.field("cfg.merId")).equals(settings.merId())) {
            return new Heard(new Reading.Unreadable("不是本商户的通知"));
        }
        String code = envelope.field("op.code");
        if (!code.isEmpty() && !text(outer, code).equals(rule.code())) {
            return new Heard(new Reading.Unreadable("不是约定的通知代码"));
        }
        return genuine(rule, opened, serial);
    }

    private Heard genuine(NoticeRule rule, Seal.Opened opened, String serial) {
        Values told = messages.reading()
                .object(rule.fields(), opened.body(), Values.NONE, text -> messages.seal()
                        .decrypt(text, opened.key()))
                .values();
        List<String> numbers = Stream.of("result.refundNo", "result.orderNo", "result.platformNo")
                .map(told::get)
                .filter(number -> !number.isEmpty())
                .toList();
        Knock knock = new Knock(told.get("notice.type"), serial, numbers, false, Json.text(opened.body()));
        return new Heard(new Reading.Genuine(knock), told);
    }

    private Instant sent(Envelope envelope, ObjectNode outer) {
        Entry entry = envelope.request().stream()
                .filter(each -> each.path().equals("msg.time"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a profile without msg.time"));
        String time = conversion.inward(entry, text(outer, entry.field()));
        if (time.isEmpty()) {
            throw new Unreadable("没有发送时间");
        }
        return Instant.parse(time);
    }

    private static String text(ObjectNode outer, String path) {
        return path.isEmpty() ? "" : Json.plain(Json.at(outer, path), path);
    }

    @Override
    public CallbackReply answer(Knock knock, Decision decision) {
        Optional<NoticeRule> rule = messages.profile().notice();
        Optional<CreditKey> key = settings.keys().current(clock.instant());
        if (rule.isEmpty() || key.isEmpty()) {
            return refuse();
        }
        List<Entry> entries =
                decision == Decision.LATER ? rule.get().later() : rule.get().answer();
        Values around = messages.around(Values.NONE, knock.id(), clock.instant(), key.get());
        try {
            ObjectNode outer = messages.writing().object(entries, around, Set.of(), text -> text);
            String sign = entries.stream()
                    .filter(entry -> entry.source() == Entry.Source.SIGNATURE)
                    .map(Entry::field)
                    .findFirst()
                    .orElse("");
            messages.seal().close(outer, new Seal.Place("", sign), MissingNode.getInstance(), key.get());
            return new CallbackReply(200, JSON, Json.text(outer).getBytes(StandardCharsets.UTF_8));
        } catch (Unsendable e) {
            return refuse();
        }
    }

    @Override
    public CallbackReply refuse() {
        return new CallbackReply(401, JSON, "{}".getBytes(StandardCharsets.UTF_8));
    }
}
