package io.medsettle.server.credit;

import io.medsettle.ports.credit.ContractAsk.Occasion;
import io.medsettle.ports.credit.CreditContract;
import io.medsettle.ports.credit.FamilyPayer;
import io.medsettle.ports.value.Secret;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** By whose contract somebody can pay now: gates CONTRACT and FAMILY. Silence is neither signed nor unsigned. */
@Singleton
class Payments {
    private final Contracts contracts;
    private final Switches switches;
    private final People people;
    private final PayerPhones phones;

    Payments(Contracts contracts, Switches switches, People people, PayerPhones phones) {
        this.contracts = contracts;
        this.switches = switches;
        this.people = people;
        this.phones = phones;
    }

    /** @throws Stopped with the reason where nobody's contract can pay */
    Payment of(Person person, Occasion occasion) {
        CreditContract contract = contracts
                .find(person.asking(occasion))
                .match(
                        c -> c,
                        no -> {
                            throw stopped("CONTRACT_REFUSED", "信用平台拒绝签约查询: [" + no.code() + "] " + no.text());
                        },
                        u -> {
                            throw stopped("CONTRACT_UNKNOWN", "信用平台没有答复签约查询, 不能确认是否已签约");
                        });
        if (!contract.openHere()) {
            throw stopped("NOT_OPEN_HERE", "信用平台没有为本院开通该参保类别");
        }
        if (people.minor(person.archive())) {
            return family(person, contract, relative(contract, "患者未成年, 须由亲情付付款"));
        }
        return switch (contract.state()) {
            case SIGNED -> own(contract);
            case UNSIGNED -> family(person, contract, relative(contract, "患者未签约"));
            case TERMINATED -> family(person, contract, relative(contract, "患者已解约"));
            case FROZEN -> throw stopped("FROZEN", frozen(contract));
            case IN_PROGRESS -> throw stopped("SIGNING", "患者签约尚在处理中");
        };
    }

    private Payment family(Person person, CreditContract contract, FamilyPayer relative) {
        String binding = phones.binding(person.archive().patientId(), relative.contractNo());
        Secret mobile = phones.find(binding).orElse(new Secret(""));
        return new Payment(contract, Optional.of(new Payment.Family(relative, binding, mobile)));
    }

    private static Payment own(CreditContract contract) {
        if (!contract.usable()) {
            throw stopped("UNUSABLE", "签约现在不可用: " + (contract.reason().isEmpty() ? "平台未说明原因" : contract.reason()));
        }
        return new Payment(contract, Optional.empty());
    }

    private static String frozen(CreditContract contract) {
        String overdue = contract.overdueDays().isPresent()
                ? ", 已逾期 " + contract.overdueDays().getAsInt() + " 天"
                : "";
        return "签约已冻结" + overdue + (contract.reason().isEmpty() ? "" : ": " + contract.reason());
    }

    /** Exactly one, or the one that is preferred; who of several it is to be is not guessed. */
    private FamilyPayer relative(CreditContract contract, String why) {
        List<FamilyPayer> all = contract.familyPayers();
        if (all.isEmpty()) {
            throw stopped("UNSIGNED", why + ", 也没有亲情付关系");
        }
        if (!switches.familyPay()) {
            throw family("FAMILY_OFF", why + ", 本院没有开通亲情付");
        }
        List<FamilyPayer> preferred =
                all.stream().filter(FamilyPayer::preferred).toList();
        if (all.size() == 1) {
            return all.get(0);
        }
        if (preferred.size() == 1) {
            return preferred.get(0);
        }
        throw family("FAMILY_AMBIGUOUS", why + ", 有 " + all.size() + " 个亲情付付款人且没有唯一的默认付款人, 请患者在信用平台选定");
    }

    private static Stopped stopped(String code, String reason) {
        return new Stopped(Decision.skipped(Gate.CONTRACT, code, reason));
    }

    private static Stopped family(String code, String reason) {
        return new Stopped(Decision.skipped(Gate.FAMILY, code, reason));
    }
}
