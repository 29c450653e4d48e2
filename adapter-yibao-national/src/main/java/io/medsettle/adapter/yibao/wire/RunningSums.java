package io.medsettle.adapter.yibao.wire;

import io.medsettle.ports.insurance.FeeLine;
import io.medsettle.ports.value.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the lines of stays under way were split, between one start and the next of this node. What another node or an
 * earlier life uploaded is not in it: then nothing is told. Keeps the last hundred stays. Safe to share.
 */
final class RunningSums {
    private static final int KEPT = 100;

    private final Map<String, LineSums> byNumber = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, LineSums> eldest) {
            return size() > KEPT;
        }
    };

    synchronized Optional<String> add(String number, List<FeeLine> sent, List<LineSums.Told> told) {
        LineSums trial = byNumber.computeIfAbsent(number, n -> new LineSums());
        Optional<String> defect = trial.add(sent, told);
        if (defect.isPresent()) {
            byNumber.remove(number);
        }
        return defect;
    }

    /** The sums by their note keys, if they hold all of this many batches. */
    synchronized Fields complete(String number, int batches) {
        LineSums sums = byNumber.get(number);
        return sums != null && sums.calls() == batches ? sums.notes() : Fields.NONE;
    }

    synchronized void forget(String number) {
        byNumber.remove(number);
    }
}
