package io.medsettle.adapter.yibao.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.medsettle.adapter.yibao.Hospital;
import io.medsettle.ports.insurance.Encounter;
import io.medsettle.ports.insurance.EncounterKey;
import java.util.Set;

/** exp_content of patients insured in another province (异地就医, yibao-core §3.0); "" for everybody else. */
final class CrossArea {
    private static final String EMERGENCY = "13";
    private static final Set<String> INJURIES = Set.of("9903", "22");

    private final String area;

    CrossArea(Hospital hospital) {
        area = hospital.admdvs();
    }

    private boolean elsewhere(String admdvs) {
        return admdvs.length() == 6 && !admdvs.startsWith(area.substring(0, 2));
    }

    /** For 2203: injury, third party, emergency or referral. */
    String ofVisit(String admdvs, Encounter visit, String medType) {
        return elsewhere(admdvs) ? text(outpatient(visit, medType)) : "";
    }

    /** For 2206 and 2207: the same, and the group of patients. */
    String ofSettlement(String admdvs, Encounter visit, String medType) {
        if (!elsewhere(admdvs)) {
            return "";
        }
        ObjectNode all = outpatient(visit, medType);
        group(all, visit);
        return text(all);
    }

    /** For 2401 and 2403. */
    String ofStay(String admdvs, Encounter visit, String medType) {
        if (!elsewhere(admdvs)) {
            return "";
        }
        ObjectNode all = injury(visit, medType);
        String kind = visit.more().get(EncounterKey.STAY_KIND);
        all.put("IPT_TYPE", Lookup.orElse(kind, medType.equals(EMERGENCY) ? "2" : "1"));
        group(all, visit);
        return text(all);
    }

    private static ObjectNode outpatient(Encounter visit, String medType) {
        ObjectNode all = injury(visit, medType);
        String referral = visit.more().get(EncounterKey.EMERGENCY_OR_REFERRAL);
        String told = Lookup.orElse(referral, medType.equals(EMERGENCY) ? "1" : "");
        return told.isEmpty() ? all : all.put("OTP_ER_REFL_FLAG", told);
    }

    private static ObjectNode injury(Encounter visit, String medType) {
        String told = visit.more().get(EncounterKey.INJURY);
        boolean injured = told.equals("1") || INJURIES.contains(medType);
        ObjectNode all = Json.object().put("TRUM_FLAG", injured ? "1" : "0");
        if (injured) {
            all.put("REL_TTP_FLAG", Lookup.orElse(visit.more().get(EncounterKey.THIRD_PARTY), "0"));
        }
        return all;
    }

    private static void group(ObjectNode all, Encounter visit) {
        String group = visit.more().get(EncounterKey.PATIENT_GROUP);
        if (!group.isEmpty()) {
            all.put("MDTRT_GRP_TYPE", group);
        }
    }

    private static String text(ObjectNode all) {
        return new String(Json.bytes(all), java.nio.charset.StandardCharsets.UTF_8);
    }
}
