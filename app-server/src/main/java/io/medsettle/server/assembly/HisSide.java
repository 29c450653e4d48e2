package io.medsettle.server.assembly;

import io.medsettle.adapter.his.HisArchivesOverRest;
import io.medsettle.adapter.his.HisBills;
import io.medsettle.adapter.his.HisInsurance;
import io.medsettle.adapter.his.HisRegistrationsOverRest;
import io.medsettle.adapter.his.HisSettings;
import io.medsettle.adapter.his.HisSite;
import io.medsettle.adapter.his.HisStaysOverRest;
import io.medsettle.adapter.his.HisWardConventions;
import io.medsettle.adapter.his.StayFeesOverRest;
import io.medsettle.ports.his.HisArchives;
import io.medsettle.ports.his.HisRegistrations;
import io.medsettle.ports.his.HisStays;
import io.medsettle.ports.insurance.StayFees;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireLog;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** What HIS can be asked besides moving money. */
@Factory
final class HisSide {
    @Singleton
    HisRegistrations registrations(HisSettings settings, Exchange exchange, WireLog log, InstantSource clock) {
        return new HisRegistrationsOverRest(settings, exchange, log, clock);
    }

    @Singleton
    HisStays stays(HisSettings settings, Exchange exchange, WireLog log, InstantSource clock) {
        return new HisStaysOverRest(settings, exchange, log, clock);
    }

    @Singleton
    HisSite site(HisSettings settings, Exchange exchange, WireLog log, InstantSource clock) {
        return new HisSite(settings, exchange, log, clock);
    }

    @Singleton
    HisArchives archives(HisSettings settings, Exchange exchange, WireLog log, InstantSource clock) {
        return new HisArchivesOverRest(settings, exchange, log, clock);
    }

    @Singleton
    StayFees stayFees(HisSettings settings, Exchange exchange, WireLog log, InstantSource clock) {
        return new StayFeesOverRest(settings, exchange, log, clock, HisWardConventions.usual());
    }

    @Singleton
    HisBills bills(HisSettings settings, Exchange exchange, WireLog log, InstantSource clock) {
        return new HisBills(settings, exchange, log, clock, HisWardConventions.usual());
    }

    /** HIS as the insurer's speaker (医保由 HIS 调用). */
    @Singleton
    HisInsurance hisInsurance(HisSettings settings, Exchange exchange, WireLog log, InstantSource clock) {
        return new HisInsurance(settings, exchange, log, clock);
    }
}
