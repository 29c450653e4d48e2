package io.medsettle.server.credit;

import io.medsettle.ports.credit.ContractAsk;
import io.medsettle.ports.credit.ContractAsk.Occasion;
import io.medsettle.ports.credit.CreditContract;
import io.medsettle.ports.credit.FamilyPayer;
import io.medsettle.ports.credit.PatientClass;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.problem.Refusal;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Contract entry for pages and for the doctor's screen (签约查询, 签约跳转, 本次就诊开关), flows §14. What a page brings back is not
 * believed: the contract is asked for anew. Whether who asks may ask for this patient is for the caller to know. Safe to share.
 */
@Singleton
public class CreditEntrance {
    private static final int PHONE_SHOWN = 4;

    private final Optional<CreditFarSide> platform;
    private final Contracts contracts;
    private final Switches switches;
    private final VisitWishes wishes;
    private final People people;
    private final CreditLinks links;
    private final CreditRules rules;
    private final GatewaySettings gateway;
    private final PayerPhones phones;

    CreditEntrance(
            Optional<CreditFarSide> platform,
            Contracts contracts,
            Switches switches,
            VisitWishes wishes,
            People people,
            CreditLinks links,
            CreditRules rules,
            GatewaySettings gateway,
            PayerPhones phones) {
        this.platform = platform;
        this.contracts = contracts;
        this.switches = switches;
        this.wishes = wishes;
        this.people = people;
        this.links = links;
        this.rules = rules;
        this.gateway = gateway;
        this.phones = phones;
    }

    /**
     * How somebody's contract stands.
     *
     * @param patientClass of whom it was asked
     * @param state of the contract; empty where the platform did not say: then the page says "checking"
     * @param usable whether it can pay here now
     * @param text for the page, in Chinese
     * @param payers relatives who may pay
     */
    public record Standing(
            PatientClass patientClass,
            Optional<CreditContract.State> state,
            boolean usable,
            String text,
            Optional<CreditContract> contract,
            List<FamilyPayer> payers) {}

    /**
     * Asks the platform.
     *
     * @param told the class where it is known, empty = as the insurer says
     * @param anew whether nothing known from before counts: the patient comes back from signing
     * @throws Refusal where the person or the class cannot be found out
     */
    public Standing standing(String patientId, Optional<PatientClass> told, boolean anew) {
        if (!contracts.there() || !switches.open()) {
            throw Refusal.of(422, "no-credit", "未开通信用支付", "本院没有开通信用就医无感支付", "请使用其他支付方式");
        }
        Person person = person(patientId, told);
        ContractAsk ask = person.asking(Occasion.ENTRY_PAGE);
        Outcome<CreditContract> said = anew ? contracts.findAnew(ask) : contracts.find(ask);
        boolean open = switches.open(person.patientClass());
        return said.match(
                contract -> standing(person.patientClass(), contract, open),
                no -> unknown(person.patientClass(), "信用平台拒绝查询: " + no.text()),
                u -> unknown(person.patientClass(), "正在确认签约状态, 请稍后刷新"));
    }

    private Person person(String patientId, Optional<PatientClass> told) {
        try {
            return people.person(people.archive(patientId), told, told.isPresent() ? "" : "?");
        } catch (Stopped stopped) {
            Decision d = stopped.decision();
            throw Refusal.of(
                    422,
                    d.code().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                    "暂不能查询签约",
                    d.reason(),
                    "请核对后重试, 或使用其他支付方式");
        }
    }

    private static Standing unknown(PatientClass patientClass, String text) {
        return new Standing(patientClass, Optional.empty(), false, text, Optional.empty(), List.of());
    }

    private static Standing standing(PatientClass patientClass, CreditContract c, boolean open) {
        boolean usable = open && c.openHere() && c.usable() && c.state() == CreditContract.State.SIGNED;
        return new Standing(
                patientClass,
                Optional.of(c.state()),
                usable,
                usable ? "已签约, 就诊后自动结算" : why(patientClass, c, open),
                Optional.of(c),
                c.familyPayers());
    }

    private static String why(PatientClass patientClass, CreditContract c, boolean open) {
        if (!open || !c.openHere()) {
            return ClassWords.of(patientClass) + "暂未在本院开通信用支付";
        }
        String reason = c.reason().isEmpty() ? "" : ": " + c.reason();
        return switch (c.state()) {
            case UNSIGNED -> "未签约, 可开通信用支付";
            case TERMINATED -> "已解约, 可重新开通";
            case FROZEN -> "签约已冻结" + reason;
            case IN_PROGRESS -> "签约处理中, 请稍后刷新";
            case SIGNED -> "签约现在不可用" + reason;
        };
    }

    /** Whether a visit is wished to be paid so; on where the settings say so and nobody has said otherwise. */
    public boolean wished(String patientId, String visitNo) {
        return wishes.of(gateway.org(), patientId, visitNo).orElse(rules.wished());
    }

    /** Keeps what the patient wants of a visit. The contract stays as it is. */
    public void wish(String patientId, String visitNo, boolean on, String by) {
        wishes.wish(gateway.org(), patientId, visitNo, on, by);
    }

    /** By what a relative who pays is known on this patient's pages: no name and no number stands in it. */
    public String binding(String patientId, FamilyPayer payer) {
        return phones.binding(patientId, payer.contractNo());
    }

    /** The last four digits of the phone on which that relative is told of payments; "" if none was given. */
    public String phoneEnding(String binding) {
        return phones.find(binding)
                .map(mobile -> mobile.reveal().substring(mobile.reveal().length() - PHONE_SHOWN))
                .orElse("");
    }

    /**
     * Keeps, sealed, on which phone a relative who pays is told of it.
     *
     * @param binding of the relative
     * @param mobile 11 digits, or empty: not to be told any more
     * @throws Refusal 404 where the platform knows no such relative of this patient now
     */
    public void tellPayer(String patientId, Optional<PatientClass> told, String binding, Secret mobile, String by) {
        boolean related = standing(patientId, told, false).payers().stream()
                .anyMatch(payer -> binding(patientId, payer).equals(binding));
        if (!related) {
            throw Refusal.notFound("没有这位亲情付付款人, 或信用平台现在没有答复");
        }
        phones.keep(binding, mobile, by);
    }

    /**
     * Where an unsigned patient can sign: the platform's own page, else the templates of the settings. No personal data
     * stands in it.
     *
     * @param scene which page asks, by the settings' own words
     * @param back where the platform's app returns to
     */
    public Optional<URI> page(Standing standing, String patientId, String scene, URI back) {
        Optional<URI> told = platform.flatMap(CreditFarSide::jump).flatMap(jump -> jump.page(
                        person(patientId, Optional.of(standing.patientClass())).asking(Occasion.ENTRY_PAGE),
                        scene,
                        back)
                .maybe());
        return told.or(() -> standing.contract().flatMap(CreditContract::signPage))
                .or(() -> links.page("H5", scene, back));
    }

    /** The ways into the platform's app by where the page runs: MINI_PROGRAM, H5, KIOSK; what is not set is not there. */
    public java.util.Map<String, String> links(String scene, URI back) {
        return links.all(scene, back);
    }
}
