package io.medsettle.adapter.yibao.wire;

import io.medsettle.adapter.yibao.identity.FinalAnswer;
import io.medsettle.adapter.yibao.identity.RegisterSettings;
import io.medsettle.ports.identity.IdentityRefusal;
import io.medsettle.ports.outcome.Outcome;
import java.util.List;

/**
 * The insurer's register of social security cards (1161, yibao-core §3.1): whether a card is its holder's, and where that
 * person is insured. A question, which leaves no trace. Safe to share.
 */
public final class CardRegister {
    private static final String CARD = "03";
    private static final String ID_CARD = "01";
    private static final String ACTIVE = "1";
    private static final String AGAIN = ", 请稍候重试; 多次不成请换用身份证";

    private final Core core;
    private final RegisterSettings settings;

    CardRegister(Core core, RegisterSettings settings) {
        this.core = core;
        this.settings = settings;
    }

    /**
     * Compares a card with the register.
     *
     * @param number ours, for the wire log
     * @return the insured place, 6 digits, "" if there are several or none is told
     */
    public Outcome<String> place(String number, CardBasics basics) {
        Person1101.In in = new Draft<>(Person1101.In.class)
                .put("mdtrt_cert_type", CARD)
                .put("mdtrt_cert_no", basics.cardNumber())
                .put("card_sn", basics.cardSn())
                .put("psn_cert_type", ID_CARD)
                .put("certno", basics.idNumber())
                .put("psn_name", basics.name())
                .done();
        return core.data("1161", in, new Sending(number, "", ""))
                .match(
                        yes -> holder(Form.read(yes.data(), CardPerson1161.Out.class), basics),
                        this::refused,
                        never -> Verdict.noAnswer("医保平台没有受理卡片核验 (" + never.why() + ")" + AGAIN),
                        silent -> Verdict.noAnswer("医保卡片核验没有应答" + AGAIN));
    }

    private static Outcome<String> holder(CardPerson1161.Out out, CardBasics basics) {
        CardPerson1161.Card card = out.cardecinfo();
        boolean thisCard = card.card_sn().equalsIgnoreCase(basics.cardSn())
                && card.cardno().equals(basics.cardNumber());
        if (Form.defect(out.baseinfo()).isPresent() || !thisCard) {
            return Verdict.noAnswer("医保卡片核验的答复不是这张卡" + AGAIN);
        }
        boolean holder = same(card.certno(), basics.idNumber())
                && same(out.baseinfo().certno(), basics.idNumber())
                && same(out.baseinfo().psn_name(), basics.name());
        if (!holder) {
            return IdentityRefusal.CARD_MISMATCH.there("1161", "");
        }
        List<String> places = out.insuinfo().stream()
                .filter(i -> i.psn_insu_stas().isEmpty() || i.psn_insu_stas().equals(ACTIVE))
                .map(Person1101.Insurance::insuplc_admdvs)
                .filter(place -> place.matches("\\d{6}"))
                .distinct()
                .toList();
        return Outcome.succeeded(places.size() == 1 ? places.get(0) : "");
    }

    /** What a region does not tell, or tells with stars in it, says nothing against the card. */
    private static boolean same(String told, String read) {
        return told.isEmpty() || told.contains("*") || told.equalsIgnoreCase(read);
    }

    /** A firm no means what the table says; a busy platform has said nothing. */
    private Outcome<String> refused(Answer.No no) {
        return FinalAnswer.meaning(settings.finals(), no.code(), no.text())
                .filter(meaning -> no.row().firm())
                .map(meaning -> meaning.<String>there(no.code(), no.text()))
                .orElseGet(() -> Verdict.noAnswer("医保卡片核验没有成功: " + no.text() + AGAIN));
    }
}
