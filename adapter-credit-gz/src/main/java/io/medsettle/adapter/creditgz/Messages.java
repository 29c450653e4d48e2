package io.medsettle.adapter.creditgz;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.medsettle.adapter.creditgz.profile.CipherRule;
import io.medsettle.adapter.creditgz.profile.Entry;
import io.medsettle.adapter.creditgz.profile.Forms;
import io.medsettle.adapter.creditgz.profile.Op;
import io.medsettle.adapter.creditgz.profile.Operation;
import io.medsettle.adapter.creditgz.profile.Profile;
import io.medsettle.adapter.creditgz.wire.Conversion;
import io.medsettle.adapter.creditgz.wire.Json;
import io.medsettle.adapter.creditgz.wire.Reading;
import io.medsettle.adapter.creditgz.wire.Unsendable;
import io.medsettle.adapter.creditgz.wire.Values;
import io.medsettle.adapter.creditgz.wire.Writing;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes messages of canonical values, sealed. Immutable; safe to share between threads. */
final class Messages {
    private final Profile profile;
    private final CreditSettings settings;
    private final Seal seal;
    private final Writing writing;
    private final Reading reading;

    Messages(CreditSettings settings) {
        this.settings = settings;
        profile = settings.profile().profile();
        seal = new Seal(profile, settings.keys(), settings.appId());
        Conversion conversion = new Conversion(profile);
        writing = new Writing(conversion);
        reading = new Reading(conversion);
    }

    /**
     * A message ready to go.
     *
     * @param operation what is asked for, an alias followed
     * @param asked all values it was made of
     * @param body its content before it was sealed
     */
    record Message(
            Operation operation,
            String code,
            URI uri,
            Map<String, String> headers,
            ObjectNode outer,
            ObjectNode body,
            Values asked,
            CreditKey key) {
        @Override
        public String toString() {
            return "Message[" + code + "]";
        }
    }

    Profile profile() {
        return profile;
    }

    Seal seal() {
        return seal;
    }

    Reading reading() {
        return reading;
    }

    Writing writing() {
        return writing;
    }

    /** By what an operation is done: an alias followed. */
    Operation called(Op op) {
        Operation bound = bound(op);
        return bound.aliasOf().map(this::bound).orElse(bound);
    }

    /** What is asked, with what an alias sets. */
    Values asked(Op op, Values values) {
        Values asked = values.with("op.name", op.word());
        for (Map.Entry<String, String> each : bound(op).set().entrySet()) {
            asked = asked.with(each.getKey(), each.getValue());
        }
        return asked;
    }

    /** @throws Unsendable if a mandatory value is not there, or no key holds */
    Message message(Op op, Values values, String serial, Instant now) throws Unsendable {
        return message(called(op), asked(op, values), serial, now);
    }

    /**
     * One call of it.
     *
     * @param asked with what an alias sets, and with the token where there is one
     * @throws Unsendable if a mandatory value is not there, or no key holds
     */
    Message message(Operation operation, Values asked, String serial, Instant now) throws Unsendable {
        CreditKey key = settings.keys().current(now).orElseThrow(() -> Writing.unsendable("没有一个有效期内的密钥"));
        String code = operation.code(asked.get("patient.class"), asked.get("order.bizType"));
        boolean fetching = operation.op() == Op.FETCH_TOKEN;
        Values around = around(asked, serial, now, key)
                .with("op.code", code)
                .with("key.secret", fetching ? key.signKey().reveal() : "");
        ObjectNode body =
                writing.object(operation.request(), around, operation.blocks(), text -> seal.encrypt(text, key));
        ObjectNode outer =
                writing.object(carried(profile.envelope().request(), fetching), around, Set.of(), text -> text);
        seal.close(
                outer,
                new Seal.Place(profile.envelope().body(), profile.envelope().sign()),
                body,
                key);
        return new Message(operation, code, uri(operation), headers(around, fetching), outer, body, around, key);
    }

    /** Who fetches a token carries none yet. */
    private static List<Entry> carried(List<Entry> entries, boolean fetching) {
        return fetching
                ? entries.stream()
                        .filter(entry -> !entry.path().equals("token.value"))
                        .toList()
                : entries;
    }

    /** The values that every message may carry. */
    Values around(Values values, String serial, Instant now, CreditKey key) {
        return values.with("msg.serial", serial)
                .with("msg.time", now.toString())
                .with("key.id", key.id())
                .with("cfg.merId", settings.merId())
                .with("cfg.orgCode", settings.orgCode())
                .with("cfg.appId", settings.appId())
                .with("cfg.notifyUrl", settings.notifyUrl().map(URI::toString).orElse(""));
    }

    private Operation bound(Op op) {
        return profile.operation(op).orElseThrow(() -> new IllegalStateException("方案没有操作 " + op.word()));
    }

    private URI uri(Operation operation) {
        String base = settings.baseUrl().toString();
        String path = operation.path().isEmpty() ? profile.forms().path() : operation.path();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    private Map<String, String> headers(Values around, boolean fetching) throws Unsendable {
        Forms forms = profile.forms();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", forms.contentType());
        headers.put("Accept", "application/json");
        headers.put("User-Agent", "MedSettle");
        headers.putAll(writing.headers(carried(forms.headers(), fetching), around));
        return headers;
    }

    /** Reads an answer's content by the operation's entries. */
    Reading.Read read(Message asked, Seal.Opened opened) {
        return reading.object(
                asked.operation().response(),
                opened.body().isMissingNode() ? Json.object() : opened.body(),
                asked.asked(),
                text -> seal.decrypt(text, opened.key()));
    }

    /** A file that the platform has encrypted, in the clear. */
    Optional<byte[]> file(byte[] bytes, boolean encrypted, CreditKey key) {
        if (!encrypted) {
            return Optional.of(bytes);
        }
        return profile.cipher().scope() == CipherRule.Scope.NONE
                ? Optional.empty()
                : Optional.of(seal.decrypt(bytes, key));
    }
}
