package io.medsettle.server.credit;

import io.medsettle.ports.credit.PatientClass;
import io.medsettle.ports.his.HisQuestions;
import io.medsettle.ports.his.HisQuestions.Patient;
import io.medsettle.ports.insurance.InsurerQueries;
import io.medsettle.ports.insurance.InsurerQueries.Certificate;
import io.medsettle.ports.insurance.InsurerQueries.Insurance;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.assembly.GatewaySettings;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Who a patient is, by HIS's archive (P01), and of which class, by the insurer (1101) where nobody else has said it. */
@Singleton
class People {
    private static final Secret NONE = new Secret("");

    private final HisQuestions his;
    private final InsurerQueries insurer;
    private final CreditRules rules;
    private final GatewaySettings gateway;
    private final InstantSource clock;

    People(HisQuestions his, InsurerQueries insurer, CreditRules rules, GatewaySettings gateway, InstantSource clock) {
        this.his = his;
        this.insurer = insurer;
        this.rules = rules;
        this.gateway = gateway;
        this.clock = clock;
    }

    /**
     * The archive of a patient.
     *
     * @throws Stopped where it is incomplete or HIS does not answer
     */
    Patient archive(String patientId) {
        List<Patient> found = his.patients("HIS_ID", new Secret(patientId)).match(all -> all, no -> List.of(), u -> {
            throw new Stopped(Decision.skipped(Gate.BILL, "HIS_SILENT", "HIS 没有答复患者档案查询, 无法确认身份"));
        });
        return found.stream()
                .filter(p -> p.patientId().equals(patientId))
                .filter(p -> !p.name().isEmpty() && !p.certNo().isEmpty())
                .findFirst()
                .orElseThrow(() -> new Stopped(
                        Decision.window(Gate.BILL, "ARCHIVE_INCOMPLETE", "HIS 档案中没有该患者的姓名或证件号, 请患者到窗口补全档案")));
    }

    /**
     * The person with its class.
     *
     * @param told the class as HIS told it
     * @param insuType insurance type as HIS keeps it for the visit, "" = self-paid
     * @throws Stopped where nobody can tell the class: it is not guessed
     */
    Person person(Patient archive, Optional<PatientClass> told, String insuType) {
        if (told.isEmpty() && insuType.isEmpty() || told.equals(Optional.of(PatientClass.SELF))) {
            return new Person(archive, PatientClass.SELF, "", "", NONE, 0);
        }
        if (told.isPresent() && !needsInsurer(told.get())) {
            return new Person(archive, told.get(), "", insuType, NONE, 0);
        }
        InsurerQueries.Person known = insured(archive);
        Insurance insurance = known.insurances().stream()
                .filter(i -> i.state().equals("1"))
                .max(Comparator.comparing(i -> i.insuType().equals(insuType)))
                .orElseThrow(() -> new Stopped(Decision.skipped(Gate.BILL, "NOT_INSURED", "医保称该患者没有有效参保, 请核对就诊的参保类别")));
        PatientClass patientClass = told.orElseGet(() -> rules.classAt(insurance.admdvs(), gateway.admdvs()));
        return new Person(
                archive,
                patientClass,
                insurance.admdvs(),
                insurance.insuType(),
                known.psnNo(),
                insurance.balance().orElse(0));
    }

    private boolean needsInsurer(PatientClass patientClass) {
        return switch (patientClass) {
            case PROVINCE_OTHER, NATIONAL_OTHER -> true;
            case GZ_CITY, GZ_DIRECT, SELF -> rules.accountClasses().contains(patientClass);
        };
    }

    private InsurerQueries.Person insured(Patient archive) {
        Outcome<InsurerQueries.Person> said = insurer.person(
                new Certificate("02", archive.certNo(), NONE, archive.certType(), archive.certNo(), archive.name()));
        return said.match(
                person -> person,
                no -> {
                    throw new Stopped(Decision.skipped(Gate.BILL, "INSURER_REFUSED", "医保人员信息查询被拒: " + no.text()));
                },
                u -> {
                    throw new Stopped(Decision.skipped(Gate.BILL, "INSURER_SILENT", "医保没有答复人员信息查询, 不能确认参保类别"));
                });
    }

    /** Whether somebody is too young for a contract of their own; an unknown birthday is nobody's guess. */
    boolean minor(Patient archive) {
        if (rules.minorAge() == 0) {
            return false;
        }
        LocalDate today = BusinessDay.of(clock.instant()).date();
        return birthday(archive)
                .map(day -> Period.between(day, today).getYears() < rules.minorAge())
                .orElse(false);
    }

    private static Optional<LocalDate> birthday(Patient archive) {
        String id = archive.certNo().reveal();
        boolean idCard = archive.certType().equals("01") && id.matches("[0-9]{17}[0-9Xx]");
        String text = idCard
                ? id.substring(6, 10) + "-" + id.substring(10, 12) + "-" + id.substring(12, 14)
                : archive.birthday();
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
