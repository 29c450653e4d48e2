package io.medsettle.adapter.his.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.medsettle.adapter.his.HisAmounts;
import io.medsettle.adapter.his.HisSettings;
import io.medsettle.adapter.his.profile.Carrier;
import io.medsettle.adapter.his.profile.Formula;
import io.medsettle.adapter.his.profile.Scope;
import io.medsettle.adapter.his.profile.SiteProfile;
import io.medsettle.adapter.his.profile.SiteProfile.Operation;
import io.medsettle.adapter.his.profile.SiteProfile.Step;
import io.medsettle.adapter.his.profile.Wrapping;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Advice;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * A site that is spoken to by a profile file. One transaction of ours is one far-side call, or several, or none. Once a call
 * that does something was answered with a yes, nothing that goes wrong behind it is a no.
 */
final class MappedFace implements Face {
    private final HisSettings settings;
    private final Exchange exchange;
    private final InstantSource clock;
    private final SiteProfile profile;
    private final Json json = new Json(HisAmounts.FEN);
    private final Ruling ruling;

    MappedFace(HisSettings settings, Exchange exchange, InstantSource clock) {
        this.settings = settings;
        this.exchange = exchange;
        this.clock = clock;
        profile = SiteProfile.of(settings.profile().text());
        ruling = new Ruling(new Codes(settings.conventions().furtherRefusals()));
    }

    @Override
    public boolean holds() {
        return profile.can("freeze");
    }

    @Override
    public boolean offers(String transaction) {
        return profile.operation(transaction).isPresent();
    }

    @Override
    public <T> Outcome<Line.Told<T>> send(Call call, Class<T> type) {
        Optional<Operation> operation = profile.operation(call.transaction());
        return operation.isPresent()
                ? carriedOut(call, operation.get(), type)
                : Outcome.declined(Codes.NOT_OFFERED, "该院接口没有此功能: " + call.transaction());
    }

    private <T> Outcome<Line.Told<T>> carriedOut(Call call, Operation operation, Class<T> type) {
        Course course = new Course(scope(call, operation));
        for (Step step : operation.steps()) {
            Optional<Outcome<Line.Told<T>>> stopped = taken(call, operation, step, course);
            if (stopped.isPresent()) {
                return course.acted ? doubtful(call, stopped.get()) : stopped.get();
            }
        }
        try {
            JsonNode answer =
                    operation.answer() == null ? course.last : Formula.of(operation.answer(), course.scope.inward());
            JsonNode fitted = Tree.fit(answer, type, profile.notation());
            return Outcome.succeeded(new Line.Told<>(json.read(fitted, type), course.advice));
        } catch (IOException e) {
            return Line.doubt(call, "应答不合规: " + e.getMessage());
        }
    }

    /** What a transaction has come to so far. */
    private static final class Course {
        private Scope scope;
        private JsonNode last = JsonNodeFactory.instance.objectNode();
        private Advice advice = Advice.NONE;
        private boolean acted;

        Course(Scope scope) {
            this.scope = scope;
        }
    }

    private static <T> Outcome<T> doubtful(Call call, Outcome<T> stopped) {
        return stopped.match(
                Outcome::succeeded,
                no -> Line.doubt(call, "已办理, 其后未能核实: " + no.code() + " " + no.text()),
                u -> u.doubt() == Doubt.STILL_WORKING ? stopped : Line.doubt(call, "已办理, 其后未能核实: " + u.text()));
    }

    private Scope scope(Call call, Operation operation) {
        ObjectNode about = JsonNodeFactory.instance.objectNode();
        about.setAll(Tree.known(call.known()));
        about.put("number", call.number()).put("time", Times.text(clock.instant()));
        about.put("requestId", UUID.randomUUID().toString());
        if (call.key() != null) {
            about.put("key", call.key());
        }
        ObjectNode site = JsonNodeFactory.instance.objectNode();
        site.put("orgCode", settings.orgCode()).put("keyId", settings.keyId());
        ObjectNode request = call.body() instanceof Record wire ? Tree.of(wire) : JsonNodeFactory.instance.objectNode();
        return Scope.empty(profile.notation())
                .with("request", request)
                .with("path", operation.vars(call.path()))
                .with("call", about)
                .with("site", site)
                .with("profile", profile.root());
    }

    /** Empty: go on. */
    private <T> Optional<Outcome<T>> taken(Call call, Operation operation, Step step, Course course) {
        WireRequest request;
        try {
            if (!step.taken(course.scope)) {
                return Optional.empty();
            }
            request = request(call, step, course.scope);
        } catch (IOException e) {
            return Optional.of(Outcome.neverSent(call.transaction() + " 未发出: " + e.getMessage()));
        }
        return exchange.exchange(request)
                .match(
                        answered -> answered(call, operation, step, course, answered),
                        never -> Optional.of(Outcome.neverSent(call.transaction() + " 未发出: " + never.why())),
                        none -> Optional.of(Line.doubt(call, "无应答: " + none.why())));
    }

    private WireRequest request(Call call, Step step, Scope scope) throws IOException {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        if (step.send() == null) {
            addAll(fields, scope, "$path");
            addAll(fields, scope, "$request");
        } else if (Formula.of(step.send(), scope) instanceof ObjectNode made) {
            fields = made;
        }
        String text = profile.wrapping().wrap(step.service(), fields, scope, settings.signature());
        Carrier.Parcel parcel = profile.carrier().pack(step.service(), text);
        JsonNode requestId = Formula.of(JsonNodeFactory.instance.textNode("$call.requestId"), scope);
        return new WireRequest(
                step.service(),
                call.number(),
                requestId == null ? "" : requestId.asText(),
                "POST",
                settings.at(parcel.path()),
                parcel.headers(),
                parcel.body(),
                settings.deadline());
    }

    private static void addAll(ObjectNode fields, Scope scope, String from) throws IOException {
        if (Formula.of(JsonNodeFactory.instance.textNode(from), scope) instanceof ObjectNode found) {
            fields.setAll(found);
        }
    }

    private <T> Optional<Outcome<T>> answered(
            Call call, Operation operation, Step step, Course course, WireResult.Answered answer) {
        int status = answer.status();
        if (status != 200) {
            boolean ours = status >= 400 && status <= 499 && status != 408;
            return Optional.of(ours ? Ruling.shutOut(call, status, "") : Line.doubt(call, "HTTP " + status));
        }
        try {
            Wrapping.Unwrapped told =
                    profile.wrapping().unwrap(step.service(), profile.carrier().unpack(step.service(), answer.body()));
            Envelope envelope = envelope(operation.code(step, told.code()), told);
            Optional<Outcome<T>> no = ruling.of(call, envelope);
            if (no.isPresent()) {
                return no;
            }
            course.last = told.data();
            course.advice = Ruling.advice(envelope);
            course.scope = course.scope.with(step.name(), told.data());
            Optional<Outcome<T>> ruled = step.ruled(course.scope.inward())
                    .flatMap(rule ->
                            ruling.of(call, new Envelope(rule.code(), rule.message(), "NO", false, false, null)));
            course.acted |= ruled.isEmpty() && !step.question();
            return ruled;
        } catch (IOException e) {
            return Optional.of(Line.doubt(call, "应答无法读懂: " + e.getMessage()));
        }
    }

    private static Envelope envelope(String code, Wrapping.Unwrapped told) {
        return new Envelope(code, told.message(), told.retry(), told.refundAdvised(), told.windowOnly(), told.data());
    }
}
