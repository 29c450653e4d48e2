package io.medsettle.adapter.his.wire;

import io.medsettle.adapter.his.HisSettings;
import io.medsettle.ports.his.HisArchives;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.wire.Exchange;
import java.time.InstantSource;

/** P02. Safe to share between threads. */
public final class ArchiveLookups implements HisArchives {
    private final Line line;

    public ArchiveLookups(HisSettings settings, Exchange exchange, InstantSource clock) {
        line = new Line(settings, exchange, clock);
    }

    @Override
    public Outcome<Archive> create(NewArchive person, RequestNo number) {
        Guardian guardian = person.guardian();
        P02Archive.Request request = new P02Archive.Request(
                person.name().reveal(),
                person.certType(),
                person.certNo().reveal(),
                person.sex(),
                person.birthday(),
                person.mobile().reveal(),
                person.address().reveal(),
                guardian == null
                        ? null
                        : new P02Archive.Guardian(
                                guardian.name().reveal(),
                                guardian.certType(),
                                guardian.certNo().reveal(),
                                guardian.mobile().reveal(),
                                guardian.relation()),
                person.issueCard());
        Call call = Call.post("P02", P02Archive.PATH, number.text(), request).once(number.text());
        return line.send(call, P02Archive.Answer.class)
                .then(told -> Numbers.usable(told.patientId())
                        ? Outcome.succeeded(new Archive(
                                told.patientId(),
                                Sheets.known(told.cardNo()),
                                Sheets.known(told.cardType()),
                                told.existed()))
                        : Line.doubt(call, "患者ID 不可用"));
    }
}
