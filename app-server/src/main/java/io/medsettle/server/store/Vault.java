package io.medsettle.server.store;

import io.medsettle.ports.value.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what must lie in the database and be read by nobody who looks at it: AES-256-GCM, a random initial vector each
 * time, a key of its own for every purpose, derived from the master key by HMAC-SHA-256. A box opens only under the
 * purpose and the name it was closed under. Old master keys stay until nothing names them any more. Safe to share.
 */
public final class Vault {
    private static final int IV = 12;
    private static final int TAG_BITS = 128;

    private final String current;
    private final Map<String, SecretKey> masters = new HashMap<>();
    private final Map<String, SecretKey> derived = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();

    /**
     * @param current name of the key to encrypt with
     * @param keys master keys by name (≤32), each 32 bytes in Base64
     * @throws IllegalArgumentException if there is no current key or one is not 32 bytes
     */
    public Vault(String current, Map<String, Secret> keys) {
        keys.forEach((id, key) -> masters.put(id, master(id, key)));
        if (!masters.containsKey(current)) {
            throw new IllegalArgumentException("there is no key named " + current + " to encrypt with");
        }
        this.current = current;
    }

    private static SecretKey master(String id, Secret key) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(key.reveal().strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("key " + id + " is not Base64");
        }
        if (id.isEmpty() || id.length() > 32 || bytes.length != 32) {
            throw new IllegalArgumentException("key " + id + " is not 32 bytes, or its name not 1 to 32 characters");
        }
        return new SecretKeySpec(bytes, "HmacSHA256");
    }

    /** The name of the key that is used now; boxes that name another one want closing anew. */
    public String currentKey() {
        return current;
    }

    /**
     * @param purpose what kind of thing it is ("sealed"): one key each
     * @param name which one it is: a box put under another name does not open
     */
    public Box close(String purpose, String name, byte[] plain) {
        byte[] iv = new byte[IV];
        random.nextBytes(iv);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, current, purpose, name, iv);
            byte[] box = new byte[IV + cipher.getOutputSize(plain.length)];
            System.arraycopy(iv, 0, box, 0, IV);
            cipher.doFinal(plain, 0, plain.length, box, IV);
            return new Box(current, box);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not encrypt", e);
        }
    }

    public Box close(String purpose, String name, Secret plain) {
        return close(purpose, name, plain.reveal().getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IllegalStateException if the key is gone, or the box was changed or belongs to another name */
    public byte[] open(String purpose, String name, Box box) {
        byte[] bytes = box.bytes();
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, box.keyId(), purpose, name, Arrays.copyOf(bytes, IV));
            return cipher.doFinal(bytes, IV, bytes.length - IV);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("a box of " + purpose + " does not open with key " + box.keyId(), e);
        }
    }

    public Secret openText(String purpose, String name, Box box) {
        return new Secret(new String(open(purpose, name, box), StandardCharsets.UTF_8));
    }

    /**
     * A text's keyed digest by the current key: 64 hex digits, always the same, and nobody without the key can tell of whom.
     *
     * @param purpose what it is for: one key each
     */
    public String mark(String purpose, String text) {
        return mark(current, purpose, text);
    }

    /** The same by every key in the vault, the current one first: what was marked under an older one is found too. */
    public List<String> marks(String purpose, String text) {
        return Stream.concat(
                        Stream.of(current), masters.keySet().stream().sorted().filter(id -> !id.equals(current)))
                .map(id -> mark(id, purpose, text))
                .toList();
    }

    private String mark(String keyId, String purpose, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key(keyId, purpose));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HMAC-SHA-256", e);
        }
    }

    private Cipher cipher(int mode, String keyId, String purpose, String name, byte[] iv)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key(keyId, purpose), new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private SecretKey key(String keyId, String purpose) {
        SecretKey master = masters.get(keyId);
        if (master == null) {
            throw new IllegalStateException("the key " + keyId + " is not in the vault");
        }
        return derived.computeIfAbsent(keyId + "/" + purpose, n -> derive(master, purpose));
    }

    private static SecretKey derive(SecretKey master, String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(master);
            byte[] bytes = mac.doFinal(("medsettle/" + purpose).getBytes(StandardCharsets.UTF_8));
            return new SecretKeySpec(bytes, "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HMAC-SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Vault[" + current + " of " + masters.keySet() + "]";
    }
}
