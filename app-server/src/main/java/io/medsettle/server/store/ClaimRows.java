package io.medsettle.server.store;

import io.medsettle.ports.store.Appended.ClaimTaken;
import io.medsettle.ports.store.Claim;
import io.medsettle.ports.store.ClaimHolder;
import io.medsettle.ports.store.Page;
import io.medsettle.ports.value.OrderId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Numbers that only one order may hold. */
final class ClaimRows {
    private static final String INSERT =
            "INSERT INTO claim (kind, org, number_text, order_id, round_no) VALUES (?, ?, ?, ?, ?)";
    private static final String RELEASE =
            "DELETE FROM claim WHERE kind = ? AND org = ? AND number_text = ? AND order_id = ?";
    private static final String HOLDER =
            "SELECT order_id, round_no FROM claim WHERE kind = ? AND org = ? AND number_text = ?";

    private ClaimRows() {}

    /** @param own claims the order is known to hold already; they stay as they are */
    static void insert(Connection c, Page page, Set<Claim> own) throws SQLException {
        Set<List<String>> seen = new HashSet<>();
        List<Claim> fresh = page.claims().stream()
                .filter(claim -> !own.contains(claim))
                .filter(claim -> seen.add(List.of(claim.kind(), claim.org(), claim.text())))
                .toList();
        String order = page.order().text();
        try {
            Rows.batch(c, INSERT, fresh, (row, claim) -> {
                row.setString(1, claim.kind());
                row.setString(2, claim.org());
                row.setString(3, claim.text());
                row.setString(4, order);
                row.setInt(5, claim.round());
            });
        } catch (SQLException e) {
            if (Rows.duplicate(e)) {
                throw new Clash(Clash.Where.CLAIMS);
            }
            throw e;
        }
    }

    /** Only what the order holds itself. */
    static void release(Connection c, Page page) throws SQLException {
        String order = page.order().text();
        Rows.batch(c, RELEASE, page.releases(), (row, claim) -> {
            row.setString(1, claim.kind());
            row.setString(2, claim.org());
            row.setString(3, claim.text());
            row.setString(4, order);
        });
    }

    static Optional<ClaimHolder> holder(Connection c, String kind, String org, String text) throws SQLException {
        return Rows.one(
                c, HOLDER, row -> new ClaimHolder(new OrderId(row.getString(1)), row.getInt(2)), kind, org, text);
    }

    /** The first of a page's claims that another order holds; those that its own order holds are put into {@code own}. */
    static Optional<ClaimTaken> takenByAnother(Connection c, Page page, Set<Claim> own) throws SQLException {
        for (Claim claim : page.claims()) {
            Optional<ClaimHolder> holder = holder(c, claim.kind(), claim.org(), claim.text());
            if (holder.isPresent() && !holder.get().order().equals(page.order())) {
                return Optional.of(new ClaimTaken(claim, holder.get()));
            }
            if (holder.isPresent()) {
                own.add(claim);
            }
        }
        return Optional.empty();
    }
}
