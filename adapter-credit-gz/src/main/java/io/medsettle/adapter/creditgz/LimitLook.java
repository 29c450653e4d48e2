package io.medsettle.adapter.creditgz;

import io.medsettle.adapter.creditgz.profile.Codes;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.credit.ContractAsk;
import io.medsettle.ports.credit.CreditContract;
import io.medsettle.ports.credit.FamilyPayer;
import io.medsettle.ports.credit.PatientClass;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secret;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * May so much be collected now? (额度) credit-gz §6.1, flows §3 row 6. A look: it takes nothing and leaves nothing, and a yes is a
 * hint; the payment may still be refused.
 */
final class LimitLook implements Counterparty {
    private final ContractDesk contracts;
    private final Codes codes;
    private final InstantSource clock;

    LimitLook(ContractDesk contracts, Codes codes, InstantSource clock) {
        this.contracts = contracts;
        this.codes = codes;
        this.clock = clock;
    }

    @Override
    public Outcome<Started> start(Deed deed) {
        return look(deed).map(Started.Done::new);
    }

    private Outcome<Receipt> look(Deed deed) {
        Optional<PatientClass> patientClass = Arrays.stream(PatientClass.values())
                .filter(each -> each.name().equals(deed.notes().get(NoteKey.INSURANCE_CLASS)))
                .findFirst();
        if (patientClass.isEmpty()) {
            return Outcome.neverSent("缺少参保类别");
        }
        ContractAsk ask = new ContractAsk(
                OrderValues.first(deed.notes().get(NoteKey.CERT_TYPE), "01"),
                secret(deed, NoteKey.CERT_NO),
                secret(deed, NoteKey.NAME),
                patientClass.get(),
                deed.notes().get(NoteKey.ADMDVS),
                secret(deed, NoteKey.PSN_NO),
                secret(deed, NoteKey.MOBILE),
                ContractAsk.Occasion.ORDER_SAVED);
        return contracts.find(ask).then(contract -> judged(contract, deed));
    }

    private static Secret secret(Deed deed, String key) {
        return new Secret(deed.secrets().get(key));
    }

    private Outcome<Receipt> judged(CreditContract contract, Deed deed) {
        return OrderValues.family(deed) ? payer(contract, deed) : own(contract, deed);
    }

    private Outcome<Receipt> payer(CreditContract contract, Deed deed) {
        String number = deed.secrets().get(NoteKey.PAYER_CONTRACT);
        Optional<FamilyPayer> payer = contract.familyPayers().stream()
                .filter(each -> each.contractNo().reveal().equals(number))
                .findFirst();
        if (payer.isEmpty()) {
            return no("family", "亲情付关系无效");
        }
        return above(payer.get().remainLimitFen(), deed) ? no("remainLimit", "付款人额度不足") : yes();
    }

    private Outcome<Receipt> own(CreditContract contract, Deed deed) {
        return switch (contract.state()) {
            case UNSIGNED -> no("unsigned", "未签约");
            case IN_PROGRESS -> no("unsigned", "签约处理中");
            case TERMINATED -> no("terminated", "已解约");
            case FROZEN -> no("frozen", words(contract, "签约冻结或逾期"));
            case SIGNED -> signed(contract, deed);
        };
    }

    private Outcome<Receipt> signed(CreditContract contract, Deed deed) {
        if (!contract.openHere()) {
            return no("notAllowed", "本院未对该参保类别开通");
        }
        if (!contract.usable()) {
            return no("frozen", words(contract, "平台不允许使用"));
        }
        if (above(contract.singleLimitFen(), deed)) {
            return no("singleLimit", "单笔超限");
        }
        if (above(contract.dayLimitFen(), deed)) {
            return no("dayLimit", "单日超限");
        }
        return above(contract.remainLimitFen(), deed) ? no("remainLimit", "额度不足") : yes();
    }

    private static boolean above(OptionalLong limit, Deed deed) {
        return limit.isPresent() && OrderValues.collected(deed) - OrderValues.account(deed) > limit.getAsLong();
    }

    private static String words(CreditContract contract, String otherwise) {
        return Words.clean(OrderValues.first(contract.reason(), otherwise));
    }

    private Outcome<Receipt> no(String meaning, String words) {
        return Outcome.declined(codes.means(meaning), words);
    }

    private Outcome<Receipt> yes() {
        return Outcome.succeeded(Receipt.of("", Parts.NONE, clock.instant()));
    }

    @Override
    public Outcome<Receipt> ask(Deed start) {
        return look(start);
    }

    @Override
    public Outcome<Closed> abandon(Deed start) {
        return Outcome.succeeded(Closed.byClose());
    }

    @Override
    public Outcome<Returned> reverse(Deed reversal) {
        return Outcome.succeeded(Returned.arrived("", Parts.NONE, clock.instant()));
    }

    @Override
    public Outcome<Returned> askReverse(Deed reversal) {
        return reverse(reversal);
    }
}
