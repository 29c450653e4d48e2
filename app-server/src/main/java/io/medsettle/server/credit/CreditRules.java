package io.medsettle.server.credit;

import io.medsettle.ports.credit.PatientClass;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When this hospital uses credit no-sense pay ({@code medsettle.credit}), credit-gz §8.3, §13, §14. Amounts in fen, 0 = no limit.
 *
 * @param open hospital switch
 * @param classes classes for which it is open
 * @param familyPay whether a relative's contract may pay (亲情付)
 * @param wished whether a signed patient's visit is paid so where nobody has said anything about it
 * @param minorAge who is younger needs a relative who pays, 0 = nobody
 * @param maxOrderFen most of the patient's own part in one order
 * @param maxDayFen most of the patient's own part in one day
 * @param maxClassFen most in one order, by class
 * @param excludedMedTypes medical categories that are paid the ordinary way
 * @param accountClasses classes of which the platform collects the personal account as well (医保个账支付)
 * @param cityAreas how an insured place begins that belongs to the city (广州医保)
 * @param directAreas insured places of the municipal pool (市直医保)
 * @param contractLife how long an answer about a contract is believed
 * @param answerWithin how long HIS waits for an answer to an event
 * @param giveUpAfter after so long an event of which nothing was opened is not taken up any more
 * @param workers how many events are worked on at once
 * @param waiting how many more may wait for that; beyond it an event waits for the sweep
 * @param hisChannel by what name HIS books what the platform collected
 * @param holdAgain how often HIS's hold is renewed while a payment is in doubt
 * @param maxHold after so long in doubt a person is called
 * @param depositMode how a deposit is secured: CHARGE collects it, WAIVE lets the contract stand for it
 */
@ConfigurationProperties("medsettle.credit")
public record CreditRules(
        @Bindable(defaultValue = "true") boolean open,

        @Bindable(defaultValue = "GZ_CITY,GZ_DIRECT,PROVINCE_OTHER,NATIONAL_OTHER,SELF")
        List<PatientClass> classes,

        @Bindable(defaultValue = "true") boolean familyPay,
        @Bindable(defaultValue = "true") boolean wished,
        @Bindable(defaultValue = "18") @Min(0) @Max(99) int minorAge,
        @Bindable(defaultValue = "0") @Min(0) long maxOrderFen,
        @Bindable(defaultValue = "0") @Min(0) long maxDayFen,
        @Nullable Map<String, Long> maxClassFen,
        @Bindable(defaultValue = "") List<String> excludedMedTypes,
        @Bindable(defaultValue = "") List<PatientClass> accountClasses,
        @Bindable(defaultValue = "4401") List<String> cityAreas,
        @Bindable(defaultValue = "440199") List<String> directAreas,
        @Bindable(defaultValue = "10m") Duration contractLife,
        @Bindable(defaultValue = "8s") Duration answerWithin,
        @Bindable(defaultValue = "10m") Duration giveUpAfter,
        @Bindable(defaultValue = "24") @Min(1) @Max(512) int workers,
        @Bindable(defaultValue = "400") @Min(1) @Max(10_000) int waiting,
        @Bindable(defaultValue = "CREDIT_GZ") @NotBlank String hisChannel,
        @Bindable(defaultValue = "10m") Duration holdAgain,
        @Bindable(defaultValue = "30m") Duration maxHold,

        @Bindable(defaultValue = "CHARGE") String depositMode) {
    /** A deposit is collected: real money. */
    static final String CHARGE = "CHARGE";
    /** The contract stands for a deposit, and nothing is collected. */
    static final String WAIVE = "WAIVE";

    private static final String PREAUTH = "PREAUTH";
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(10);

    public CreditRules {
        classes = List.copyOf(classes);
        excludedMedTypes = List.copyOf(excludedMedTypes);
        accountClasses = List.copyOf(accountClasses);
        if (depositMode.equals(PREAUTH)) {
            throw new IllegalArgumentException("medsettle.credit.deposit-mode: 不支持 PREAUTH (预授权): 冻结的款项尚不能随出院完成或解冻;"
                    + " 请与运营方商定后改为 CHARGE (收款) 或 WAIVE (免押金)");
        }
        if (!depositMode.equals(CHARGE) && !depositMode.equals(WAIVE)) {
            throw new IllegalArgumentException(
                    "medsettle.credit.deposit-mode: 应为 CHARGE (收款) 或 WAIVE (免押金), 写的是 " + depositMode);
        }
        if (contractLife.compareTo(LONGEST_LIFE) > 0) {
            throw new IllegalArgumentException("medsettle.credit.contract-life: at most 10 minutes");
        }
    }

    /** The most of the patient's own part that one order of that class may cost, fen; 0 = no limit. */
    long mostFen(PatientClass patientClass) {
        Long ofClass = maxClassFen == null ? null : maxClassFen.get(name(patientClass));
        if (ofClass == null || ofClass == 0) {
            return maxOrderFen;
        }
        return maxOrderFen == 0 ? ofClass : Math.min(ofClass, maxOrderFen);
    }

    private static String name(PatientClass patientClass) {
        return patientClass.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The class of somebody insured there; {@code home} is the hospital's own area. */
    PatientClass classAt(String admdvs, String home) {
        if (directAreas.contains(admdvs)) {
            return PatientClass.GZ_DIRECT;
        }
        if (cityAreas.stream().anyMatch(admdvs::startsWith)) {
            return PatientClass.GZ_CITY;
        }
        return admdvs.startsWith(home.substring(0, 2)) ? PatientClass.PROVINCE_OTHER : PatientClass.NATIONAL_OTHER;
    }
}
