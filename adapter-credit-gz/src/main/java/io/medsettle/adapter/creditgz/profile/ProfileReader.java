package io.medsettle.adapter.creditgz.profile;

import io.medsettle.adapter.creditgz.profile.Codes.Sense;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads the sections of a profile; what they mean together is checked by {@link ProfileRules}. */
final class ProfileReader {
    /** What is sent again under its number after silence. */
    private static final Set<Op> SENT_AGAIN = Set.of(Op.PAY, Op.REFUND, Op.REVERSE_DISCHARGE);

    private static final Map<String, Sense> CLASSES = Map.of(
            "ok", Sense.OK,
            "notReady", Sense.NOT_READY,
            "unknown", Sense.UNKNOWN,
            "notFound", Sense.NOT_FOUND,
            "declined", Sense.DECLINED,
            "retryMessage", Sense.RETRY,
            "tokenExpired", Sense.TOKEN);

    private final Section root;
    private final Findings findings;

    ProfileReader(ProfileNode root, Findings findings) {
        this.findings = findings;
        this.root = new Section(
                root,
                "方案",
                Set.of(
                        "profile",
                        "verified",
                        "source",
                        "transport",
                        "money",
                        "time",
                        "envelope",
                        "crypto",
                        "enums",
                        "codes",
                        "refunds",
                        "operations",
                        "notice",
                        "bill",
                        "masking"));
    }

    Profile read() {
        Section money = root.section("money", Set.of("unit", "type"));
        boolean number =
                money.word("type", "STRING", Set.of("STRING", "NUMBER")).equals("NUMBER");
        boolean yuan = money.need("unit", Set.of("FEN", "YUAN_2")).equals("YUAN_2");
        EntryReader entries = new EntryReader(number);
        Section crypto = root.section("crypto", Set.of("order", "sign", "enc"));
        Section refunds = root.section("refunds", Set.of("cashFirst", "reversal"));
        Map<Op, Operation> operations = operations(entries);
        Optional<NoticeRule> notice = root.optional("notice").map(node -> notice(node, entries));
        List<String> masking = root.optional("masking").map(ProfileNode::texts).orElse(List.of());
        Envelope envelope = envelope(entries);
        return new Profile(
                root.need("profile"),
                root.flag("verified", false),
                forms(entries, yuan, number),
                envelope,
                crypto.need("order", Set.of("ENCRYPT_THEN_SIGN", "SIGN_THEN_ENCRYPT"))
                        .equals("ENCRYPT_THEN_SIGN"),
                CryptoReader.sign(crypto),
                CryptoReader.cipher(crypto),
                translations(),
                codes(),
                refunds.flag("cashFirst", true),
                refunds.need("reversal", Set.of("SAME_ROUND", "NEVER")).equals("SAME_ROUND"),
                operations,
                notice.filter(each -> !each.disabled()),
                new BillReader(entries).read(root),
                Profile.hidden(envelope, operations, notice, masking));
    }

    private Forms forms(EntryReader entries, boolean yuan, boolean number) {
        Section transport = root.section("transport", Set.of("path", "contentType", "headers"));
        Section time = root.section("time", Set.of("pattern", "day", "zone"));
        return new Forms(
                transport.need("path"),
                transport.need("contentType"),
                transport.optional("headers").map(entries::list).orElse(List.of()),
                yuan,
                number,
                time.need("pattern"),
                time.need("day"),
                zone(time));
    }

    private static ZoneId zone(Section time) {
        try {
            return ZoneId.of(time.need("zone"));
        } catch (DateTimeException e) {
            time.wrong("没有这个时区");
            return ZoneId.of("Asia/Shanghai");
        }
    }

    private Envelope envelope(EntryReader entries) {
        Section envelope = root.section("envelope", Set.of("request", "response"));
        Section response = envelope.section(
                "response", Set.of("code", "message", "body", "sign", "keyId", "serial", "time", "unsigned", "echo"));
        return new Envelope(
                envelope.optional("request").map(entries::list).orElse(List.of()),
                new Envelope.Response(
                        response.spot(),
                        response.need("code"),
                        response.text("message"),
                        response.text("body"),
                        response.text("sign"),
                        response.text("keyId"),
                        response.text("serial"),
                        response.text("time"),
                        response.flag("unsigned", false),
                        response.optional("echo").map(ProfileReader::echo).orElse(Map.of())));
    }

    private static Map<String, String> echo(ProfileNode node) {
        Map<String, String> echo = new LinkedHashMap<>();
        if (node.isList()) {
            node.texts().forEach(field -> echo.put(field, field));
        } else {
            node.map().forEach((field, value) -> echo.put(field, value.text()));
        }
        return echo;
    }

    private Map<String, Translation> translations() {
        Map<String, Translation> all = new TreeMap<>();
        root.optional("enums").ifPresent(enums -> enums.map().forEach((name, node) -> {
            Map<String, List<String>> codes = new LinkedHashMap<>();
            Set<String> seen = new TreeSet<>();
            node.map().forEach((word, value) -> {
                codes.put(word, value.texts());
                value.items().stream()
                        .filter(item -> !seen.add(item.text()))
                        .forEach(item -> item.wrong("枚举 " + name + " 中 " + item.text() + " 出现两次"));
            });
            all.put(name, new Translation(node.spot(), name, codes));
        }));
        return all;
    }

    private Codes codes() {
        Section codes = root.section(
                "codes",
                Set.of(
                        "ok",
                        "empty",
                        "notReady",
                        "unknown",
                        "notFound",
                        "declined",
                        "declinedAfterDoubt",
                        "retryMessage",
                        "tokenExpired",
                        "meaning"));
        Map<String, Sense> senses = new HashMap<>();
        List.of("ok", "notReady", "unknown", "notFound", "declined", "retryMessage", "tokenExpired")
                .forEach(name -> codes.optional(name)
                        .ifPresent(node -> node.items().forEach(item -> {
                            if (senses.put(item.text(), CLASSES.getOrDefault(name, Sense.UNKNOWN)) != null) {
                                item.wrong("应答码 " + item.text() + " 属于两类");
                            }
                        })));
        Map<String, String> meaning = new HashMap<>();
        codes.optional("meaning").ifPresent(node -> node.map().forEach((word, value) -> {
            meaning.put(word, value.text());
            if (!senses.containsKey(value.text())) {
                value.wrong("应答码 " + value.text() + " 不在任何一类中");
            }
        }));
        return new Codes(
                codes.spot(),
                senses,
                within(codes, "declinedAfterDoubt", senses, Sense.DECLINED),
                within(codes, "empty", senses, Sense.OK),
                meaning);
    }

    private static Set<String> within(Section codes, String name, Map<String, Sense> senses, Sense sense) {
        Set<String> some = new TreeSet<>();
        codes.optional(name).ifPresent(node -> node.items().forEach(item -> {
            if (senses.get(item.text()) != sense) {
                item.wrong("应答码 " + item.text() + " 在 " + name + " 中, 却不在所属的类中");
            }
            some.add(item.text());
        }));
        return some;
    }

    private Map<Op, Operation> operations(EntryReader entries) {
        Map<Op, Operation> all = new EnumMap<>(Op.class);
        root.optional("operations").ifPresent(node -> node.map().forEach((word, value) -> Op.of(word)
                .ifPresentOrElse(
                        op -> {
                            Operation read = operation(op, value, entries);
                            if (!read.disabled()) {
                                all.put(op, read);
                            }
                        },
                        () -> value.wrong("没有这种操作: " + word))));
        for (Op op : Op.values()) {
            if (op.needed() && !all.containsKey(op)) {
                findings.add(root.spot("operations"), "缺少操作 " + op.word());
            }
        }
        return all;
    }

    private Operation operation(Op op, ProfileNode node, EntryReader entries) {
        Section section = new Section(
                node,
                "操作 " + op.word(),
                Set.of(
                        "code",
                        "codeByClass",
                        "codeByBiz",
                        "path",
                        "idempotent",
                        "placeholder",
                        "disabled",
                        "aliasOf",
                        "set",
                        "blocks",
                        "without",
                        "template",
                        "before",
                        "pages",
                        "early",
                        "request",
                        "response"));
        if (!section.flag("idempotent", true) && SENT_AGAIN.contains(op)) {
            findings.add(section.spot("idempotent"), "本网关同号重发, 平台须幂等");
        }
        return new Operation(
                node.spot(),
                op,
                false,
                section.text("code"),
                section.texts("codeByClass"),
                section.texts("codeByBiz"),
                section.text("path"),
                section.flag("placeholder", false),
                section.flag("disabled", false),
                alias(section),
                section.texts("set"),
                blocks(section),
                without(section),
                section.text("template"),
                new Operation.Manners(
                        section.optional("before").map(each -> before(op, each, entries)),
                        section.optional("pages").map(ProfileReader::pages)),
                section.number("early", 0),
                section.optional("request").map(entries::list).orElse(List.of()),
                section.optional("response").map(entries::list).orElse(List.of()));
    }

    /** The first of an ordered pair of calls. */
    private static Operation before(Op op, ProfileNode node, EntryReader entries) {
        Section section = new Section(
                node,
                "操作 " + op.word() + ".before",
                Set.of(
                        "code",
                        "codeByClass",
                        "codeByBiz",
                        "path",
                        "placeholder",
                        "blocks",
                        "without",
                        "request",
                        "response"));
        return new Operation(
                node.spot(),
                op,
                true,
                section.text("code"),
                section.texts("codeByClass"),
                section.texts("codeByBiz"),
                section.text("path"),
                section.flag("placeholder", false),
                false,
                Optional.empty(),
                Map.of(),
                blocks(section),
                without(section),
                "",
                Operation.Manners.PLAIN,
                0,
                section.optional("request").map(entries::list).orElse(List.of()),
                section.optional("response").map(entries::list).orElse(List.of()));
    }

    private static Set<String> without(Section section) {
        return section.optional("without")
                .map(ProfileNode::texts)
                .map(Set::copyOf)
                .orElse(Set.of());
    }

    private static Operation.Pages pages(ProfileNode node) {
        Section section = new Section(node, "pages", Set.of("most"));
        section.need("most");
        return new Operation.Pages(node.spot(), section.number("most", 0));
    }

    private static Optional<Op> alias(Section section) {
        return section.optional("aliasOf").flatMap(node -> {
            Optional<Op> op = Op.of(node.text());
            if (op.isEmpty()) {
                node.wrong("没有这种操作: " + node.text());
            }
            return op;
        });
    }

    private static Set<String> blocks(Section section) {
        Set<String> on = new TreeSet<>();
        section.optional("blocks").ifPresent(node -> node.map().forEach((name, value) -> {
            if (value.flag()) {
                on.add(name);
            }
        }));
        return on;
    }

    private static NoticeRule notice(ProfileNode node, EntryReader entries) {
        Section section = new Section(
                node,
                "通知",
                Set.of(
                        "code",
                        "placeholder",
                        "disabled",
                        "path",
                        "window",
                        "fields",
                        "answer",
                        "later",
                        "answerSealed"));
        return new NoticeRule(
                node.spot(),
                section.need("code"),
                section.flag("placeholder", false),
                section.flag("disabled", false),
                section.text("path"),
                Duration.ofSeconds(section.number("window", 300)),
                section.optional("fields").map(entries::list).orElse(List.of()),
                section.optional("answer").map(entries::list).orElse(List.of()),
                section.optional("later").map(entries::list).orElse(List.of()),
                section.flag("answerSealed", false));
    }
}
