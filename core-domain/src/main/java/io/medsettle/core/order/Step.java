package io.medsettle.core.order;

import java.time.Instant;
import java.util.List;

/** The one thing an order calls for now. */
public sealed interface Step {
    /** Write the intent, then start (or start again under the same number). */
    record Start(DeedView deed, boolean repeat) implements Step {}

    /** Write the intent, then let go. */
    record Abandon(DeedView deed) implements Step {}

    /** Write the intent, then give back. */
    record Reverse(DeedView deed, boolean repeat) implements Step {}

    /** Ask what became of it; writes only news. */
    record Ask(DeedView deed) implements Step {}

    /** Write what needs no call. */
    record Write(List<Draft> drafts) implements Step {}

    /** Nothing to do before then. */
    record Wait(Instant until) implements Step {}

    /** Nothing to do at all. */
    record Rest() implements Step {}
}
