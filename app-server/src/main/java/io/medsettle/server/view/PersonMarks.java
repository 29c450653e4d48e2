package io.medsettle.server.view;

import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.store.Page;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.store.KeyWalk;
import io.medsettle.server.store.OrderSecrets;
import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Vault;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds orders by people without keeping their names (人员索引): {@code order_person} holds keyed digests of the name, the document,
 * the insurer's number and the card that an order was opened with. Who has the table and no key learns nothing of it.
 */
@Singleton
public final class PersonMarks {
    private static final String PURPOSE = "person-mark";
    private static final List<String> KEYS =
            List.of(NoteKey.NAME, NoteKey.CERT_NO, NoteKey.PSN_NO, NoteKey.MDTRT_CERT_NO);
    private static final String KNOWN = "SELECT 1 FROM order_person WHERE mark = ? AND order_id = ?";
    private static final String INSERT = "INSERT INTO order_person (mark, order_id, key_id) VALUES (?, ?, ?)";

    private static final String FORGET = "DELETE FROM order_person WHERE mark = ? AND order_id = ? AND key_id <> ?";

    /** All digests, by mark and order, with the key each was made by, "" for those of before keys were noted. */
    public static final KeyWalk WALK = new KeyWalk("order_person", List.of("mark", "order_id"), "key_id");

    private final Vault vault;

    public PersonMarks(Vault vault) {
        this.vault = vault;
    }

    /**
     * What to look for in {@code order_person}: one digest by each key that the vault still holds.
     *
     * @param text a whole name or number, as people write it
     */
    public List<String> of(Secret text) {
        return vault.marks(PURPOSE, normal(text.reveal()));
    }

    void write(Connection c, Page page) throws SQLException {
        write(c, page.order().text(), page.sealed().values());
    }

    /** @param sealed texts of secrets as histories seal them */
    void write(Connection c, String order, Collection<Secret> sealed) throws SQLException {
        for (Secret text : sealed) {
            Fields fields = Fields.ofText(text.reveal());
            for (String key : KEYS) {
                Optional<String> told = fields.find(key).filter(t -> !t.isBlank());
                if (told.isPresent()) {
                    write(c, vault.mark(PURPOSE, normal(told.get())), order);
                }
            }
        }
    }

    /** Pages, the rotation of keys and the telling anew of all orders may come to the same digest at once: it is there, whoever was first. */
    private void write(Connection c, String mark, String order) throws SQLException {
        if (Rows.one(c, KNOWN, r -> r.getInt(1), mark, order).isPresent()) {
            return;
        }
        try {
            Rows.change(c, INSERT, mark, order, vault.currentKey());
        } catch (SQLException e) {
            if (!Rows.duplicate(e)) {
                throw e;
            }
        }
    }

    /**
     * Tells an order's digests anew by the current key; some by other keys go. What of the order's secrets was purged is not found any
     * more, as it would not be without the old key.
     *
     * @param marks digests of this order by other keys; those not named stay until they are
     * @return how many went
     */
    public long tellAnew(Connection c, String order, Collection<String> marks) throws SQLException {
        long gone = 0;
        for (String mark : marks) {
            gone += Rows.change(c, FORGET, mark, order, vault.currentKey());
        }
        write(c, order, OrderSecrets.of(c, vault, order));
        return gone;
    }

    private static String normal(String text) {
        return text.strip().toUpperCase(Locale.ROOT);
    }
}
