package io.medsettle.adapter.yibao.wire;

import io.medsettle.ports.insurance.UploadLog.Stage;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** One start of a stay's upload on its way through the batches. For one thread. */
final class StayUpload {
    private final String number;
    private final int count;
    private final Instant until;
    private final Map<Integer, Stage> stages;
    private int batch;
    private boolean ended;
    private boolean worked;

    /**
     * @param count how many batches there are, 0 if that is not known before the last page
     * @param until when the budget is used up
     */
    StayUpload(String number, int count, Instant until, Map<Integer, Stage> stages) {
        this.number = number;
        this.count = count;
        this.until = until;
        this.stages = new HashMap<>(stages);
    }

    String number() {
        return number;
    }

    int batch() {
        return batch;
    }

    boolean finished() {
        return ended || count > 0 && batch >= count;
    }

    boolean stands() {
        return stages.get(batch) == Stage.STANDS;
    }

    boolean mayStand() {
        return stages.get(batch) == Stage.SENDING;
    }

    /** Whether no batch of this number was ever begun. */
    boolean untouched() {
        return stages.isEmpty();
    }

    /** Whether this batch stands and need not even be fetched. */
    boolean skips() {
        return count > 0 && stands();
    }

    void next() {
        batch++;
    }

    void done(boolean last) {
        batch++;
        ended = last;
    }

    void worked() {
        worked = true;
    }

    /** Each start carries one batch over at least. */
    boolean spent(Instant now) {
        return worked && !now.isBefore(until);
    }

    void note(Stage stage) {
        stages.put(batch, stage);
    }

    long standing() {
        return stages.values().stream().filter(s -> s == Stage.STANDS).count();
    }

    boolean leavesAnything() {
        return stages.values().stream().anyMatch(s -> s != Stage.REVOKED);
    }
}
