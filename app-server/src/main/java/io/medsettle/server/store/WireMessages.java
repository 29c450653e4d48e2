package io.medsettle.server.store;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.wire.WireLog;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps raw messages of both directions, encrypted (报文留存). A call only puts its message into a bounded queue; one thread
 * encrypts and writes in batches. When the queue is full, or the database will not take a batch, messages are dropped and
 * counted: a call is never slowed or failed by it. Safe to share between threads; close it to have the rest written.
 */
public final class WireMessages implements WireLog, AutoCloseable {
    /** The vault's purpose; the row's id is the name. */
    static final String PURPOSE = "wire";

    private static final Logger LOG = LoggerFactory.getLogger(WireMessages.class);
    private static final int MOST_WAITING = 8_192;
    private static final long MOST_BYTES = 64L << 20;
    private static final int BATCH = 200;
    private static final String INSERT =
            "INSERT INTO wire_message (wire_day, id, passed_at, party, direction, wire_name,"
                    + " request_no, transmission, outcome, http_status, key_id, box) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final BlockingQueue<WireRow> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong kept = new AtomicLong();
    private final String writer = base36(ThreadLocalRandom.current().nextLong(1L << 40), 8);
    private final Transactions transactions;
    private final Vault vault;
    private final InstantSource clock;
    private final Thread thread;
    private long lastId;
    private volatile boolean closing;

    public WireMessages(Transactions transactions, Vault vault, InstantSource clock) {
        this.transactions = transactions;
        this.vault = vault;
        this.clock = clock;
        thread = new Thread(this::writeOn, "wire-messages");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void sending(String party, WireRequest request) {
        offer(WireRow.out(clock.millis(), party, request));
    }

    @Override
    public void came(String party, WireRequest request, WireResult result) {
        offer(WireRow.in(clock.millis(), party, request, result));
    }

    private void offer(WireRow row) {
        int weight = row.weight();
        if (bytes.addAndGet(weight) <= MOST_BYTES && waiting.offer(row)) {
            return;
        }
        bytes.addAndGet(-weight);
        drop(1);
    }

    private void drop(int count) {
        long before = dropped.getAndAdd(count);
        if (before == 0 || before / 1000 != (before + count) / 1000) {
            LOG.warn("raw messages are being dropped, {} since the start", before + count);
        }
    }

    /** How many messages were not kept since the start: a figure to be watched. */
    public long dropped() {
        return dropped.get();
    }

    /** How many were written since the start. */
    public long kept() {
        return kept.get();
    }

    /** How many wait to be written. */
    public int waiting() {
        return waiting.size();
    }

    private void writeOn() {
        List<WireRow> batch = new ArrayList<>(BATCH);
        while (!closing || !waiting.isEmpty()) {
            try {
                WireRow first = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    waiting.drainTo(batch, BATCH - 1);
                    write(batch);
                }
            } catch (InterruptedException e) {
                closing = true;
            } catch (RuntimeException e) {
                LOG.warn("a batch of raw messages was not kept: {}", e.getMessage());
                drop(batch.size());
            }
            batch.forEach(row -> bytes.addAndGet(-row.weight()));
            batch.clear();
        }
    }

    private void write(List<WireRow> batch) {
        List<Closed> rows = batch.stream().map(this::closed).toList();
        try {
            transactions.once(c -> {
                Rows.batch(c, INSERT, rows, WireMessages::bind);
                return true;
            });
        } catch (CommitUnknown e) {
            LOG.warn("a batch of {} raw messages may not have been kept", rows.size());
        }
        kept.addAndGet(rows.size());
    }

    private record Closed(String id, WireRow row, Box box) {}

    private Closed closed(WireRow row) {
        String id = base36(row.at(), 9) + writer + base36(lastId++, 7);
        return new Closed(id, row, vault.close(PURPOSE, id, row.raw()));
    }

    private static void bind(PreparedStatement to, Closed closed) throws SQLException {
        WireRow row = closed.row();
        to.setString(1, BusinessDay.of(Instant.ofEpochMilli(row.at())).text());
        to.setString(2, closed.id());
        to.setLong(3, row.at());
        to.setString(4, cut(row.party(), 48));
        to.setString(5, row.direction());
        to.setString(6, cut(row.request().transaction(), 64));
        to.setString(7, cut(row.request().number(), 64));
        to.setString(8, cut(row.request().transmission(), 64));
        to.setString(9, row.outcome());
        to.setInt(10, row.status());
        to.setString(11, closed.box().keyId());
        to.setBytes(12, closed.box().bytes());
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    private static String base36(long number, int digits) {
        String text = Long.toString(number, 36);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }

    /** Writes what waits, for at most five seconds. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join(Duration.ofSeconds(5).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }
}
