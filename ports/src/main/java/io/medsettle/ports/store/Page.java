package io.medsettle.ports.store;

import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one step of a desk writes, whole or not at all: lines, balanced postings, claims, secrets, and the next
 * appointment.
 *
 * @param id chosen by the writer; writing the same page again is no second page
 * @param firstSeq the place of its first line; the next free one when it was decided
 * @param releases claims given up by this page
 * @param sealed secrets by reference; lines hold the references only
 * @param lookAt when somebody should look at the order again; empty = nobody need
 * @param view how the order looks after this page, where that has changed: for search tables, never the truth
 */
public record Page(
        OrderId order,
        String id,
        long firstSeq,
        List<HistoryLine> lines,
        List<Posting> postings,
        List<Claim> claims,
        List<Claim> releases,
        Map<String, Secret> sealed,
        Optional<Instant> lookAt,
        Optional<Fields> view) {
    /** A page that changes nothing which is searched for. */
    public Page(
            OrderId order,
            String id,
            long firstSeq,
            List<HistoryLine> lines,
            List<Posting> postings,
            List<Claim> claims,
            List<Claim> releases,
            Map<String, Secret> sealed,
            Optional<Instant> lookAt) {
        this(order, id, firstSeq, lines, postings, claims, releases, sealed, lookAt, Optional.empty());
    }

    public Page {
        lines = List.copyOf(lines);
        postings = List.copyOf(postings);
        claims = List.copyOf(claims);
        releases = List.copyOf(releases);
        sealed = Map.copyOf(sealed);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("an empty page");
        }
        long sum = 0;
        for (Posting p : postings) {
            sum = Math.addExact(sum, p.fen());
        }
        if (sum != 0) {
            throw new IllegalArgumentException("postings do not balance, by " + sum + " fen");
        }
        for (int i = 0; i < lines.size(); i++) {
            HistoryLine line = lines.get(i);
            if (line.seq() != firstSeq + i
                    || !line.order().equals(order)
                    || !line.pageId().equals(id)) {
                throw new IllegalArgumentException("line " + i + " does not belong to this page");
            }
        }
    }
}
