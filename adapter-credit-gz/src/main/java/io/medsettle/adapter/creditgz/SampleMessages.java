package io.medsettle.adapter.creditgz;

import io.medsettle.adapter.creditgz.profile.CipherRule;
import io.medsettle.adapter.creditgz.profile.Entry;
import io.medsettle.adapter.creditgz.profile.Kind;
import io.medsettle.adapter.creditgz.profile.Op;
import io.medsettle.adapter.creditgz.profile.Operation;
import io.medsettle.adapter.creditgz.profile.Term;
import io.medsettle.adapter.creditgz.wire.Json;
import io.medsettle.adapter.creditgz.wire.Unsendable;
import io.medsettle.adapter.creditgz.wire.Values;
import io.medsettle.ports.value.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Requests made of invented data, to be laid beside a platform's document. */
final class SampleMessages {
    private static final Instant AT = Instant.parse("2026-01-05T01:30:15Z");

    private final CreditProfile profile;
    private final Messages messages;

    SampleMessages(CreditProfile profile) {
        this.profile = profile;
        messages = new Messages(settings(profile));
    }

    private static CreditSettings settings(CreditProfile profile) {
        CipherRule rule = profile.profile().cipher();
        String key =
                switch (rule.key()) {
                    case ASCII16, DERIVED_EPC -> "0123456789ABCDEF";
                    case HEX32 -> "0123456789ABCDEFFEDCBA9876543210";
                    case BASE64 -> "MDEyMzQ1Njc4OUFCQ0RFRg==";
                };
        String iv = rule.mode() == CipherRule.Mode.GCM ? "FEDCBA987654" : "FEDCBA9876543210";
        CreditKey.Pair pair = new CreditKey.Pair(message -> new byte[64], (message, signature) -> false);
        return new CreditSettings(
                profile,
                "898440180620001",
                "H44999900001",
                "SAMPLEAPPLICATION",
                new KeyRing(List.of(new CreditKey(
                        "k1",
                        new Secret("SAMPLE"),
                        Optional.of(pair),
                        new Secret(key),
                        new Secret(iv),
                        AT.minus(Duration.ofDays(1)),
                        AT.plus(Duration.ofDays(1))))),
                URI.create("https://platform.example"),
                CreditSettings.Environment.TEST,
                true,
                Optional.of(URI.create("https://hospital.example/notices")),
                new CreditDeadlines(Duration.ofSeconds(15), Duration.ofSeconds(8), Duration.ofSeconds(60)),
                new CreditAbsence(Duration.ofMinutes(5), Duration.ofMinutes(1)),
                1 << 20);
    }

    List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (Op op : Op.values()) {
            Optional<Operation> operation = profile.profile().operation(op);
            operation.filter(each -> each.template().isEmpty()).ifPresent(each -> {
                Operation by = messages.called(op);
                by.before().ifPresent(first -> texts.add(text(op, first)));
                texts.add(text(op, by));
            });
        }
        return texts;
    }

    private String text(Op op, Operation by) {
        String name = op.word() + (by.first() ? ".before" : "");
        try {
            Values asked = messages.asked(op, values(by.request())).with("token.value", "SAMPLETOKEN");
            Messages.Message message = messages.message(by, asked, "20260105093015000000000000000001", AT);
            return "操作 " + name + " " + message.code() + " POST " + message.uri() + "\n  业务内容 "
                    + Json.text(message.body()) + "\n  报文 " + Json.text(message.outer());
        } catch (Unsendable e) {
            return "操作 " + name + " 无法生成: " + e.words();
        }
    }

    private static Values values(List<Entry> entries) {
        Values values = Values.NONE;
        for (Entry entry : entries) {
            if (entry.source() == Entry.Source.EACH) {
                values = values.with(entry.path(), List.of(values(entry.fields())));
            } else if (entry.source() == Entry.Source.FROM) {
                values = values.with(entry.path(), value(entry));
            }
        }
        return values.find("family.present").isPresent() ? values.with("family.present", false) : values;
    }

    private static String value(Entry entry) {
        Optional<Term> term = Term.of(entry.path());
        String word = term.map(Term::anyWord).orElse("");
        String text = word.isEmpty() ? plain(term.map(Term::kind).orElse(Kind.TEXT), entry.path()) : word;
        return entry.max() > 0 && text.length() > entry.max() ? text.substring(0, entry.max()) : text;
    }

    private static String plain(Kind kind, String path) {
        return switch (kind) {
            case MONEY, SIGNED_MONEY -> "12550";
            case FLAG -> "1";
            case INSTANT -> AT.toString();
            case DAY -> "20260105";
            case TIME_OF_DAY -> "093015";
            case NUMBER -> "1";
            case BYTES -> "AA==";
            case TEXT, ENUM, LIST -> path;
        };
    }
}
