package io.medsettle.adapter.his;

import io.medsettle.adapter.his.wire.ArchiveLookups;
import io.medsettle.ports.his.HisArchives;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireLog;
import java.time.InstantSource;

/** Archives over the default REST profile (his §6.2 P02). Safe to share between threads. */
public final class HisArchivesOverRest implements HisArchives {
    private final ArchiveLookups lookups;

    public HisArchivesOverRest(HisSettings settings, Exchange exchange, WireLog log, InstantSource clock) {
        lookups = new ArchiveLookups(settings, log.watching(settings.party().name(), exchange), clock);
    }

    @Override
    public Outcome<Archive> create(NewArchive person, RequestNo number) {
        return lookups.create(person, number);
    }
}
