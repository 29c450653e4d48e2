package io.medsettle.adapter.creditgz.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What every profile must map, credit-gz §6. A path with an exclamation mark cannot be done without; the others a profile may
 * leave out by naming them in {@code without}, where the platform's document has no such field.
 *
 * @param op the operation's name
 * @param answer whether it must stand in the answer
 * @param path canonical path
 * @param essential whether it cannot be left out
 * @param state word of {@code query.type} under which it must be there, "" for always
 */
public record Mandatory(String op, boolean answer, String path, boolean essential, String state) {
    private static final String TABLE = """
            queryContract  ask    !patient.certNo patient.certType patient.name patient.class
            queryContract  answer !contract.state !contract.usable !contract.no contract.account
            pay            ask    !order.no !amounts.collect order.bizType order.scene contract.no family.present family.contractNo
            pay            ask    patient.certType patient.certNo patient.name patient.id patient.class order.visitNo
            pay            ask    order.hisOrderNo amounts.total amounts.fund amounts.account amounts.cash
            pay            ask    amounts.accountCharged order.time
            pay            answer !result.state !result.platformNo !result.collected result.orderNo
            refund         ask    !refund.no !original.orderNo !refund.amount order.bizType refund.type refund.cash refund.account
            refund         ask    refund.hisRefundNo refund.time
            refund         answer !result.state !result.platformNo !result.refunded result.refundNo
            queryTrade     ask    !order.no@PAY !refund.no@REFUND query.type query.day
            queryTrade     answer !result.state@PAY !result.platformNo@PAY !result.collected@PAY result.orderNo@PAY
            queryTrade     answer !result.state@REFUND !result.platformNo@REFUND !result.refunded@REFUND result.refundNo@REFUND
            pay.before     ask    !order.no
            refund.before  ask    !refund.no
            fetchToken     answer !token.value
            fetchBill      ask    !bill.day
            fetchBill      answer !file.state
            contractLink   ask    patient.certType patient.certNo patient.name link.scene link.returnUrl
            contractLink   answer !link.url
            bindPayer      ask    relation.request patient.certType !patient.certNo patient.name payer.certType !payer.certNo
            bindPayer      ask    payer.name payer.relation payer.consent
            bindPayer      answer !relation.no
            unbindPayer    ask    relation.request !relation.no
            unbindPayer    answer relation.no
            listPayers     ask    patient.certType !patient.certNo patient.name
            listPayers     answer !contract.payers !payer.contractNo
            syncDictionary ask    !dictionary.type
            syncDictionary answer dictionary.version !dictionary.entries !entry.code !entry.name
            """;
    private static final List<Mandatory> ALL = all();

    /** Everything that an operation must have. */
    public static List<Mandatory> of(Operation operation) {
        return ALL.stream().filter(each -> each.op().equals(operation.name())).toList();
    }

    /** Whether these entries map it. */
    boolean mappedBy(List<Entry> entries) {
        return entries.stream()
                .anyMatch(entry -> entry.path().equals(path)
                                && (state.isEmpty() || entry.when().allows("query.type", state))
                        || mappedBy(entry.fields()));
    }

    /** What is missing in an operation. */
    static List<Mandatory> missing(Operation operation) {
        List<Mandatory> missing = new ArrayList<>();
        for (Mandatory each : of(operation)) {
            boolean left = !each.essential() && operation.without().contains(each.path());
            if (!left && !each.mappedBy(each.answer() ? operation.response() : operation.request())) {
                missing.add(each);
            }
        }
        return missing;
    }

    private static List<Mandatory> all() {
        List<Mandatory> all = new ArrayList<>();
        TABLE.lines().map(line -> line.strip().split(" +", -1)).forEach(cells -> {
            for (int i = 2; i < cells.length; i++) {
                String[] parts = cells[i].split("@", -1);
                String path = parts[0].replace("!", "");
                all.add(new Mandatory(
                        cells[0],
                        cells[1].equals("answer"),
                        path,
                        parts[0].startsWith("!"),
                        Optional.of(parts)
                                .filter(some -> some.length > 1)
                                .map(some -> some[1])
                                .orElse("")));
            }
        });
        return List.copyOf(all);
    }

    /** What the envelope must have, by canonical path. */
    static Map<String, String> envelope() {
        return Map.of("cfg.merId", "商户号", "msg.serial", "报文流水号", "msg.time", "发送时间");
    }
}
