package io.medsettle.server.notices;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.medsettle.ports.notice.Notice;
import io.medsettle.ports.notice.NoticeSender;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Sends short messages by any provider that takes JSON over HTTP ({@link SmsSettings}). A result that is not listed, an answer
 * that cannot be read and none at all are the same: it is not known whether the message went out. Safe to share.
 */
public final class HttpSms implements NoticeSender {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");
    private static final Pattern PHONE = Pattern.compile("1[0-9]{10}");

    private final SmsSettings settings;
    private final Exchange exchange;
    private final InstantSource clock;

    public HttpSms(SmsSettings settings, Exchange exchange, InstantSource clock) {
        this.settings = settings;
        this.exchange = exchange;
        this.clock = clock;
    }

    @Override
    public Outcome<String> send(Notice notice) {
        SmsSettings.Template template = settings.templates().get(notice.kind());
        if (template == null) {
            return Outcome.neverSent("没有为 " + notice.kind() + " 配置短信模板");
        }
        if (!PHONE.matcher(notice.to().reveal()).matches()) {
            return Outcome.neverSent("不是可用的手机号");
        }
        Map<String, String> said = said(notice, template);
        byte[] body = body(said, words(notice, template));
        said.put("hmac", hmac(said.getOrDefault("timestamp", ""), body));
        Map<String, String> headers = new HashMap<>(Map.of("Content-Type", "application/json;charset=UTF-8"));
        settings.headers().forEach((name, value) -> headers.put(name, filled(value, said)));
        return exchange.exchange(new WireRequest(
                        "sms", notice.number().text(), "", "POST", settings.url(), headers, body, settings.deadline()))
                .match(
                        this::read,
                        never -> Outcome.neverSent(never.why()),
                        silence -> Outcome.unknown(Doubt.NO_ANSWER, "短信服务商没有答复"));
    }

    @Override
    public boolean repeatable() {
        return settings.repeatable();
    }

    private Map<String, String> said(Notice notice, SmsSettings.Template template) {
        Map<String, String> said = new HashMap<>();
        said.put("to", notice.to().reveal());
        said.put("sign", settings.sign());
        said.put("template", template.id());
        said.put("number", notice.number().text());
        said.put("account", settings.account());
        said.put("timestamp", Long.toString(clock.instant().getEpochSecond()));
        return said;
    }

    private static SortedMap<String, String> words(Notice notice, SmsSettings.Template template) {
        SortedMap<String, String> words = new TreeMap<>();
        template.params().forEach((name, word) -> words.put(name, notice.words().get(word)));
        return words;
    }

    private byte[] body(Map<String, String> said, SortedMap<String, String> words) {
        ObjectNode object = JSON.createObjectNode();
        words.forEach(object::put);
        ArrayNode list = JSON.createArrayNode();
        words.values().forEach(list::add);
        Map<String, String> all = new HashMap<>(said);
        all.put("params", object.toString());
        ObjectNode body = JSON.createObjectNode();
        new TreeMap<>(settings.fields()).forEach((path, value) -> {
            String[] parts = path.split("\\.");
            ObjectNode node = body;
            for (int i = 0; i < parts.length - 1; i++) {
                node = node.withObjectProperty(parts[i]);
            }
            String last = parts[parts.length - 1];
            switch (value) {
                case "{paramObject}" -> node.set(last, object);
                case "{paramList}" -> node.set(last, list);
                default -> node.put(last, filled(value, all));
            }
        });
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String filled(String text, Map<String, String> said) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(said.getOrDefault(m.group(1), m.group())));
    }

    private Outcome<String> read(WireResult.Answered answered) {
        JsonNode body;
        try {
            body = JSON.readTree(answered.body());
        } catch (JsonProcessingException notJson) {
            return Outcome.unknown(Doubt.NO_ANSWER, "短信服务商的答复无法读取");
        } catch (IOException e) {
            throw new IllegalStateException("bytes that cannot be read", e);
        }
        String code = at(body, settings.answer().code());
        if (settings.answer().ok().contains(code)) {
            return Outcome.succeeded(at(body, settings.answer().number()));
        }
        return settings.answer().refused().contains(code)
                ? Outcome.declined(code, "短信服务商拒绝发送")
                : Outcome.unknown(Doubt.NO_ANSWER, "短信服务商答复 " + answered.status() + " " + first(code));
    }

    private static String first(String code) {
        return code.length() <= 40 ? code : code.substring(0, 40);
    }

    private static String at(JsonNode body, String path) {
        JsonNode node = body;
        for (String part : path.isEmpty() ? new String[0] : path.split("\\.")) {
            node = part.matches("[0-9]+") ? node.path(Integer.parseInt(part)) : node.path(part);
        }
        return node.isValueNode() ? node.asText("") : "";
    }

    private String hmac(String stamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(settings.secret().reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((stamp + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HMAC-SHA-256", e);
        }
    }
}
