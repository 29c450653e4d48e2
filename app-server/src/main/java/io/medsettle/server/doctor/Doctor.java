package io.medsettle.server.doctor;

import java.time.InstantSource;
import java.util.List;

/** Lets every check look, whatever comes of the others. */
final class Doctor {
    private final List<Check> checks;
    private final InstantSource clock;

    Doctor(List<Check> checks, InstantSource clock) {
        this.checks = List.copyOf(checks);
        this.clock = clock;
    }

    /** All checks of an installation. */
    static Doctor of(Installation installation, Database database, InstantSource clock) {
        Calls calls = new Calls(installation, clock);
        return new Doctor(
                List.of(
                        new SettingsCheck(installation),
                        new DatabaseCheck(installation, database),
                        new VaultCheck(installation, database, clock),
                        new ClockCheck(database, calls, clock),
                        new KeysCheck(installation, clock),
                        new FarSidesCheck(calls),
                        new FarCertificatesCheck(installation, clock),
                        new HighWaterCheck(installation, database, clock),
                        new WorkCheck(database, clock)),
                clock);
    }

    Report examine() {
        return new Report(
                clock.instant(),
                checks.stream()
                        .map(check -> new Report.Section(check.name(), findings(check)))
                        .toList());
    }

    private static List<Finding> findings(Check check) {
        try {
            return check.look();
        } catch (RuntimeException e) {
            return List.of(Finding.unknown(
                    "这一项没有查完 (" + e.getClass().getSimpleName() + ")", "先处理其它项再查一次; 仍如此则请把这份结果交给软件的维护者"));
        }
    }
}
