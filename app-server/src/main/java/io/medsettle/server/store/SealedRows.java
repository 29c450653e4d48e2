package io.medsettle.server.store;

import io.medsettle.ports.store.Page;
import io.medsettle.ports.value.OrderId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Secrets by reference, encrypted. A long one is split like a long line. */
final class SealedRows {
    /** The vault's purpose; the reference is the name. */
    static final String PURPOSE = "sealed";

    /** Bytes of a box that stand in the first column. */
    static final int HEAD = 8000;

    private static final String INSERT =
            "INSERT INTO sealed (ref, order_id, sealed_at, key_id, box, box_more) VALUES (?, ?, ?, ?, ?, ?)";
    private static final String READ = "SELECT key_id, box, box_more FROM sealed WHERE ref = ?";
    private static final String OF_ORDER = "SELECT key_id, box, box_more, ref FROM sealed WHERE order_id = ?";
    private static final String OWNER = "SELECT order_id FROM sealed WHERE ref = ?";
    private static final String DELETE = "DELETE FROM sealed WHERE ref = ?";
    private static final String DELETE_OWN = "DELETE FROM sealed WHERE ref = ? AND order_id = ?";

    private SealedRows() {}

    /** @param anew whether the order may have sealed some of them before: the older ones go */
    static void insert(Connection c, Page page, Map<String, Box> boxes, boolean anew) throws SQLException {
        OrderId order = page.order();
        if (anew) {
            Rows.batch(c, DELETE_OWN, boxes.keySet(), (row, ref) -> {
                row.setString(1, ref);
                row.setString(2, order.text());
            });
        }
        long at = page.lines().get(0).at().toEpochMilli();
        try {
            Rows.batch(c, INSERT, boxes.entrySet(), (row, e) -> bind(row, e.getKey(), order, at, e.getValue()));
        } catch (SQLException e) {
            if (Rows.duplicate(e)) {
                throw new Clash(Clash.Where.SEALED);
            }
            throw e;
        }
    }

    private static void bind(PreparedStatement row, String ref, OrderId order, long at, Box box) throws SQLException {
        byte[] bytes = box.bytes();
        boolean fits = bytes.length <= HEAD;
        row.setString(1, ref);
        row.setString(2, order.text());
        row.setLong(3, at);
        row.setString(4, box.keyId());
        row.setBytes(5, fits ? bytes : Arrays.copyOf(bytes, HEAD));
        row.setBytes(6, fits ? null : Arrays.copyOfRange(bytes, HEAD, bytes.length));
    }

    static Optional<Box> read(Connection c, String ref) throws SQLException {
        return Rows.one(c, READ, SealedRows::box, ref);
    }

    private static Box box(ResultSet row) throws SQLException {
        byte[] head = row.getBytes(2);
        byte[] more = row.getBytes(3);
        if (more == null) {
            return new Box(row.getString(1), head);
        }
        byte[] whole = Arrays.copyOf(head, head.length + more.length);
        System.arraycopy(more, 0, whole, head.length, more.length);
        return new Box(row.getString(1), whole);
    }

    /** @throws IllegalStateException if one of these references belongs to another order */
    static void refuseForeign(Connection c, Page page) throws SQLException {
        for (String ref : page.sealed().keySet()) {
            Optional<String> owner = Rows.one(c, OWNER, row -> row.getString(1), ref);
            if (owner.isPresent() && !owner.get().equals(page.order().text())) {
                throw new IllegalStateException("a secret's reference belongs to another order");
            }
        }
    }

    /** All that an order has sealed, by reference. */
    static Map<String, Box> ofOrder(Connection c, String order) throws SQLException {
        Map<String, Box> boxes = new TreeMap<>();
        Rows.all(c, OF_ORDER, row -> boxes.put(row.getString(4), box(row)), order);
        return boxes;
    }

    static int delete(Connection c, String ref) throws SQLException {
        return Rows.change(c, DELETE, ref);
    }
}
