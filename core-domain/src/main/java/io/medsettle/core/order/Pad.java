package io.medsettle.core.order;

import io.medsettle.ports.store.Claim;
import io.medsettle.ports.store.HistoryLine;
import io.medsettle.ports.store.Page;
import io.medsettle.ports.store.Posting;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A page being written: facts are told to the order as they are put down, together with the entries they cause and the
 * secrets they hide. If the page cannot be stored the order must be read anew. Not safe to share.
 */
public final class Pad {
    /** Who wrote the page takes the next step at once; somebody else does only if the writer has died. */
    private static final Duration WRITER_GOES_ON = Duration.ofSeconds(2);

    private final Order order;
    private final String pageId;
    private final long firstSeq;
    private final boolean wasFree;
    private final Fields before;
    private final List<HistoryLine> lines = new ArrayList<>();
    private final List<Posting> postings = new ArrayList<>();
    private final Map<String, Secret> sealed = new HashMap<>();

    /** @param order held by the writer alone until the page stands */
    public Pad(Order order, String pageId) {
        this.order = order;
        this.pageId = pageId;
        this.firstSeq = order.nextSeq();
        this.wasFree = order.free();
        this.before = order.exists() ? Glance.of(order) : Fields.NONE;
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    public Map<String, Secret> sealed() {
        return sealed;
    }

    public Pad put(List<Draft> drafts, Instant now) {
        drafts.forEach(draft -> put(draft, now));
        return this;
    }

    private void put(Draft draft, Instant now) {
        long seq = order.nextSeq();
        Fields fields = draft.fields();
        if (!draft.secrets().isEmpty()) {
            String ref = order.id().text() + "-" + seq + "-" + pageId;
            Map<String, String> plain = new HashMap<>();
            draft.secrets().forEach((k, v) -> plain.put(k, v.reveal()));
            sealed.put(ref, new Secret(Fields.of(plain).text()));
            fields = fields.with("sealed", ref);
        }
        postings.addAll(entries(draft));
        HistoryLine line =
                new HistoryLine(order.id(), seq, pageId, now, draft.kind().name(), FactKind.VERSION, fields);
        lines.add(line);
        order.tellOn(line);
    }

    /** The page as it stands now, with the next appointment told from it. */
    public Page page(List<Claim> claims, Instant now) {
        List<Claim> releases = order.free() && !wasFree ? order.bills() : List.of();
        return new Page(
                order.id(),
                pageId,
                firstSeq,
                lines,
                postings,
                claims,
                releases,
                sealed,
                appointment(now),
                Glance.changed(before, order, lines));
    }

    private List<Posting> entries(Draft draft) {
        Fields f = draft.fields();
        if (!f.has("round") || !f.has("deed") || draft.kind() == FactKind.DEED) {
            return List.of();
        }
        return order.round(Integer.parseInt(f.need("round")))
                .deed(f.need("deed"))
                .map(d -> Books.of(order, d, draft))
                .orElse(List.of());
    }

    private Optional<Instant> appointment(Instant now) {
        Step next = Rules.next(order, now, Map.of());
        if (next instanceof Step.Rest) {
            return Optional.empty();
        }
        return Optional.of(next instanceof Step.Wait wait ? wait.until() : now.plus(WRITER_GOES_ON));
    }
}
