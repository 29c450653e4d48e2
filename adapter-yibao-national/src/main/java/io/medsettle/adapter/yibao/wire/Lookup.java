package io.medsettle.adapter.yibao.wire;

import io.medsettle.adapter.yibao.CoreDialect;
import io.medsettle.adapter.yibao.CoreDialect.Certificate;
import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.insurance.Encounter;
import io.medsettle.ports.outcome.Outcome;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** 1101: who the patient is at the insurer, and by which insurance this visit is paid. Repeatable at will. */
final class Lookup {
    private static final String ACTIVE = "1";

    private final Core core;
    private final CoreDialect dialect;
    private final Set<String> served;

    Lookup(Core core, YibaoSettings settings) {
        this.core = core;
        this.dialect = settings.core().dialect();
        this.served = settings.policy().insuredPlaces();
    }

    Outcome<Insured> of(Deed deed, Encounter encounter) {
        Person1101.In in = new Draft<>(Person1101.In.class)
                .put("mdtrt_cert_type", certificateType())
                .put("mdtrt_cert_no", certificate(deed))
                .put("psn_cert_type", certType(deed))
                .put("certno", deed.secrets().get(NoteKey.CERT_NO))
                .put("psn_name", deed.secrets().get(NoteKey.NAME))
                .done();
        return core.data("1101", in, new Sending(deed.number().text(), "", ""))
                .match(
                        yes -> chosen(Form.read(yes.data(), Person1101.Out.class), deed, encounter),
                        no -> Verdict.ofDoing(no, false),
                        Verdict::neverSent,
                        Verdict::silent);
    }

    String certificateType() {
        return dialect.certificate() == Certificate.PAY_AUTHORISATION ? "01" : "02";
    }

    String certificate(Deed deed) {
        return deed.secrets()
                .get(dialect.certificate() == Certificate.PAY_AUTHORISATION ? NoteKey.PAY_AUTH_NO : NoteKey.CERT_NO);
    }

    static String certType(Deed deed) {
        return orElse(deed.notes().get(NoteKey.CERT_TYPE), "01");
    }

    private Outcome<Insured> chosen(Person1101.Out out, Deed deed, Encounter encounter) {
        if (Form.defect(out.baseinfo()).isPresent()) {
            return Verdict.noAnswer("1101 没有说明人员编号");
        }
        String place = orElse(deed.notes().get(NoteKey.ADMDVS), encounter.admdvs());
        String kind = orElse(deed.notes().get(NoteKey.INSU_TYPE), encounter.insuType());
        List<Person1101.Insurance> fit = out.insuinfo().stream()
                .filter(i -> i.psn_insu_stas().isEmpty() || i.psn_insu_stas().equals(ACTIVE))
                .filter(i -> place.isEmpty() || i.insuplc_admdvs().equals(place))
                .filter(i -> kind.isEmpty()
                        ? !dialect.supplements().contains(i.insutype())
                        : i.insutype().equals(kind))
                .toList();
        if (fit.isEmpty()) {
            String where = place.isEmpty() ? "" : "在参保地 " + place;
            return Outcome.declined("NOT_INSURED", "患者" + where + "没有可用的参保信息, 请改为自费或到窗口办理");
        }
        if (fit.size() > 1) {
            String choices = fit.stream()
                    .map(i -> i.insuplc_admdvs() + "/" + i.insutype())
                    .collect(Collectors.joining(", "));
            return Outcome.declined("CHOOSE_INSURANCE", "患者有多个险种或参保地, 请先选择: " + choices);
        }
        Person1101.Insurance one = fit.get(0);
        if (!served.isEmpty() && !served.contains(one.insuplc_admdvs())) {
            return Outcome.declined("PLACE_NOT_SERVED", "本院不支持参保地 " + one.insuplc_admdvs() + " 的线上结算");
        }
        return Outcome.succeeded(
                new Insured(out.baseinfo().psn_no(), one.insutype(), one.psn_type(), one.insuplc_admdvs()));
    }

    static String orElse(String text, String other) {
        return text.isEmpty() ? other : text;
    }
}
