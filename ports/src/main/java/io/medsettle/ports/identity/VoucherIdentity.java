package io.medsettle.ports.identity;

import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.value.Secrets;
import java.time.Instant;

/**
 * A person known by their electronic voucher (yibao-core §7.3).
 *
 * @param reference by what the gateway knows this decoding; hard to guess
 * @param name 姓名
 * @param idNumber 证件号码; may be masked
 * @param masked whether the number is masked: then only 1101 by the token can tell it
 * @param idType 证件类型, 01 = ID card
 * @param ecToken 身份核验令牌; short-lived, for one business
 * @param insuredArea 参保地, 6 digits, "" if not told
 * @param authNo 授权流水号, empty if not told
 * @param owner whose app showed the code
 * @param purpose for what it was shown
 * @param expiresAt when the gateway stops using the token
 */
public record VoucherIdentity(
        String reference,
        Secret name,
        Secret idNumber,
        boolean masked,
        String idType,
        Secret ecToken,
        String insuredArea,
        Secret authNo,
        CodeOwner owner,
        CodePurpose purpose,
        Instant expiresAt) {
    /** Name of the secret in which {@link #reference} travels, by which {@link VoucherDecoding#claim} takes the voucher. */
    public static final String REFERENCE = "voucherReference";

    /** Notes to open an order with. */
    public Fields notes() {
        return Fields.NONE
                .with(NoteKey.MDTRT_CERT_TYPE, "01")
                .with(NoteKey.CERT_TYPE, idType)
                .with(NoteKey.ADMDVS, insuredArea);
    }

    /** Secrets to open an order with; a masked number is not among them. */
    public Secrets secrets() {
        Secrets who = Secrets.NONE
                .with(NoteKey.NAME, name)
                .with(NoteKey.MDTRT_CERT_NO, ecToken)
                .with(NoteKey.EC_TOKEN, ecToken)
                .with(REFERENCE, reference);
        return masked ? who : who.with(NoteKey.CERT_NO, idNumber);
    }

    @Override
    public String toString() {
        return "VoucherIdentity[" + purpose + (masked ? " masked" : "") + "]";
    }
}
