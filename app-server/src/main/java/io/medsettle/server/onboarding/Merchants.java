package io.medsettle.server.onboarding;

import io.medsettle.ports.credit.PatientClass;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.audit.AuditEntry;
import io.medsettle.server.audit.AuditTrail;
import io.medsettle.server.credit.CreditFarSide;
import io.medsettle.server.credit.InForce;
import io.medsettle.server.credit.Switches.Operation;
import io.medsettle.server.store.Box;
import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Transactions;
import io.medsettle.server.store.Vault;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The merchant parameters of both environments side by side, and which of them hold (测试参数与生产参数). Old ones stay, so that a
 * refund finds what its payment was made under. Safe to share between threads.
 */
@Singleton
public final class Merchants implements InForce {
    /** The name under which an order's route tells whose parameters it was opened with; absent: those of the settings. */
    public static final String ROUTE = "creditMerchant";

    private static final String PURPOSE = "credit-merchant";
    private static final String COLUMNS =
            "SELECT number_text, environment, made_at, made_by, key_id, box FROM credit_merchant WHERE org = ?";
    private static final String ONE = COLUMNS + " AND number_text = ?";
    private static final String ALL = COLUMNS + " ORDER BY made_at DESC, number_text DESC LIMIT 200";
    private static final String NUMBERS =
            "SELECT number_text FROM credit_merchant WHERE org = ? ORDER BY made_at DESC, number_text DESC LIMIT 200";
    private static final String THEN = "SELECT number_text FROM credit_merchant WHERE org = ? AND environment = ?"
            + " AND made_at <= ? ORDER BY serial_no DESC LIMIT 1";
    private static final String DUE = "due-from:" + CreditFarSide.PARTY.name();
    private static final String MOVED =
            "SELECT 1 FROM posting WHERE account = ? AND bill_day = ? AND labels LIKE ? LIMIT 1";
    private static final String LAST =
            "SELECT serial_no FROM credit_merchant WHERE org = ? AND environment = ? ORDER BY serial_no DESC LIMIT 1";
    private static final String INSERT =
            "INSERT INTO credit_merchant (org, number_text, environment, serial_no, made_at, made_by, why, key_id, box)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Transactions transactions;
    private final Vault vault;
    private final AuditTrail audit;
    private final Arrangements arrangements;
    private final String org;

    Merchants(
            Transactions transactions,
            Vault vault,
            AuditTrail audit,
            Arrangements arrangements,
            GatewaySettings gateway) {
        this.transactions = transactions;
        this.audit = audit;
        this.vault = vault;
        this.arrangements = arrangements;
        this.org = gateway.org();
    }

    /** Whose parameters were switched to: a number, or "" for those of the settings. Registering others changes nothing. */
    @Override
    public String number(Operation operation, PatientClass patientClass) {
        Arrangement now = arrangements.now();
        return now.merchant(operation, patientClass).orElseGet(() -> unnumbered(now, operation, patientClass));
    }

    /** An arrangement that names an environment only means the newest parameters that were there when it was made. */
    private String unnumbered(Arrangement now, Operation operation, PatientClass patientClass) {
        Stage stage = now.stage(operation, patientClass).orElse(Stage.SETTINGS);
        return switch (stage) {
            case OFF, SETTINGS -> "";
            case TEST, PRODUCTION ->
                transactions
                        .read(c -> Rows.one(
                                c,
                                THEN,
                                row -> row.getString(1),
                                org,
                                stage.name(),
                                now.at().toEpochMilli()))
                        .orElseThrow(() -> new IllegalStateException("no parameters are kept for " + stage));
        };
    }

    /** Whose parameters money may have moved under on that day, besides those of the settings. */
    Set<String> movingOn(BusinessDay day) {
        Instant from = day.date().atStartOfDay(BusinessDay.ZONE).toInstant();
        Instant to = day.date().plusDays(1).atStartOfDay(BusinessDay.ZONE).toInstant();
        Set<String> numbers = new TreeSet<>();
        arrangements.between(from, to).forEach(each -> numbers.addAll(each.merchants()));
        numbers().stream()
                .filter(each -> !numbers.contains(each) && moved(each, day))
                .forEach(numbers::add);
        return numbers;
    }

    private boolean moved(String number, BusinessDay day) {
        String label = "%" + ROUTE + "=" + number + "\n%";
        return transactions
                .read(c -> Rows.one(c, MOVED, row -> row.getInt(1), DUE, day.text(), label))
                .isPresent();
    }

    /** Numbers of everything that was ever kept, the newest first. */
    List<String> numbers() {
        return transactions.read(c -> Rows.all(c, NUMBERS, row -> row.getString(1), org));
    }

    /** The parameters with that number. */
    public Optional<Merchant> find(String number) {
        return transactions.read(c -> Rows.one(c, ONE, this::read, org, number));
    }

    List<Merchant> all() {
        return transactions.read(c -> Rows.all(c, ALL, this::read, org));
    }

    Optional<String> newest(Stage stage) {
        return last(stage).map(serial -> stage + "-" + serial);
    }

    private Optional<Long> last(Stage stage) {
        return transactions.read(c -> Rows.one(c, LAST, row -> row.getLong(1), org, stage.name()));
    }

    /** Keeps them under the next number of their environment; empty if somebody else was first. */
    Optional<Merchant> add(Merchant given, String why) {
        long serial = last(given.stage()).orElse(0L) + 1;
        String number = given.stage() + "-" + serial;
        Box box = vault.close(PURPOSE, org + "/" + number, given.text());
        boolean done = transactions.write(c -> {
            try {
                Rows.change(
                        c,
                        INSERT,
                        org,
                        number,
                        given.stage().name(),
                        serial,
                        given.madeAt().toEpochMilli(),
                        given.madeBy(),
                        why,
                        box.keyId(),
                        box.bytes());
                audit.append(c, AuditEntry.of(org, given.madeBy(), "credit-merchant", number, "原因: " + why));
                return true;
            } catch (SQLException e) {
                if (Rows.duplicate(e)) {
                    return false;
                }
                throw e;
            }
        });
        return done ? find(number) : Optional.empty();
    }

    private Merchant read(ResultSet row) throws SQLException {
        String number = row.getString(1);
        return Merchant.ofText(
                number,
                Stage.valueOf(row.getString(2)),
                Instant.ofEpochMilli(row.getLong(3)),
                row.getString(4),
                vault.openText(PURPOSE, org + "/" + number, new Box(row.getString(5), row.getBytes(6))));
    }
}
