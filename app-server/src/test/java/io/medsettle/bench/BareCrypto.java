package io.medsettle.bench;

import com.tencent.kona.crypto.KonaCryptoNativeProvider;
import com.tencent.kona.crypto.KonaCryptoProvider;
import com.tencent.kona.crypto.spec.SM2SignatureParameterSpec;
import io.medsettle.adapter.yibao.SoftKeys;
import io.medsettle.bench.Effort.Table;
import io.medsettle.ports.crypto.BlockCipher;
import io.medsettle.ports.crypto.Signer;
import io.medsettle.ports.crypto.Verifier;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.store.Vault;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.signers.RSADigestSigner;

/**
 * The signing, verifying, sealing and opening of one settlement and nothing else, by the very libraries: the JDK (RSA) and
 * Bouncy Castle (SM2, SM4) on our side, Bouncy Castle (RSA) and Kona (SM2, SM4) on theirs. For one thread.
 */
final class BareCrypto {
    private static final String ID = "1234567812345678";
    private static final Provider KONA = kona();

    private final KeyPair rsa;
    private final RSADigestSigner theirSigner = new RSADigestSigner(new SHA256Digest());
    private final RSADigestSigner theirVerifier = new RSADigestSigner(new SHA256Digest());
    private final Signer ourSm2;
    private final Verifier ourSm2Verifier;
    private final Signature theirSm2;
    private final Signature theirSm2Verifier;
    private final BlockCipher ourSm4;
    private final SecretKeySpec theirSm4 =
            new SecretKeySpec("0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII), "SM4");
    private final Vault vault;
    private final List<Message> messages = new ArrayList<>();
    private final List<byte[]> sealed = new ArrayList<>();

    private enum Seal {
        RSA,
        SM,
        NONE
    }

    /** @param signature for SM2, and box, the text under SM4: made beforehand for the receiver */
    private record Message(Seal seal, boolean ours, byte[] text, byte[] signature, byte[] box) {}

    BareCrypto(Effort effort, Vault vault) {
        this.vault = vault;
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            rsa = generator.generateKeyPair();
            RSAPrivateCrtKey k = (RSAPrivateCrtKey) rsa.getPrivate();
            theirSigner.init(
                    true,
                    new RSAPrivateCrtKeyParameters(
                            k.getModulus(),
                            k.getPublicExponent(),
                            k.getPrivateExponent(),
                            k.getPrimeP(),
                            k.getPrimeQ(),
                            k.getPrimeExponentP(),
                            k.getPrimeExponentQ(),
                            k.getCrtCoefficient()));
            theirVerifier.init(false, new RSAKeyParameters(false, k.getModulus(), k.getPublicExponent()));
            KeyPairGenerator sm2 = KeyPairGenerator.getInstance("SM2", KONA);
            KeyPair pair = sm2.generateKeyPair();
            theirSm2 = sm2(pair);
            theirSm2.initSign(pair.getPrivate());
            theirSm2Verifier = sm2(pair);
            theirSm2Verifier.initVerify(pair.getPublic());
            Base64.Encoder base64 = Base64.getEncoder();
            ourSm2 = SoftKeys.signer(new Secret(base64.encodeToString(scalar((ECPrivateKey) pair.getPrivate()))), ID);
            ourSm2Verifier =
                    SoftKeys.verifier(base64.encodeToString(pair.getPublic().getEncoded()), ID);
            ourSm4 = SoftKeys.dataCipher(
                    "0123456789ABCDEF0123456789ABCDEF", new Secret("0123456789ABCDEF0123456789ABCDEF"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        count(effort);
    }

    private static Provider kona() {
        try {
            Provider quick = KonaCryptoNativeProvider.instance();
            Signature.getInstance("SM2", quick);
            return quick;
        } catch (GeneralSecurityException | RuntimeException | LinkageError e) {
            return KonaCryptoProvider.instance();
        }
    }

    private static Signature sm2(KeyPair pair) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SM2", KONA);
        signature.setParameter(
                new SM2SignatureParameterSpec(ID.getBytes(StandardCharsets.US_ASCII), (ECPublicKey) pair.getPublic()));
        return signature;
    }

    private static byte[] scalar(ECPrivateKey key) {
        byte[] bytes = new byte[32];
        byte[] raw = key.getS().toByteArray();
        int skip = Math.max(0, raw.length - 32);
        System.arraycopy(raw, skip, bytes, 32 - (raw.length - skip), raw.length - skip);
        return bytes;
    }

    /** Every raw message that was kept is one signed by its sender and verified by its receiver. */
    private void count(Effort effort) {
        Table wire = effort.tables().get("wire_message");
        for (List<Object> row : wire.rows()) {
            String party = String.valueOf(row.get(wire.column("party")));
            String name = String.valueOf(row.get(wire.column("wire_name")));
            boolean centre = party.equals("yibao") && name.startsWith("6");
            Seal seal = party.equals("wechat") ? Seal.RSA : centre ? Seal.SM : Seal.NONE;
            byte[] box = (byte[]) row.get(wire.column("box"));
            boolean ours = row.get(wire.column("direction")).equals("OUT");
            messages.add(message(seal, ours, new byte[box.length]));
        }
        Table secrets = effort.tables().get("sealed");
        secrets.rows().forEach(row -> sealed.add(new byte[((byte[]) row.get(secrets.column("box"))).length]));
    }

    private Message message(Seal seal, boolean ours, byte[] text) {
        if (seal != Seal.SM) {
            return new Message(seal, ours, text, new byte[0], new byte[0]);
        }
        try {
            byte[] signature = ours ? theirSignature(text) : ourSm2.sign(text);
            return new Message(seal, ours, text, signature, ourSm4.encrypt(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] theirSignature(byte[] text) throws GeneralSecurityException {
        theirSm2.update(text);
        return theirSm2.sign();
    }

    /** One settlement's worth. */
    void one() {
        try {
            for (Message m : messages) {
                vault.close("bench", "wire", m.text());
                switch (m.seal()) {
                    case RSA -> rsa(m);
                    case SM -> sm(m);
                    case NONE -> {}
                }
            }
            for (byte[] secret : sealed) {
                vault.close("bench", "sealed", secret);
            }
            mixedOrder();
        } catch (GeneralSecurityException | CryptoException e) {
            throw new IllegalStateException(e);
        }
    }

    private void rsa(Message m) throws GeneralSecurityException, CryptoException {
        if (m.ours()) {
            theirVerifier.update(m.text(), 0, m.text().length);
            check("RSA of ours", theirVerifier.verifySignature(jdkSign(m.text())));
        } else {
            theirSigner.update(m.text(), 0, m.text().length);
            byte[] signature = theirSigner.generateSignature();
            Signature engine = Signature.getInstance("SHA256withRSA");
            engine.initVerify(rsa.getPublic());
            engine.update(m.text());
            check("RSA of theirs", engine.verify(signature));
        }
    }

    private byte[] jdkSign(byte[] text) throws GeneralSecurityException {
        Signature engine = Signature.getInstance("SHA256withRSA");
        engine.initSign(rsa.getPrivate());
        engine.update(text);
        return engine.sign();
    }

    private void sm(Message m) throws GeneralSecurityException {
        Cipher theirs = Cipher.getInstance("SM4/ECB/PKCS7Padding", KONA);
        if (m.ours()) {
            byte[] box = ourSm4.encrypt(m.text());
            theirs.init(Cipher.DECRYPT_MODE, theirSm4);
            theirs.update(box);
            ourSm2.sign(m.text());
            theirSm2Verifier.update(m.text());
            check("SM2 of ours", theirSm2Verifier.verify(m.signature()));
        } else {
            theirs.init(Cipher.ENCRYPT_MODE, theirSm4);
            theirs.doFinal(m.text());
            theirSignature(m.text());
            ourSm4.decrypt(m.box());
            check("SM2 of theirs", ourSm2Verifier.verify(m.text(), m.signature()));
        }
    }

    /** Name and number sealed for WeChat and opened there, and the signature with which the page opens the cashier. */
    private void mixedOrder() throws GeneralSecurityException {
        for (int i = 0; i < 2; i++) {
            Cipher seal = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
            seal.init(Cipher.ENCRYPT_MODE, rsa.getPublic());
            byte[] box = seal.doFinal(new byte[32]);
            Cipher open = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
            open.init(Cipher.DECRYPT_MODE, rsa.getPrivate());
            open.doFinal(box);
        }
        jdkSign(new byte[100]);
    }

    private static void check(String what, boolean good) {
        if (!good) {
            throw new IllegalStateException("does not verify: " + what);
        }
    }

    String counts() {
        long rsaMessages = messages.stream().filter(m -> m.seal() == Seal.RSA).count();
        long smMessages = messages.stream().filter(m -> m.seal() == Seal.SM).count();
        return "RSA-2048: %d signed, %d verified, 2 sealed, 2 opened; SM2: %d signed, %d verified, SM4: %d messages sealed and opened; AES-GCM: %d messages"
                .formatted(
                        rsaMessages + 1,
                        rsaMessages,
                        smMessages,
                        smMessages,
                        smMessages,
                        messages.size() + sealed.size());
    }
}
