package io.medsettle.core.order;

import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Secrets;

/** A fact about to be written: its kind, its fields, and the secrets that go to the vault with it. */
public record Draft(FactKind kind, Fields fields, Secrets secrets) {
    public static Draft of(FactKind kind, Fields fields) {
        return new Draft(kind, fields, Secrets.NONE);
    }

    /** A fact about one deed. */
    static Draft about(FactKind kind, DeedView deed, Fields fields) {
        return of(kind, fields.with("round", Integer.toString(deed.round())).with("deed", deed.name()));
    }

    public Draft hiding(Secrets more) {
        return new Draft(kind, fields, secrets.and(more));
    }
}
