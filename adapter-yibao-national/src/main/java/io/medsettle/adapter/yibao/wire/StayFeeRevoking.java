package io.medsettle.adapter.yibao.wire;

import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.outcome.Outcome;
import java.util.List;

/** 2302: takes uploaded lines of a stay away, all or by their serials; what is not there is gone (yibao-core §3.5). */
final class StayFeeRevoking {
    private static final String ALL = "0000";

    private final Core core;

    StayFeeRevoking(Core core) {
        this.core = core;
    }

    Outcome<Closed> all(Deed deed) {
        return these(deed, List.of(ALL));
    }

    Outcome<Closed> these(Deed deed, List<String> serials) {
        String mdtrtId = deed.notes().get(NoteKey.MDTRT_ID);
        String psnNo = deed.secrets().get(NoteKey.PSN_NO);
        RevokeStayFees2302.In in = new RevokeStayFees2302.In(serials.stream()
                .map(serial -> new RevokeStayFees2302.Row(serial, mdtrtId, psnNo))
                .toList());
        return core.whole("2302", in, SettledBooks.question(deed))
                .match(
                        yes -> Outcome.succeeded(Closed.byClose()),
                        Verdict::ofGoing,
                        Verdict::notAsked,
                        Verdict::silent);
    }
}
