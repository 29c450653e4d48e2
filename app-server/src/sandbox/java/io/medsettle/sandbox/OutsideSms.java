package io.medsettle.sandbox;

import io.medsettle.fixtures.sms.SmsSimulator;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A provider of short messages, and the settings by which a gateway speaks to it. */
final class OutsideSms implements AutoCloseable {
    /** Words of each kind's template: what of ours stands there. */
    private static final Map<String, Set<String>> TEMPLATES = Map.ofEntries(
            Map.entry("registered", Set.of("amount", "time", "where")),
            Map.entry("paid", Set.of("amount", "cash", "how", "where")),
            Map.entry("deposited", Set.of("amount", "time")),
            Map.entry("discharged", Set.of("amount", "cash", "where")),
            Map.entry("refunded", Set.of("amount", "where")),
            Map.entry("payer-registered", Set.of("amount", "time")),
            Map.entry("payer-paid", Set.of("amount", "time")),
            Map.entry("payer-deposited", Set.of("amount", "time")),
            Map.entry("payer-discharged", Set.of("amount", "time")),
            Map.entry("payer-refunded", Set.of("amount", "time")),
            Map.entry("refund-arrived", Set.of("amount", "time", "where")),
            Map.entry("payer-refund-arrived", Set.of("amount", "time")),
            Map.entry("declined", Set.of("time", "where", "next")),
            Map.entry("contract", Set.of("next")),
            Map.entry("unpaid", Set.of("amount", "dept", "where")),
            Map.entry("stop-clinic", Set.of("dept", "time", "next")),
            Map.entry("pick-up", Set.of("where")),
            Map.entry("report", Set.of("where", "time")));

    private final SmsSimulator simulator;

    OutsideSms(InstantSource clock) {
        Set<String> ids =
                Set.copyOf(TEMPLATES.keySet().stream().map(OutsideSms::id).toList());
        simulator = SmsSimulator.start(0, clock, ids);
    }

    private static String id(String kind) {
        return "SMS-" + kind;
    }

    SmsSimulator simulator() {
        return simulator;
    }

    void settings(Map<String, Object> s) {
        String sms = "medsettle.sms.";
        s.put(sms + "url", simulator.address().toString());
        s.put(sms + "account", SmsSimulator.ACCOUNT);
        s.put(sms + "secret", SmsSimulator.SECRET);
        s.put(sms + "sign", SmsSimulator.SIGN);
        Map.of("phone", "{to}", "sign", "{sign}", "template", "{template}", "params", "{params}", "outId", "{number}")
                .forEach((field, value) -> s.put(sms + "fields." + field, value));
        Map.of("x-account", "{account}", "x-timestamp", "{timestamp}", "x-signature", "{hmac}")
                .forEach((header, value) -> s.put(sms + "headers." + header, value));
        s.put(sms + "answer-code", "result.code");
        s.put(sms + "answer-ok", "OK");
        s.put(sms + "answer-refused", "MobileNumberIllegal,SignNameIllegal,TemplateIllegal");
        s.put(sms + "answer-number", "result.serial");
        s.put(sms + "repeatable", "true");
        new TreeMap<>(TEMPLATES).forEach((kind, words) -> {
            s.put(sms + "templates." + kind + ".id", id(kind));
            words.forEach(word -> s.put(sms + "templates." + kind + ".keys." + word, word));
        });
    }

    @Override
    public void close() {
        simulator.close();
    }
}
