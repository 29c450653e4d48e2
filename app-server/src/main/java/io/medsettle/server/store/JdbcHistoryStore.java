package io.medsettle.server.store;

import io.medsettle.ports.store.Agenda;
import io.medsettle.ports.store.Appended;
import io.medsettle.ports.store.Claim;
import io.medsettle.ports.store.ClaimHolder;
import io.medsettle.ports.store.HistoryLine;
import io.medsettle.ports.store.HistoryStore;
import io.medsettle.ports.store.Page;
import io.medsettle.ports.store.Posting;
import io.medsettle.ports.store.StoreUnavailable;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Histories in tables. A page is one transaction and one commit, a batch a table; the primary key (order, place) is the
 * referee between nodes. Safe to share between threads.
 */
public final class JdbcHistoryStore implements HistoryStore, Agenda {
    private static final int TRIES = 12;
    private static final int MOST_TAKEN = 500;

    private final Transactions transactions;
    private final Vault vault;
    private final PageListener listener;

    public JdbcHistoryStore(Transactions transactions, Vault vault, PageListener listener) {
        this.transactions = transactions;
        this.vault = vault;
        this.listener = listener;
    }

    @Override
    public List<HistoryLine> read(OrderId order) {
        return transactions.read(c -> LineRows.read(c, order));
    }

    @Override
    public Appended append(Page page) {
        Attempt attempt = new Attempt(page, boxes(page));
        for (int tries = 1; tries <= TRIES; tries++) {
            Optional<Appended> came = tryOnce(attempt, tries);
            if (came.isPresent()) {
                return came.get();
            }
        }
        throw new StoreUnavailable("a page could not be written, each time for another reason", new SQLException());
    }

    /** Encrypted before the transaction is opened: it shall be short. */
    private Map<String, Box> boxes(Page page) {
        Map<String, Box> boxes = new HashMap<>();
        page.sealed().forEach((ref, secret) -> boxes.put(ref, vault.close(SealedRows.PURPOSE, ref, secret)));
        return boxes;
    }

    /** What is learned from one try for the next. */
    private static final class Attempt {
        final Page page;
        final Map<String, Box> boxes;
        final Set<Claim> own = new HashSet<>();
        boolean sealedBefore;

        Attempt(Page page, Map<String, Box> boxes) {
            this.page = page;
            this.boxes = boxes;
        }
    }

    /** Empty = nothing is known to stand, and there is a reason to write the same page again. */
    private Optional<Appended> tryOnce(Attempt attempt, int tries) {
        try {
            return transactions.once(c -> {
                write(c, attempt);
                return Optional.of(new Appended.Written());
            });
        } catch (CommitUnknown e) {
            transactions.waitOrGiveUp(e, tries);
            return atItsPlace(attempt.page);
        } catch (Clash e) {
            return switch (e.where()) {
                case LINES -> atItsPlace(attempt.page);
                case CLAIMS -> atItsPlace(attempt.page).or(() -> takenByAnother(attempt));
                case SEALED -> {
                    transactions.read(c -> {
                        SealedRows.refuseForeign(c, attempt.page);
                        return true;
                    });
                    attempt.sealedBefore = true;
                    yield Optional.empty();
                }
                case INBOX -> throw new IllegalStateException("a page writes no callbacks", e);
            };
        }
    }

    private void write(Connection c, Attempt attempt) throws SQLException {
        Page page = attempt.page;
        boolean opens = page.firstSeq() == 0;
        LineRows.insert(c, page.lines());
        PostingRows.insert(c, page);
        ClaimRows.release(c, page);
        ClaimRows.insert(c, page, attempt.own);
        SealedRows.insert(c, page, attempt.boxes, attempt.sealedBefore);
        if (page.lookAt().isPresent()) {
            AgendaRows.appoint(c, page.order(), page.lookAt().get().toEpochMilli(), opens);
        } else if (!opens) {
            AgendaRows.remove(c, page.order());
        }
        listener.writing(c, page);
    }

    /** Looks who wrote at the page's place, on a fresh connection; empty if nobody did, so far. */
    private Optional<Appended> atItsPlace(Page page) {
        return transactions
                .read(c -> LineRows.pageAt(c, page.order(), page.firstSeq()))
                .map(id -> id.equals(page.id()) ? new Appended.Written() : new Appended.LostRace());
    }

    private Optional<Appended> takenByAnother(Attempt attempt) {
        return transactions
                .read(c -> ClaimRows.takenByAnother(c, attempt.page, attempt.own))
                .map(taken -> taken);
    }

    @Override
    public Optional<ClaimHolder> holder(String kind, String org, String text) {
        return transactions.read(c -> ClaimRows.holder(c, kind, org, text));
    }

    @Override
    public Optional<Secret> unseal(String ref) {
        return transactions.read(c -> SealedRows.read(c, ref)).map(box -> vault.openText(SealedRows.PURPOSE, ref, box));
    }

    /** Deletes a secret; what the history says of it stays. */
    public void purge(String ref) {
        transactions.write(c -> SealedRows.delete(c, ref));
    }

    @Override
    public List<Posting> postings(OrderId order) {
        return transactions.read(c -> PostingRows.read(c, order));
    }

    @Override
    public List<OrderId> takeDue(Instant now, int limit, String node, Duration lease) {
        long time = now.toEpochMilli();
        List<String> due = transactions.read(c -> AgendaRows.due(c, time, Math.min(limit, MOST_TAKEN)));
        if (due.isEmpty()) {
            return List.of();
        }
        long until = now.plus(lease).toEpochMilli();
        String mark = node + "/" + UUID.randomUUID();
        List<String> taken = transactions.write(c -> AgendaRows.take(c, due, time, until, mark));
        return taken.stream().map(OrderId::new).toList();
    }

    @Override
    public void lookAgain(OrderId order, Instant at) {
        transactions.write(c -> {
            AgendaRows.appoint(c, order, at.toEpochMilli(), false);
            return true;
        });
    }
}
