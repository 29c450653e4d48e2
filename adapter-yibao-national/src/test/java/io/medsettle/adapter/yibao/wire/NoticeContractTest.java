package io.medsettle.adapter.yibao.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.medsettle.adapter.yibao.YibaoCallbackReader;
import io.medsettle.adapter.yibao.YibaoPolicy;
import io.medsettle.fixtures.sim.CallbackMood;
import io.medsettle.fixtures.yibao.CallbackSent;
import io.medsettle.fixtures.yibao.NoticePlan;
import io.medsettle.ports.callback.CallbackReply;
import io.medsettle.ports.callback.Decision;
import io.medsettle.ports.callback.RawCallback;
import io.medsettle.ports.callback.Reading;
import io.medsettle.ports.counterparty.Receipt;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 6302 from the simulator: believed, acknowledged, put off, and refused when forged. */
class NoticeContractTest extends AtTheInsurer {
    /** A hospital's door on loopback that reads with our reader and answers as told. */
    private HttpServer door(List<Reading> heard, Function<Reading, Decision> decide) throws IOException {
        YibaoCallbackReader reader = new YibaoCallbackReader(settings, desk.clock);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Reading reading = reader.read(new RawCallback("6302", Map.of(), body));
            heard.add(reading);
            CallbackReply reply = reading instanceof Reading.Genuine genuine
                    ? reader.answer(genuine.knock(), decide.apply(reading))
                    : reader.refuse();
            exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
            exchange.getResponseBody().write(reply.body());
            exchange.close();
        });
        server.start();
        insurer.sendNoticesTo(
                hospital.fixmedinsCode(),
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"));
        return server;
    }

    @Test
    void a_notice_is_believed_and_our_acknowledgement_too() throws IOException {
        startWith(NoticePlan.quick().waitedFor(), YibaoPolicy.usual().withNoticeWaits());
        List<Reading> heard = new CopyOnWriteArrayList<>();
        HttpServer door = door(heard, r -> Decision.YES);
        try {
            Receipt took = paid();

            assertThat(insurer.awaitCallbacks(1, Duration.ofSeconds(5))).isTrue();
            assertThat(took.parts()).as("4 means paid where the notice waits").isEqualTo(TOLD);
            assertThat(heard).singleElement().isInstanceOfSatisfying(Reading.Genuine.class, g -> {
                assertThat(g.knock().waits()).isTrue();
                assertThat(g.knock().numbers()).containsExactly(order.number().text(), payOrdId());
            });
            assertThat(insurer.callbacksSent()).extracting(CallbackSent::reply).containsExactly(CallbackSent.Reply.YES);
        } finally {
            door.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO", "LATER"})
    void a_notice_is_answered_no_or_put_off(String decision) throws IOException {
        List<Reading> heard = new CopyOnWriteArrayList<>();
        HttpServer door = door(heard, r -> Decision.valueOf(decision));
        try {
            paid();

            assertThat(insurer.awaitCallbacks(3, Duration.ofSeconds(5))).isTrue();
            assertThat(insurer.callbacksSent())
                    .extracting(CallbackSent::reply)
                    .containsOnly(decision.equals("NO") ? CallbackSent.Reply.NO : CallbackSent.Reply.BROKEN);
            assertThat(heard)
                    .map(r -> ((Reading.Genuine) r).knock().id())
                    .hasSize(3)
                    .containsOnly("6302-" + payOrdId() + "-02");
        } finally {
            door.stop(0);
        }
    }

    @Test
    void a_forged_notice_is_refused() throws IOException {
        insurer.faults().callbacks(CallbackMood.FORGED);
        List<Reading> heard = new CopyOnWriteArrayList<>();
        HttpServer door = door(heard, r -> Decision.YES);
        try {
            paid();

            assertThat(insurer.awaitCallbacks(1, Duration.ofSeconds(5))).isTrue();
            assertThat(heard).singleElement().isInstanceOf(Reading.Forged.class);
            assertThat(insurer.callbacksSent())
                    .extracting(CallbackSent::reply)
                    .containsExactly(CallbackSent.Reply.BROKEN);
        } finally {
            door.stop(0);
        }
    }
}
