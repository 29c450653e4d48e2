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
    private static final String VOUCHER = "01";
    private static final String DOCUMENT = "02";
    private static final String CARD = "03";

    private final Core core;
    private final CoreDialect dialect;
    private final Set<String> served;

    Lookup(Core core, YibaoSettings settings) {
        this.core = core;
        this.dialect = settings.core().dialect();
        this.served = settings.policy().insuredPlaces();
    }

    Outcome<Insured> of(Deed deed, Encounter encounter) {
        if (certificateType(deed).equals(CARD) && cardSn(deed).isEmpty()) {
            return Outcome.neverSent("社会保障卡缺少卡识别码 (card_sn), 请重新读卡");
        }
        Person1101.In in = new Draft<>(Person1101.In.class)
                .put("mdtrt_cert_type", certificateType(deed))
                .put("mdtrt_cert_no", certificate(deed))
                .put("card_sn", cardSn(deed))
                .put("psn_cert_type", certType(deed))
                .put("certno", deed.secrets().get(NoteKey.CERT_NO))
                .put("psn_name", deed.secrets().get(NoteKey.NAME))
                .done();
        return core.data("1101", in, Sending.beside(deed, ""))
                .doing(yes -> chosen(Form.read(yes.data(), Person1101.Out.class), deed, encounter));
    }

    /** 01 e-voucher, 02 identity document, 03 card: what the counter read, else what the region wants; 02 for 无感. */
    String certificateType(Deed deed) {
        if (Sending.noSense(deed)) {
            return DOCUMENT;
        }
        String usual = dialect.certificate() == Certificate.PAY_AUTHORISATION ? VOUCHER : DOCUMENT;
        return orElse(deed.notes().get(NoteKey.MDTRT_CERT_TYPE), usual);
    }

    /** What stands on it: the voucher's token, the document's number, the card's number. */
    String certificate(Deed deed) {
        if (Sending.noSense(deed)) {
            return deed.secrets().get(NoteKey.CERT_NO);
        }
        String read = deed.secrets().get(NoteKey.MDTRT_CERT_NO);
        if (!read.isEmpty()) {
            return read;
        }
        return switch (certificateType(deed)) {
            case VOUCHER ->
                orElse(deed.secrets().get(NoteKey.EC_TOKEN), deed.secrets().get(NoteKey.PAY_AUTH_NO));
            case DOCUMENT -> deed.secrets().get(NoteKey.CERT_NO);
            default -> "";
        };
    }

    /** Recognition code of a card, "" for everything else. */
    String cardSn(Deed deed) {
        return certificateType(deed).equals(CARD) ? deed.secrets().get(NoteKey.CARD_SN) : "";
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
