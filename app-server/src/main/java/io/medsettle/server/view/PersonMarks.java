package io.medsettle.server.view;

import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.store.Page;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Secret;
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
    private static final String INSERT = "INSERT INTO order_person (mark, order_id) VALUES (?, ?)";

    private final Vault vault;

    PersonMarks(Vault vault) {
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

    private static void write(Connection c, String mark, String order) throws SQLException {
        if (Rows.one(c, KNOWN, r -> r.getInt(1), mark, order).isEmpty()) {
            Rows.change(c, INSERT, mark, order);
        }
    }

    private static String normal(String text) {
        return text.strip().toUpperCase(Locale.ROOT);
    }
}
