package io.medsettle.ports.credit;

import io.medsettle.ports.value.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a platform says of a person's contract at this moment (签约状态). It authorises nothing: a payment may still be
 * declined. Prints no secret.
 *
 * @param state of the contract
 * @param contractNo the platform's number, ≤40, empty unless signed or frozen
 * @param usable the platform's verdict for this moment
 * @param accountCharged whether it may charge the personal account too (医保个账支付)
 * @param openHere whether this hospital is open for the person's class
 * @param singleLimitFen most for one payment, fen
 * @param dayLimitFen most for one day, fen
 * @param remainLimitFen what is left of the limit, fen
 * @param overdueDays days overdue, empty if not overdue
 * @param familyPayers relatives who may pay (亲情付), in the platform's order
 * @param signPage where an unsigned person can sign
 * @param reason why it is not usable, in the platform's words for the page; "" if usable
 */
public record CreditContract(
        State state,
        Secret contractNo,
        boolean usable,
        boolean accountCharged,
        boolean openHere,
        OptionalLong singleLimitFen,
        OptionalLong dayLimitFen,
        OptionalLong remainLimitFen,
        OptionalInt overdueDays,
        List<FamilyPayer> familyPayers,
        Optional<URI> signPage,
        String reason) {
    public CreditContract {
        familyPayers = List.copyOf(familyPayers);
    }

    /** How a contract stands; credit-gz §7. */
    public enum State {
        /** 未签约. */
        UNSIGNED,
        /** 已签约. */
        SIGNED,
        /** 已解约. */
        TERMINATED,
        /** 冻结或逾期. */
        FROZEN,
        /** 签约处理中. */
        IN_PROGRESS
    }
}
