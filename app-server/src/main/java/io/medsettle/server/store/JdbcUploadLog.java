package io.medsettle.server.store;

import io.medsettle.ports.insurance.UploadLog;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is known of uploads in batches, in {@code upload_batch}. */
@Singleton
final class JdbcUploadLog implements UploadLog {
    private static final String READ =
            "SELECT batch_no, stage FROM upload_batch WHERE request_no = ? ORDER BY batch_no, step_no";
    private static final String NEXT = "SELECT COUNT(*) FROM upload_batch WHERE request_no = ? AND batch_no = ?";
    private static final String INSERT =
            "INSERT INTO upload_batch (request_no, batch_no, step_no, stage, noted_at) VALUES (?, ?, ?, ?, ?)";

    private final Transactions transactions;
    private final InstantSource clock;

    JdbcUploadLog(Transactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Note(int batch, Stage stage) {}

    @Override
    public Map<Integer, Stage> batches(String number) {
        List<Note> notes = transactions.read(
                c -> Rows.all(c, READ, row -> new Note(row.getInt(1), Stage.valueOf(row.getString(2))), number));
        Map<Integer, Stage> newest = new HashMap<>();
        notes.forEach(n -> newest.put(n.batch(), n.stage()));
        return newest;
    }

    @Override
    public void note(String number, int batch, Stage stage) {
        long at = clock.instant().toEpochMilli();
        transactions.write(c -> {
            long step = Rows.one(c, NEXT, row -> row.getLong(1), number, batch).orElse(0L);
            return Rows.change(c, INSERT, number, batch, step, stage.name(), at);
        });
    }
}
