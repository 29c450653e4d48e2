package io.medsettle.adapter.his.wire;

import io.medsettle.ports.outcome.Outcome;

/** How a call reaches HIS and what its answer says in our own shape: the seam between acts and transports (his §3). */
interface Face {
    <T> Outcome<Line.Told<T>> send(Call call, Class<T> type);

    /** Whether O02 keeps others from the bill; without it nothing is held and nothing has to be let go (his §7.2). */
    boolean holds();

    /** Whether a transaction of his §6.2 can be asked for at all. */
    boolean offers(String transaction);
}
