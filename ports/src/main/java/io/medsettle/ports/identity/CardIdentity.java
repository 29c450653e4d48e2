package io.medsettle.ports.identity;

import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.value.Secrets;

/**
 * A person known by their social security card. The card's holder is the patient; whether a relative's family account
 * (共济) pays is asked for at the settlement and is nowhere on the card (yibao-core §7.6).
 *
 * @param name 姓名
 * @param idNumber 社会保障号码, the ID number; check digit verified
 * @param cardNumber 卡号
 * @param cardSn 卡识别码, 32 hexadecimal digits
 * @param insuredArea 参保地, 6 digits, "" if only 1101 can tell
 * @param certificateType by what the insurer is to know the person: 03 card, or 02 where the area wants the ID number
 * @param proof how much is proven
 * @param carriedBasics the reader's text to carry along to the insurer (hcard_basinfo), empty if it wants none
 * @param carriedProof the reader's signature to carry along (hcard_chkinfo), empty if it wants none
 */
public record CardIdentity(
        Secret name,
        Secret idNumber,
        Secret cardNumber,
        Secret cardSn,
        String insuredArea,
        String certificateType,
        Proof proof,
        Secret carriedBasics,
        Secret carriedProof) {
    /** Name of the secret in which {@link #carriedBasics} travels (hcard_basinfo), ≤1024. */
    public static final String CARRIED_BASICS = "cardBasics";
    /** Name of the secret in which {@link #carriedProof} travels (hcard_chkinfo), ≤1024. */
    public static final String CARRIED_PROOF = "cardProof";

    /** How much is proven about what the kiosk posted. */
    public enum Proof {
        /** The machine has compared card number, recognition code and name with its register. */
        MACHINE,
        /** Reader and card have accepted the machine's keys, as the kiosk says; 1101 is still to confirm the person. */
        READER,
        /** The insurer's own register knows the card and its holder (1161). */
        REGISTER,
        /** The reader signed it for the insurer, who will check it when it is carried along. */
        INSURER
    }

    /** Notes to open an order with. */
    public Fields notes() {
        return Fields.NONE
                .with(NoteKey.MDTRT_CERT_TYPE, certificateType)
                .with(NoteKey.CERT_TYPE, "01")
                .with(NoteKey.ADMDVS, insuredArea);
    }

    /** Secrets to open an order with. */
    public Secrets secrets() {
        Secrets who = Secrets.NONE
                .with(NoteKey.NAME, name)
                .with(NoteKey.CERT_NO, idNumber)
                .with(CARRIED_BASICS, carriedBasics)
                .with(CARRIED_PROOF, carriedProof);
        return certificateType.equals("03")
                ? who.with(NoteKey.MDTRT_CERT_NO, cardNumber).with(NoteKey.CARD_SN, cardSn)
                : who.with(NoteKey.MDTRT_CERT_NO, idNumber);
    }
}
