package io.medsettle.server.messages;

import io.medsettle.ports.store.StoreUnavailable;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where messages are left (发件箱): kept at once, carried by hands of its own, so that nobody waits. What the hands have no room
 * for, or what a dead node left, is found by looking. Safe to share between threads and nodes.
 */
@Singleton
public class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final int HANDS = 2;
    private static final int AT_ONCE = 100;

    private final MessageRows rows;
    private final Courier courier;
    private final InstantSource clock;
    private final ThreadPoolExecutor hands;

    Outbox(MessageRows rows, Courier courier, InstantSource clock) {
        this.rows = rows;
        this.courier = courier;
        this.clock = clock;
        hands = new ThreadPoolExecutor(HANDS, HANDS, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(AT_ONCE), r -> {
            Thread thread = new Thread(r, "medsettle-messages");
            thread.setDaemon(true);
            return thread;
        });
        hands.allowCoreThreadTimeOut(true);
    }

    /**
     * Leaves a message. Its number is for ever: the same one again is the first message.
     *
     * @return false if that number stands for a message with other content
     */
    public boolean leave(Message message) {
        String digest = digest(message);
        if (rows.add(message, digest, clock.instant())) {
            find(message.number()).ifPresent(this::carry);
            return true;
        }
        return find(message.number()).filter(k -> k.digest().equals(digest)).isPresent();
    }

    Optional<Kept> find(String number) {
        return rows.find(number);
    }

    @Scheduled(fixedDelay = "${medsettle.messages.look-every:5s}", initialDelay = "5s")
    void look() {
        try {
            rows.due(clock.instant(), AT_ONCE).forEach(this::carry);
        } catch (StoreUnavailable e) {
            LOG.warn("the outbox could not be read: {}", e.getMessage());
        }
    }

    private void carry(Kept kept) {
        try {
            hands.execute(() -> quietly(kept));
        } catch (RejectedExecutionException full) {
            LOG.debug("left for the next look");
        }
    }

    private void quietly(Kept kept) {
        try {
            courier.carry(kept);
        } catch (RuntimeException e) {
            LOG.warn("a message is left for the next look: {}", e.getMessage());
        }
    }

    private static String digest(Message message) {
        try {
            String all = message.kind() + "\n" + message.text().reveal();
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }

    @PreDestroy
    void stop() {
        hands.shutdown();
    }
}
