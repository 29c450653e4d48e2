package io.medsettle.adapter.creditgz;

import io.medsettle.adapter.creditgz.profile.Profile;
import io.medsettle.adapter.creditgz.profile.Translation;
import io.medsettle.adapter.creditgz.wire.Values;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Leg;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.insurance.FeeLine;
import io.medsettle.ports.insurance.FeeSheet;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A payment as the platform is to see it (支付), credit-gz §6.2. Made of the deed alone, so that a repeat says the same. */
final class OrderValues {
    private static final Set<String> CHANNELS = Set.of("HIS", "KIOSK", "H5", "MINI_PROGRAM");
    /** 门诊慢特病. */
    private static final String CHRONIC = "14";

    private final Profile profile;

    OrderValues(Profile profile) {
        this.profile = profile;
    }

    Values of(Deed deed) {
        return keys(deed).and(person(deed)).and(contract(deed)).and(amounts(deed));
    }

    /** By what an order is found again. */
    Values keys(Deed deed) {
        return Values.NONE
                .with("order.no", deed.number().text())
                .with("order.bizType", business(deed))
                .with("patient.class", deed.notes().get(NoteKey.INSURANCE_CLASS))
                .with("amounts.collect", collected(deed));
    }

    private Values person(Deed deed) {
        return Values.NONE
                .with("patient.certType", first(deed.notes().get(NoteKey.CERT_TYPE), "01"))
                .with("patient.certNo", deed.secrets().get(NoteKey.CERT_NO))
                .with("patient.name", deed.secrets().get(NoteKey.NAME))
                .with("patient.mobile", deed.secrets().get(NoteKey.MOBILE))
                .with("patient.psnNo", deed.secrets().get(NoteKey.PSN_NO))
                .with("patient.admdvs", deed.notes().get(NoteKey.ADMDVS))
                .with("patient.id", deed.notes().get(NoteKey.PATIENT_ID));
    }

    private Values contract(Deed deed) {
        String stay = first(deed.notes().get(NoteKey.ADMISSION_NO), deed.notes().get(NoteKey.STAY_ID));
        Values values = Values.NONE
                .with("contract.no", deed.secrets().get(NoteKey.CREDIT_CONTRACT))
                .with("family.present", family(deed))
                .with("family.contractNo", deed.secrets().get(NoteKey.PAYER_CONTRACT))
                .with("order.scene", scene(deed))
                .with(
                        "order.hisOrderNo",
                        first(
                                deed.notes().get(NoteKey.HIS_ORDER_ID),
                                deed.notes().get(NoteKey.STAY_ID),
                                deed.number().text()))
                .with("order.visitNo", first(deed.notes().get(NoteKey.VISIT_NO), stay))
                .with("order.admissionNo", stay)
                .with("order.mdtrtId", deed.notes().get(NoteKey.MDTRT_ID))
                .with(
                        "order.setlId",
                        first(
                                deed.notes().get(NoteKey.SETL_ID),
                                insurer(deed).map(Leg::farNumber).orElse("")))
                .with("order.deptCode", deed.notes().get(NoteKey.DEPT_CODE))
                .with("order.deptName", deed.notes().get(NoteKey.DEPT_NAME))
                .with("order.operator", deed.notes().get(NoteKey.OPERATOR))
                .with(
                        "order.channel",
                        Optional.of(first(deed.notes().get(NoteKey.CHANNEL), "HIS"))
                                .filter(CHANNELS::contains)
                                .orElse(""))
                .with("order.time", deed.intendedAt().toString())
                .with("order.subject", deed.notes().get(NoteKey.DESCRIPTION))
                .with("order.depositMode", first(deed.notes().get(NoteKey.DEPOSIT_MODE), "CHARGE"));
        return values.with("order.fees", fees(deed));
    }

    static boolean family(Deed deed) {
        return deed.notes().get(NoteKey.FAMILY_PAY).equals("1");
    }

    /** Whether the contract alone stands for a deposit (免押金). */
    static boolean waived(Deed deed) {
        return deed.act().equals(Act.CREDIT_DEPOSIT)
                && deed.notes().get(NoteKey.DEPOSIT_MODE).equals("WAIVE");
    }

    static String business(Deed deed) {
        return switch (deed.act()) {
            case Act.CREDIT_DEPOSIT -> "DEPOSIT";
            case Act.CREDIT_DISCHARGE -> "DISCHARGE";
            default -> "OUTPATIENT";
        };
    }

    private String scene(Deed deed) {
        boolean register =
                deed.leg(Act.REGISTER).isPresent() || deed.leg(Act.LOCK_SLOT).isPresent();
        boolean chronic = deed.notes().get(NoteKey.MED_TYPE).startsWith(CHRONIC);
        return switch (business(deed)) {
            case "DEPOSIT" -> "DEPOSIT";
            case "DISCHARGE" -> "DISCHARGE";
            default -> register ? known("REGISTRATION") : chronic ? known("CHRONIC_OUTPATIENT") : "PRESCRIPTION";
        };
    }

    private String known(String scene) {
        Translation words = profile.enums().get("payScene");
        return words != null && words.outward(scene).isPresent() ? scene : "PRESCRIPTION";
    }

    private static Optional<Leg> insurer(Deed deed) {
        return deed.leg(Act.SETTLE)
                .or(() -> deed.leg(Act.STAY_SETTLE))
                .filter(leg -> leg.standing() == Leg.Standing.TAKEN);
    }

    /** What the platform is to collect. */
    static long collected(Deed deed) {
        return deed.fen(Part.CASH);
    }

    /**
     * What of it may come from the personal account (医保个账): nothing where the insurer has already settled one, because the
     * platform is told one amount for both.
     */
    static long account(Deed deed) {
        String most = deed.notes().get(NoteKey.CREDIT_ACCOUNT_MOST);
        long insurers = insurer(deed).map(leg -> leg.parts().get(Part.ACCOUNT)).orElse(0L);
        return most.isEmpty() || insurers > 0 ? 0 : Math.min(Long.parseLong(most), collected(deed));
    }

    private static Values amounts(Deed deed) {
        Parts insurers = insurer(deed).map(Leg::parts).orElse(Parts.NONE);
        long own = account(deed);
        long deposits = deed.leg(Act.DRAW)
                .filter(leg -> leg.standing() == Leg.Standing.TAKEN)
                .map(leg -> leg.parts().get(Part.CASH))
                .orElse(0L);
        long fund = insurers.get(Part.FUND) + insurers.get(Part.OTHER);
        long account = own > 0 ? own : insurers.get(Part.ACCOUNT);
        long cash = collected(deed) - own + deposits;
        long waived = insurers.get(Part.HOSPITAL);
        Values values = Values.NONE
                .with("amounts.total", fund + account + cash + waived)
                .with("amounts.fund", fund)
                .with("amounts.account", account)
                .with("amounts.cash", cash)
                .with("amounts.accountCharged", own > 0)
                .with("amounts.depositUsed", deposits);
        return waived > 0 ? values.with("amounts.discount", waived) : values;
    }

    /** The bill's lines, where the profile wants them (feeList). */
    private static List<Values> fees(Deed deed) {
        List<Values> lines = new ArrayList<>();
        String sheet = deed.secrets().get(NoteKey.FEE_SHEET);
        if (sheet.isEmpty()) {
            return lines;
        }
        for (FeeLine line : FeeSheet.ofText(sheet).lines()) {
            lines.add(Values.NONE
                    .with("item.seq", line.serial())
                    .with("item.code", line.nationalCode())
                    .with("item.ownCode", line.hospitalCode())
                    .with("item.name", line.name())
                    .with("item.price", line.price().toPlainString())
                    .with("item.quantity", line.count().toPlainString())
                    .with("item.amount", line.amount().fen())
                    .with("item.rxNo", line.rxNo()));
        }
        return lines;
    }

    /** What is asked about a payment (交易状态查询), credit-gz §6.4. */
    Values question(Deed deed, BusinessDay day) {
        return keys(deed).with("query.type", "PAY").with("query.day", day.text());
    }

    static String first(String... some) {
        return Stream.of(some).filter(each -> !each.isEmpty()).findFirst().orElse("");
    }
}
