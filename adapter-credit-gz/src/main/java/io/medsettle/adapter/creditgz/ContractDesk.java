package io.medsettle.adapter.creditgz;

import io.medsettle.adapter.creditgz.profile.Op;
import io.medsettle.adapter.creditgz.wire.Unreadable;
import io.medsettle.adapter.creditgz.wire.Values;
import io.medsettle.ports.credit.ContractAsk;
import io.medsettle.ports.credit.CreditContract;
import io.medsettle.ports.credit.CreditContract.State;
import io.medsettle.ports.credit.CreditContracts;
import io.medsettle.ports.credit.FamilyPayer;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** 签约查询, credit-gz §6.1, for every patient class. What it says authorises nothing. */
final class ContractDesk implements CreditContracts {
    private final Platform platform;

    ContractDesk(Platform platform) {
        this.platform = platform;
    }

    @Override
    public Outcome<CreditContract> find(ContractAsk ask) {
        Values asked = person(ask).with("ask.scene", ask.occasion().name());
        return platform.question(
                        Op.QUERY_CONTRACT, asked, "", platform.deadlines().question())
                .told(yes -> Outcome.succeeded(contract(yes.values())), Answer.No::first);
    }

    static Values person(ContractAsk ask) {
        return Values.NONE
                .with("patient.certType", ask.certType())
                .with("patient.certNo", ask.certNo().reveal())
                .with("patient.name", ask.name().reveal())
                .with("patient.class", ask.patientClass().name())
                .with("patient.admdvs", ask.admdvs())
                .with("patient.psnNo", ask.psnNo().reveal())
                .with("patient.mobile", ask.mobile().reveal());
    }

    private static CreditContract contract(Values told) {
        State state = State.valueOf(told.get("contract.state"));
        boolean usable = told.isTrue("contract.usable");
        return new CreditContract(
                state,
                new Secret(state == State.SIGNED || state == State.FROZEN ? told.get("contract.no") : ""),
                usable,
                told.isTrue("contract.account"),
                told.find("contract.open").isEmpty() || told.isTrue("contract.open"),
                limit(told, "contract.singleLimit"),
                limit(told, "contract.dayLimit"),
                limit(told, "contract.remainLimit"),
                overdue(told),
                payers(told),
                page(told.get("contract.signUrl")),
                usable ? "" : Words.clean(told.get("contract.reason")));
    }

    private static OptionalLong limit(Values told, String path) {
        return told.number(path).map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    private static OptionalInt overdue(Values told) {
        Optional<Long> days = told.number("contract.overdueDays").filter(each -> each > 0);
        return days.isPresent() ? OptionalInt.of(Math.toIntExact(Math.min(days.get(), 100_000))) : OptionalInt.empty();
    }

    static List<FamilyPayer> payers(Values told) {
        return told.list("contract.payers").stream()
                .map(payer -> new FamilyPayer(
                        new Secret(payer.get("payer.contractNo")),
                        payer.get("payer.relation"),
                        payer.get("payer.name"),
                        limit(payer, "payer.remainLimit"),
                        payer.isTrue("payer.preferred")))
                .toList();
    }

    /** An address that patients are sent to: nothing but a web page or an app's own. */
    static Optional<URI> page(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI page = URI.create(text);
            if (page.getScheme() == null
                    || page.getScheme().equalsIgnoreCase("javascript")
                    || page.getScheme().equalsIgnoreCase("data")) {
                throw new Unreadable("签约地址不可信");
            }
            return Optional.of(page);
        } catch (IllegalArgumentException e) {
            throw new Unreadable("签约地址不是地址");
        }
    }
}
