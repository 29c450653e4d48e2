package io.medsettle.server.notices;

import io.medsettle.ports.value.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How a provider of short messages is spoken to (短信服务商): JSON over HTTP, said by a mapping and not by code. Values of fields and
 * headers may hold {@code {to} {sign} {template} {number} {account} {timestamp} {hmac} {params} {paramObject}
 * {paramList}}; a field's name is a path with dots. {@code {params}} is the words as a JSON text, {@code {paramObject}} and
 * {@code {paramList}} are the words as an object or as a list in the order of their names; these two stand alone.
 * {@code {hmac}} is lower hex of HMAC-SHA256 over stamp, line feed and body under the secret; {@code {timestamp}} is in
 * seconds. Prints no secret.
 *
 * @param url address
 * @param account at the provider
 * @param sign signature of the hospital as patients read it (短信签名)
 * @param fields of the body
 * @param headers of the request
 * @param answer how an answer is read
 * @param templates by kind of message
 * @param repeatable whether the provider sends once however often it is told the same number; else nothing is sent twice
 */
public record SmsSettings(
        URI url,
        String account,
        Secret secret,
        String sign,
        Map<String, String> fields,
        Map<String, String> headers,
        Answer answer,
        Map<String, Template> templates,
        boolean repeatable,
        Duration deadline) {
    public SmsSettings {
        fields = Map.copyOf(fields);
        headers = Map.copyOf(headers);
        templates = Map.copyOf(templates);
        if (fields.values().stream().noneMatch(v -> v.contains("{to}"))
                || fields.values().stream().noneMatch(v -> v.contains("{number}"))) {
            throw new IllegalArgumentException(
                    "medsettle.sms.fields: one of them says {to}, and one {number}, by which a message is known again");
        }
    }

    /**
     * How an answer is read; paths have dots, a number is a place in a list.
     *
     * @param code path of the result
     * @param ok results that mean it was taken on
     * @param refused results that mean it never will be; whatever is not listed is no answer
     * @param number path of the provider's own number, "" if it has none
     */
    public record Answer(String code, List<String> ok, List<String> refused, String number) {
        public Answer {
            ok = List.copyOf(ok);
            refused = List.copyOf(refused);
            if (code.isEmpty() || ok.isEmpty()) {
                throw new IllegalArgumentException(
                        "medsettle.sms.answer: where the result stands, and which one is good");
            }
        }
    }

    /**
     * A template.
     *
     * @param id its number at the provider
     * @param params name in the template → our word for it
     */
    public record Template(String id, Map<String, String> params) {
        public Template {
            params = Map.copyOf(params);
        }
    }

    @Override
    public String toString() {
        return "SmsSettings[" + url + "]";
    }
}
