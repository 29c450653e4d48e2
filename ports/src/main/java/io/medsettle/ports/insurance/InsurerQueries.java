package io.medsettle.ports.insurance;

import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secret;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;

/**
 * Questions to the insurer that leave nothing behind (医保查询, yibao-core §3.1, §3.3, §3.8); each may be asked again at will.
 * Declined = the insurer says no for good, or nothing was sent; everything else that is not an answer is unknown. Codes are
 * those of the national code tables; "" = not told. Amounts in fen; an empty amount was not told, an unreadable one makes
 * the whole answer unknown. Who somebody is, travels as a secret and is printed nowhere. Safe to share between threads.
 */
public interface InsurerQueries {
    /** Who this is, and how insured (1101 人员信息). */
    Outcome<Person> person(Certificate by);

    /** To what the person is entitled for such a visit (2001 待遇检查). */
    Outcome<List<Entitlement>> entitlement(Insured who, Treatment what);

    /** Visits that began in a period (5201 就诊信息). */
    Outcome<List<Visit>> visits(Insured who, Period when, String medType);

    /** Diagnoses of a visit (5202 诊断信息). */
    Outcome<List<VisitDiagnosis>> diagnoses(Insured who, String mdtrtId);

    /** One settlement (5203 结算信息); unknown if its amounts do not add up. */
    Outcome<Settled> settlement(Insured who, String mdtrtId, String setlId);

    /** Fee lines of a settlement (5204 费用明细). */
    Outcome<List<SettledLine>> feeLines(Insured who, String mdtrtId, String setlId);

    /** Drugs given for chronic diseases (5205 慢特病用药记录). */
    Outcome<List<SettledLine>> chronicDrugs(Insured who, Period when);

    /**
     * What has been used up so far (5206 累计信息).
     *
     * @param month yyyyMM, "" = all
     */
    Outcome<List<Total>> totals(Insured who, String month);

    /** Registered chronic diseases (5301 慢特病备案). */
    Outcome<List<ChronicDisease>> chronicDiseases(Insured who);

    /**
     * Hospitals the person is bound to (5302 定点信息).
     *
     * @param business biz_appy_type: 01 chronic diseases, 03 chosen hospital …
     */
    Outcome<List<FixedHospital>> fixedHospitals(Insured who, String business);

    /** Open stays by the day of admission (5303 在院信息). */
    Outcome<List<OpenStay>> stays(Insured who, Period admitted);

    /** Referrals to another hospital (5304 转院信息). */
    Outcome<List<Referral>> referrals(Insured who, Period when);

    /**
     * What the patient shows (就诊凭证).
     *
     * @param type mdtrt_cert_type: 01 e-voucher, 02 identity document, 03 card
     * @param number token, document number or card number, ≤50
     * @param cardSn recognition code, for cards only, ≤32
     * @param documentType psn_cert_type, "01" = ID card
     */
    record Certificate(
            String type, Secret number, Secret cardSn, String documentType, Secret documentNo, Secret name) {}

    /**
     * Somebody the insurer knows.
     *
     * @param psnNo 人员编号, ≤30
     * @param admdvs insured place, 6 digits
     */
    record Insured(Secret psnNo, String admdvs) {}

    /** From the first day to the last. */
    record Period(LocalDate from, LocalDate to) {}

    /** For what 2001 is asked; "" where it does not apply. */
    record Treatment(
            String insuType,
            String medType,
            Instant from,
            String diseaseCode,
            String diseaseName,
            String operationCode,
            String operationName,
            String maternityType,
            String birthControlType) {}

    record Person(
            Secret psnNo,
            Secret name,
            Secret documentNo,
            String documentType,
            String gender,
            String birthday,
            List<Insurance> insurances,
            List<Identity> identities) {
        public Person {
            insurances = List.copyOf(insurances);
            identities = List.copyOf(identities);
        }
    }

    /** @param state psn_insu_stas: 1 = in force */
    record Insurance(
            String insuType, String psnType, String state, String admdvs, String civilServant, OptionalLong balance) {}

    record Identity(String type, String level, String from, String to) {}

    /** @param enjoyed whether the fund pays; else the reason is told */
    record Entitlement(String checkType, String fundPayType, boolean enjoyed, String from, String to, String reason) {}

    /** @param inHospital inhosp_stas: 0 left, 1 in hospital */
    record Visit(
            String mdtrtId,
            String visitNo,
            String medType,
            String insuType,
            String from,
            String to,
            String deptName,
            String doctorName,
            String diseaseCode,
            String diseaseName,
            String inHospital,
            String setlId) {}

    record VisitDiagnosis(
            String inOut, String type, boolean main, String sort, String code, String name, String dept, String time) {}

    /**
     * @param borne all purses
     * @param reversed whether it was taken back (refd_setl_flag)
     * @param msgid under which the hospital sent it (medins_setl_id)
     * @param selfPaid the four shares by {@code NoteKey}
     */
    record Settled(
            String setlId,
            String msgid,
            boolean reversed,
            Parts borne,
            long familyAccount,
            String time,
            String medType,
            String insuType,
            String clrType,
            String clrOptins,
            Fields selfPaid) {}

    record SettledLine(
            String serial,
            String setlId,
            String time,
            String nationalCode,
            String hospitalCode,
            String name,
            String count,
            String price,
            OptionalLong amount,
            String level,
            OptionalLong fullSelfPay,
            OptionalLong overLimit,
            OptionalLong firstSelfPay,
            OptionalLong inScope,
            String hospitalName) {}

    /** @param value as told: an amount in yuan, days, or times, by its type */
    record Total(String insuType, String year, String month, String type, String value) {}

    record ChronicDisease(String code, String name, String from, String to) {}

    record FixedHospital(String insuType, String sort, String code, String name, String from, String to) {}

    record OpenStay(
            String mdtrtId, String admissionNo, String medType, String insuType, String from, String elsewhere) {}

    record Referral(
            String insuType,
            String diagnosisCode,
            String diagnosisName,
            String hospitalCode,
            String hospitalName,
            String date,
            String reason,
            String from,
            String to) {}
}
