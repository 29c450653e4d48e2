package io.medsettle.ports.his;

import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secret;
import java.time.LocalDate;
import java.util.List;

/** Questions to HIS (his §6.2 P01–P05, O01); P03 alone writes, repeatable under its number. Safe to share. */
public interface HisQuestions {
    /** Archives of a person; several are possible, none is an empty list. */
    Outcome<List<Patient>> patients(String keyType, Secret keyNo);

    /** Writes the chosen insurance identity back (身份回写). */
    Outcome<String> saveIdentity(String patientId, InsuranceIdentity identity, RequestNo number);

    /** Insured places that this hospital serves (参保地列表). */
    Outcome<List<InsuredPlace>> places();

    /** Whether a patient is insured there, and the benefits to choose from (参保情况, 待遇). */
    Outcome<Eligibility> eligibility(String patientId, String admdvs);

    /** Unpaid visits with their prescriptions, and why one cannot be paid here. */
    Outcome<List<UnpaidVisit>> unpaid(String patientId, LocalDate from, LocalDate to);

    /**
     * One archive. What HIS does not tell is empty.
     *
     * @param mobile phone number, 11 digits
     */
    record Patient(
            String patientId,
            Secret name,
            String certType,
            Secret certNo,
            String birthday,
            Secret mobile,
            boolean merged) {}

    /** One insured place: division code, name, and what is served for it. */
    record InsuredPlace(String admdvs, String name, boolean outpatient, boolean inpatient, boolean onlinePay) {}

    /** Insured or not, why not, and the benefits. */
    record Eligibility(boolean insured, String insuType, List<Benefit> benefits, String reason) {}

    /** One benefit (待遇). */
    record Benefit(String code, String name, String medType, String diseaseCode) {}

    /** What is written back. */
    record InsuranceIdentity(
            Secret psnNo, String insuType, String admdvs, String medType, String diseaseCode, boolean ecUsed) {}

    /** One visit with unpaid prescriptions. */
    record UnpaidVisit(
            String visitNo,
            String visitTime,
            String deptName,
            String doctorName,
            String medType,
            String insuType,
            List<UnpaidOrder> orders) {}

    /** One prescription; {@code reason} says why it is not payable here. */
    record UnpaidOrder(
            String rxNo, String rxType, String title, long fen, boolean payable, String reason, String version) {}
}
