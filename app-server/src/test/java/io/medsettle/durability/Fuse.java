package io.medsettle.durability;

import io.medsettle.ports.insurance.UploadLog;
import io.medsettle.ports.store.Agenda;
import io.medsettle.ports.store.Appended;
import io.medsettle.ports.store.ClaimHolder;
import io.medsettle.ports.store.HistoryLine;
import io.medsettle.ports.store.HistoryStore;
import io.medsettle.ports.store.Page;
import io.medsettle.ports.store.Posting;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.Exchange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts writes and outside calls alike and blows before the n-th; once blown, nothing works any more. */
final class Fuse {
    private int left;
    private boolean blown;

    /** @param steps how many writes and calls still go through */
    Fuse(int steps) {
        left = steps;
    }

    /** One that never blows. */
    static Fuse solid() {
        return new Fuse(Integer.MAX_VALUE);
    }

    boolean blown() {
        return blown;
    }

    /** Before a write or a call of whatever kind. */
    void step() {
        if (blown || left-- == 0) {
            blown = true;
            throw new PowerCut();
        }
    }

    Exchange before(Exchange real) {
        return request -> {
            step();
            return real.exchange(request);
        };
    }

    UploadLog before(UploadLog real) {
        return new UploadLog() {
            @Override
            public Map<Integer, Stage> batches(String number) {
                return real.batches(number);
            }

            @Override
            public void note(String number, int batch, Stage stage) {
                step();
                real.note(number, batch, stage);
            }
        };
    }

    HistoryStore before(HistoryStore real) {
        return new HistoryStore() {
            @Override
            public List<HistoryLine> read(OrderId order) {
                return real.read(order);
            }

            @Override
            public Appended append(Page page) {
                step();
                return real.append(page);
            }

            @Override
            public Optional<ClaimHolder> holder(String kind, String org, String text) {
                return real.holder(kind, org, text);
            }

            @Override
            public Optional<Secret> unseal(String ref) {
                return real.unseal(ref);
            }

            @Override
            public List<Posting> postings(OrderId order) {
                return real.postings(order);
            }
        };
    }

    Agenda before(Agenda real) {
        return new Agenda() {
            @Override
            public List<OrderId> takeDue(Instant now, int limit, String node, Duration lease) {
                step();
                return real.takeDue(now, limit, node, lease);
            }

            @Override
            public void lookAgain(OrderId order, Instant at) {
                step();
                real.lookAgain(order, at);
            }
        };
    }
}
