package io.medsettle.server.h5;

import io.medsettle.ports.credit.CreditContract;
import io.medsettle.ports.credit.FamilyPayer;
import io.medsettle.server.credit.CreditEntrance.Standing;
import io.medsettle.server.shown.Yuan;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * How somebody's contract stands, as the page shows it (签约状态页), credit-gz §12.
 *
 * @param unknown whether the platform did not say: the page offers to look again
 * @param limits what may be paid, in words and yuan
 * @param payers relatives who may pay (亲情付), names masked by the platform, and whether they are told of it
 * @param signPage where to sign, "" where there is no need or no way
 * @param visitNo of which visit the switch is, "" for none
 * @param wished how that switch stands
 */
record CreditPage(
        boolean usable,
        boolean unknown,
        String text,
        List<Limit> limits,
        List<Payer> payers,
        String signPage,
        String scene,
        String visitNo,
        boolean wished) {

    /** One limit. */
    record Limit(String name, String yuan) {}

    /**
     * One relative.
     *
     * @param binding by what this page names the relative
     * @param phoneEnding last digits of the phone on which the relative is told of payments, "" if none was given
     */
    record Payer(String name, String relation, boolean preferred, String binding, String phoneEnding) {}

    static CreditPage of(
            Standing standing, List<Payer> payers, String signPage, String scene, String visitNo, boolean wished) {
        Optional<CreditContract> contract = standing.contract().filter(c -> c.state() == CreditContract.State.SIGNED);
        return new CreditPage(
                standing.usable(),
                standing.state().isEmpty(),
                standing.text(),
                contract.map(CreditPage::limits).orElse(List.of()),
                payers,
                signPage,
                scene,
                visitNo,
                wished);
    }

    private static List<Limit> limits(CreditContract c) {
        return Stream.of(
                        limit("单笔限额", c.singleLimitFen()),
                        limit("单日限额", c.dayLimitFen()),
                        limit("剩余额度", c.remainLimitFen()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Limit> limit(String name, OptionalLong fen) {
        return fen.isPresent() ? Optional.of(new Limit(name, Yuan.of(fen.getAsLong()))) : Optional.empty();
    }

    static Payer payer(FamilyPayer p, String binding, String phoneEnding) {
        return new Payer(p.maskedName(), p.relation(), p.preferred(), binding, phoneEnding);
    }
}
