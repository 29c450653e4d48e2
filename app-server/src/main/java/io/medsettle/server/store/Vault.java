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
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what must lie in the database and be read by nobody who looks at it: AES-256-GCM or SM4-GCM, a random initial vector each
 * time, a key of its own for every purpose, derived from the master key. A box says what it was closed with, so that boxes of both
 * algorithms and of several keys lie side by side; it opens only under the purpose and the name it was closed under. Old master keys
 * stay until nothing names them any more. Safe to share.
 */
public final class Vault {
    private static final int IV = 12;
    private static final int TAG = 16;
    private static final int LONGEST_ID = 32;
    /** Of the mark by which a key is known again. */
    private static final String KEY_MARK = "vault-key";

    private final String current;
    private final VaultAlgorithm algorithm;
    private final Map<String, byte[]> masters = new HashMap<>();
    private final Map<String, byte[]> derived = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();

    /** One that closes with AES-GCM. */
    public Vault(String current, Map<String, Secret> keys) {
        this(VaultAlgorithm.AES_GCM, current, keys);
    }

    /**
     * @param algorithm what boxes are closed with from now on
     * @param current name of the key to encrypt with
     * @param keys master keys by name (≤32, ≤28 to encrypt with SM4; no slash), each 32 bytes in Base64
     * @throws IllegalArgumentException if there is no current key, its name is too long, or one is not 32 bytes
     */
    public Vault(VaultAlgorithm algorithm, String current, Map<String, Secret> keys) {
        keys.forEach((id, key) -> masters.put(id, master(id, key)));
        if (!masters.containsKey(current)) {
            throw new IllegalArgumentException("there is no key named " + current + " to encrypt with");
        }
        this.current = current;
        this.algorithm = algorithm;
        if (currentId().length() > LONGEST_ID) {
            throw new IllegalArgumentException("the name of key " + current + " is too long for " + algorithm.word());
        }
    }

    /**
     * As the settings tell it.
     *
     * @throws IllegalArgumentException as the constructor throws it, or if there is no such algorithm
     */
    public static Vault ofSettings(String algorithm, String current, Map<String, String> keys) {
        Map<String, Secret> secrets = new HashMap<>();
        keys.forEach((id, key) -> secrets.put(id, new Secret(key)));
        return new Vault(VaultAlgorithm.of(algorithm), current, secrets);
    }

    private static byte[] master(String id, Secret key) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(key.reveal().strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("key " + id + " is not Base64");
        }
        if (id.isEmpty() || id.length() > LONGEST_ID || bytes.length != 32) {
            throw new IllegalArgumentException("key " + id + " is not 32 bytes, or its name not 1 to 32 characters");
        }
        if (id.indexOf('/') >= 0) {
            throw new IllegalArgumentException("the name of key " + id + " has a slash");
        }
        return bytes;
    }

    /** The name of the key that is used now. */
    public String currentKey() {
        return current;
    }

    /** The {@link Box#keyId()} of what is closed now; boxes that name another one want closing anew. */
    public String currentId() {
        return current + algorithm.ending();
    }

    public VaultAlgorithm algorithm() {
        return algorithm;
    }

    /** The names of all keys, in order. */
    public Set<String> keys() {
        return new TreeSet<>(masters.keySet());
    }

    /** The name of the key that closed a box. */
    public static String keyOf(String keyId) {
        int slash = keyId.indexOf('/');
        return slash < 0 ? keyId : keyId.substring(0, slash);
    }

    /** By what a key is known again and nothing else is learnt of it; 64 hex digits. */
    public String keyMark(String key) {
        return mark(key, KEY_MARK, "");
    }

    /**
     * @param purpose what kind of thing it is ("sealed"): one key each
     * @param name which one it is: a box put under another name does not open
     */
    public Box close(String purpose, String name, byte[] plain) {
        byte[] iv = new byte[IV];
        random.nextBytes(iv);
        try {
            byte[] closed = algorithm.run(true, key(currentId(), purpose), iv, bytes(name), plain);
            byte[] box = Arrays.copyOf(iv, IV + closed.length);
            System.arraycopy(closed, 0, box, IV, closed.length);
            return new Box(currentId(), box);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not encrypt", e);
        }
    }

    public Box close(String purpose, String name, Secret plain) {
        return close(purpose, name, bytes(plain.reveal()));
    }

    /** @throws DoesNotOpen if the key is gone, or the box was changed or belongs to another name */
    public byte[] open(String purpose, String name, Box box) {
        byte[] bytes = box.bytes();
        byte[] key = key(box.keyId(), purpose);
        if (bytes.length < IV + TAG) {
            throw new DoesNotOpen("a box of " + purpose + " is cut short");
        }
        try {
            byte[] closed = Arrays.copyOfRange(bytes, IV, bytes.length);
            return VaultAlgorithm.ofBox(box.keyId()).run(false, key, Arrays.copyOf(bytes, IV), bytes(name), closed);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new DoesNotOpen("a box of " + purpose + " does not open with key " + box.keyId(), e);
        }
    }

    public Secret openText(String purpose, String name, Box box) {
        return new Secret(new String(open(purpose, name, box), StandardCharsets.UTF_8));
    }

    /**
     * A text's keyed digest by the current key, whatever the algorithm: 64 hex digits, always the same, and nobody without the key can
     * tell of whom.
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

    private String mark(String key, String purpose, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(key, purpose), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(bytes(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HMAC-SHA-256", e);
        }
    }

    private byte[] key(String keyId, String purpose) {
        byte[] master = masters.get(keyOf(keyId));
        if (master == null) {
            throw new DoesNotOpen("the key " + keyOf(keyId) + " is not in the vault");
        }
        return derived.computeIfAbsent(keyId + " " + purpose, n -> derive(keyId, master, purpose));
    }

    private static byte[] derive(String keyId, byte[] master, String purpose) {
        try {
            return VaultAlgorithm.ofBox(keyId).derive(master, purpose);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HMAC", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Vault[" + currentId() + " of " + masters.keySet() + "]";
    }
}
