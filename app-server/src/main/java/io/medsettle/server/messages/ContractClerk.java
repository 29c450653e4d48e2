package io.medsettle.server.messages;

import io.medsettle.ports.credit.ContractAsk;
import io.medsettle.ports.credit.ContractAsk.Occasion;
import io.medsettle.ports.credit.ContractNotice;
import io.medsettle.ports.credit.CreditContract.State;
import io.medsettle.ports.credit.PatientClass;
import io.medsettle.ports.his.HisQuestions;
import io.medsettle.ports.his.HisQuestions.Patient;
import io.medsettle.ports.store.StoreUnavailable;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.credit.ContractNews;
import io.medsettle.server.credit.Contracts;
import io.medsettle.server.messages.ContractRows.Noticed;
import io.medsettle.server.notices.Messengers;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells patients that their contract has changed (签约状态变更), credit-gz §12. A notice is a hint: how the contract stands is asked for
 * anew, and told only if it is not what was told last. Safe to share between threads.
 */
@Singleton
class ContractClerk implements ContractNews {
    private static final Logger LOG = LoggerFactory.getLogger(ContractClerk.class);
    /** What could not be found out for so long is not news any more. */
    private static final Duration BACK = Duration.ofHours(2);

    private static final int AT_ONCE = 50;
    private static final Secret NONE = new Secret("");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM月dd日 HH:mm", Locale.ROOT);

    private final ContractRows rows;
    private final HisQuestions his;
    private final Contracts contracts;
    private final Outbox outbox;
    private final Messengers messengers;
    private final InstantSource clock;
    private final String hospital;

    ContractClerk(
            ContractRows rows,
            HisQuestions his,
            Contracts contracts,
            Outbox outbox,
            Messengers messengers,
            InstantSource clock,
            GatewaySettings gateway) {
        this.rows = rows;
        this.his = his;
        this.contracts = contracts;
        this.outbox = outbox;
        this.messengers = messengers;
        this.clock = clock;
        this.hospital = gateway.orgName();
    }

    @Override
    public void noticed(String serial, ContractNotice notice) {
        if (!messengers.none()) {
            rows.add(serial, notice.certNo(), clock.instant());
        }
    }

    @Scheduled(fixedDelay = "${medsettle.messages.contracts-every:5s}", initialDelay = "10s")
    void look() {
        try {
            rows.open(clock.instant().minus(BACK), AT_ONCE).forEach(this::quietly);
        } catch (StoreUnavailable e) {
            LOG.warn("notices of contracts could not be read: {}", e.getMessage());
        }
    }

    private void quietly(Noticed noticed) {
        try {
            look(noticed);
        } catch (RuntimeException e) {
            LOG.warn("a contract that has changed is left for the next look: {}", e.getMessage());
        }
    }

    /** Where HIS or the platform does not answer it is looked at again. */
    private void look(Noticed noticed) {
        Optional<List<Patient>> found =
                his.patients("ID_CARD", noticed.certNo()).maybe();
        if (found.isEmpty()) {
            return;
        }
        Optional<Patient> patient = found.get().stream()
                .filter(p -> p.certNo().equals(noticed.certNo()) && !p.mobile().isEmpty())
                .findFirst();
        if (patient.isEmpty()) {
            rows.done(noticed.serial(), "", clock.instant());
            return;
        }
        contracts
                .findAside(asking(patient.get()))
                .match(
                        contract -> tell(noticed, patient.get(), contract.state()),
                        no -> end(noticed, ""),
                        unknown -> false);
    }

    private static ContractAsk asking(Patient p) {
        return new ContractAsk(
                p.certType(), p.certNo(), p.name(), PatientClass.SELF, "", NONE, p.mobile(), Occasion.ENTRY_PAGE);
    }

    /** That nothing is signed is no news to whom nothing was told: another merchant may know a contract of theirs. */
    private boolean tell(Noticed noticed, Patient patient, State state) {
        String words = words(state);
        String told = rows.told(noticed.certNo());
        boolean neverBegun = state == State.UNSIGNED && told.isEmpty();
        if (words.isEmpty() || neverBegun || told.equals(state.name())) {
            return end(noticed, "");
        }
        Fields said = Fields.of("title", "信用支付签约变更")
                .with("hospital", hospital)
                .with("time", TIME.format(noticed.arrivedAt().atZone(BusinessDay.ZONE)))
                .with("next", words);
        outbox.leave(new Message("contract/" + noticed.serial(), "contract", NONE, patient.mobile(), said));
        return end(noticed, state.name());
    }

    private boolean end(Noticed noticed, String state) {
        rows.done(noticed.serial(), state, clock.instant());
        return true;
    }

    private static String words(State state) {
        return switch (state) {
            case SIGNED -> "信用无感支付已开通, 就诊后自动结算";
            case UNSIGNED, TERMINATED -> "信用无感支付已解约, 就诊后请自行缴费";
            case FROZEN -> "信用无感支付已冻结, 就诊后请自行缴费; 恢复请联系签约银行或信用平台";
            case IN_PROGRESS -> "";
        };
    }
}
