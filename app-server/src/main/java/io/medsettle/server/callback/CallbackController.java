package io.medsettle.server.callback;

import io.medsettle.ports.callback.CallbackReader;
import io.medsettle.ports.callback.CallbackReply;
import io.medsettle.ports.callback.Decision;
import io.medsettle.ports.callback.Knock;
import io.medsettle.ports.callback.RawCallback;
import io.medsettle.ports.callback.Reading;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.assembly.CallbackReaders;
import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.clerks.InboxClerk;
import io.medsettle.server.problem.Refusal;
import io.medsettle.server.store.Inbox;
import io.medsettle.server.store.InboxEntry;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Far sides' callbacks. The raw bytes are verified as they came; a forged one is kept and books nothing. */
@Hidden
@Controller("/callbacks")
@ExecuteOn(TaskExecutors.BLOCKING)
class CallbackController {
    private static final Logger LOG = LoggerFactory.getLogger(CallbackController.class);
    private final CallbackReaders readers;
    private final Inbox inbox;
    private final InboxClerk clerk;
    private final Confirmations confirmations;
    private final InstantSource clock;
    private final String org;

    CallbackController(
            CallbackReaders readers,
            Inbox inbox,
            InboxClerk clerk,
            Confirmations confirmations,
            InstantSource clock,
            GatewaySettings gateway) {
        this.readers = readers;
        this.inbox = inbox;
        this.clerk = clerk;
        this.confirmations = confirmations;
        this.clock = clock;
        this.org = gateway.org();
    }

    @Post("/{party}/{hospital}")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> plain(
            @PathVariable String party,
            @PathVariable String hospital,
            HttpRequest<?> request,
            @Body byte @Nullable [] body) {
        return take(party, hospital, "", request, body);
    }

    @Post("/{party}/{hospital}/{kind}")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> ofKind(
            @PathVariable String party,
            @PathVariable String hospital,
            @PathVariable String kind,
            HttpRequest<?> request,
            @Body byte @Nullable [] body) {
        return take(party, hospital, kind, request, body);
    }

    private HttpResponse<byte[]> take(
            String party, String hospital, String kind, HttpRequest<?> request, byte @Nullable [] body) {
        CallbackReader reader =
                readers.of(party).filter(r -> org.equals(hospital)).orElseThrow(() -> Refusal.notFound("没有这个回调地址"));
        Instant now = clock.instant();
        RawCallback raw = new RawCallback(kind, headers(request), body == null ? new byte[0] : body);
        Reading reading = reader.read(raw);
        String source = party + "/" + hospital;
        inbox.keep(source, raw, reading, now);
        if (!(reading instanceof Reading.Genuine genuine)) {
            LOG.warn("a callback of {} was not genuine and was kept", party);
            return http(reader.refuse());
        }
        Knock knock = genuine.knock();
        InboxEntry entry = new InboxEntry(
                source,
                InboxEntry.Verdict.GENUINE,
                knock.id(),
                now,
                knock.kind(),
                knock.numbers(),
                knock.waits(),
                "",
                new Secret(knock.text()));
        clerk.soon(entry);
        Decision decision = knock.waits() ? confirmations.await(party, knock) : Decision.YES;
        return http(reader.answer(knock, decision));
    }

    private static Map<String, List<String>> headers(HttpRequest<?> request) {
        Map<String, List<String>> headers = new HashMap<>();
        request.getHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        return headers;
    }

    private static HttpResponse<byte[]> http(CallbackReply reply) {
        MutableHttpResponse<byte[]> response =
                HttpResponse.status(io.micronaut.http.HttpStatus.valueOf(reply.status()));
        reply.headers().forEach(response::header);
        return reply.body().length == 0 ? response : response.body(reply.body());
    }
}
