package io.medsettle.adapter.his.wire;

import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.outcome.Outcome;

/** I01 and I03 about one stay. */
final class Stays {
    private final Line line;

    Stays(Line line) {
        this.line = line;
    }

    /** The stay of a deed, exactly one. */
    Outcome<I01Stays.Stay> of(Deed deed) {
        String stayId = deed.notes().need(NoteKey.STAY_ID);
        Call call =
                Call.post("I01", I01Stays.PATH, deed.number().text(), new I01Stays.Request(null, null, stayId, null));
        return line.send(call, I01Stays.Answer.class).then(found -> found.stays().stream()
                .filter(stay -> stay.stayId().equals(stayId))
                .findFirst()
                .map(Outcome::succeeded)
                .orElseGet(() -> found.stays().isEmpty()
                        ? Outcome.declined("NO_STAY", "HIS 查无此住院")
                        : Line.doubt(call, "答非所问: 住院流水号不符")));
    }

    Outcome<I03Deposits.Answer> deposits(String stayId) {
        Call call = Call.get("I03", I02Deposit.path(stayId));
        return line.send(call, I03Deposits.Answer.class)
                .then(told ->
                        told.stayId().equals(stayId) ? Outcome.succeeded(told) : Line.doubt(call, "答非所问: 住院流水号不符"));
    }

    /** As a question about something else: no answer of it is a no. */
    static <T> Outcome<T> asked(Outcome<T> said, String transaction) {
        return said.match(
                Outcome::succeeded,
                no -> Outcome.unknown(Outcome.Doubt.NO_ANSWER, transaction + " 查询未成: " + no.code() + " " + no.text()),
                u -> Outcome.unknown(u.doubt(), u.text()));
    }
}
