package io.medsettle.ports.crypto;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Optional;
import javax.crypto.Cipher;

/**
 * The sockets over any {@link Provider}: how a cipher machine (密码机) with a JCA provider is plugged in. The provider
 * decides about formats (raw or DER); safe to share between threads, a new engine for each message.
 */
public final class ProviderCrypto {
    private final Provider provider;

    public ProviderCrypto(Provider provider) {
        this.provider = provider;
    }

    public Signer signer(String algorithm, PrivateKey key) {
        return message -> run("sign", () -> {
            Signature engine = Signature.getInstance(algorithm, provider);
            engine.initSign(key);
            engine.update(message);
            return engine.sign();
        });
    }

    public Verifier verifier(String algorithm, PublicKey key) {
        return (message, signature) -> run("verify", () -> {
            Signature engine = Signature.getInstance(algorithm, provider);
            engine.initVerify(key);
            engine.update(message);
            try {
                return engine.verify(signature);
            } catch (SignatureException notEvenASignature) {
                return false;
            }
        });
    }

    public Mac mac(String algorithm, Key key) {
        return message -> run("mac", () -> {
            javax.crypto.Mac engine = javax.crypto.Mac.getInstance(algorithm, provider);
            engine.init(key);
            return engine.doFinal(message);
        });
    }

    /** A cipher such as {@code SM4/ECB/PKCS5Padding}; parameters only where the mode has a fixed one. */
    public BlockCipher cipher(String transformation, Key key, Optional<AlgorithmParameterSpec> parameters) {
        return new BlockCipher() {
            @Override
            public byte[] encrypt(byte[] plain) {
                return run("encrypt", () -> engine(Cipher.ENCRYPT_MODE).doFinal(plain));
            }

            @Override
            public byte[] decrypt(byte[] sealed) {
                try {
                    return engine(Cipher.DECRYPT_MODE).doFinal(sealed);
                } catch (GeneralSecurityException e) {
                    throw new IllegalArgumentException("not sealed with this key", e);
                }
            }

            private Cipher engine(int mode) throws GeneralSecurityException {
                Cipher engine = Cipher.getInstance(transformation, provider);
                if (parameters.isPresent()) {
                    engine.init(mode, key, parameters.get());
                } else {
                    engine.init(mode, key);
                }
                return engine;
            }
        };
    }

    private interface Work<T> {
        T run() throws GeneralSecurityException;
    }

    private static <T> T run(String what, Work<T> work) {
        try {
            return work.run();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot " + what + " with this provider and key", e);
        }
    }
}
