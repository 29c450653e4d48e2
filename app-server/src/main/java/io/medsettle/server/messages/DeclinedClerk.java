package io.medsettle.server.messages;

import io.medsettle.ports.his.HisQuestions;
import io.medsettle.ports.his.HisQuestions.Patient;
import io.medsettle.ports.store.StoreUnavailable;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Money;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.notices.Messengers;
import io.medsettle.server.store.Rows;
import io.medsettle.server.store.Transactions;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells patients whose bill was not paid by credit that it waits for them the ordinary way (信用未成, 请自行缴费); credit-gz §12. Looks
 * for it by itself, so that the event's own work ends without it.
 */
@Singleton
class DeclinedClerk {
    private static final Logger LOG = LoggerFactory.getLogger(DeclinedClerk.class);
    private static final Duration BACK = Duration.ofHours(2);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM月dd日 HH:mm", Locale.ROOT);
    private static final String DECLINED =
            "SELECT e.his_order_id, e.event_id, e.patient_id, e.dept_name, e.fen, e.decided_at FROM credit_event e"
                    + " LEFT JOIN message m ON m.org = e.org"
                    + " AND m.number_text = CONCAT('declined/', e.his_order_id, '/', e.event_id)"
                    + " WHERE e.org = ? AND e.arrived_at >= ? AND e.verdict = 'DECLINED' AND m.org IS NULL"
                    + " ORDER BY e.arrived_at LIMIT 50";

    private final Transactions transactions;
    private final HisQuestions his;
    private final Outbox outbox;
    private final Messengers messengers;
    private final InstantSource clock;
    private final GatewaySettings gateway;

    DeclinedClerk(
            Transactions transactions,
            HisQuestions his,
            Outbox outbox,
            Messengers messengers,
            InstantSource clock,
            GatewaySettings gateway) {
        this.transactions = transactions;
        this.his = his;
        this.outbox = outbox;
        this.messengers = messengers;
        this.clock = clock;
        this.gateway = gateway;
    }

    private record Event(String number, String patientId, String dept, long fen, Instant at) {
        static Event read(ResultSet row) throws SQLException {
            return new Event(
                    "declined/" + row.getString(1) + "/" + row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getLong(5),
                    Instant.ofEpochMilli(row.getLong(6)));
        }
    }

    @Scheduled(fixedDelay = "${medsettle.messages.declined-every:5s}", initialDelay = "10s")
    void look() {
        if (messengers.none()) {
            return;
        }
        try {
            long since = clock.instant().minus(BACK).toEpochMilli();
            List<Event> events = transactions.read(c -> Rows.all(c, DECLINED, Event::read, gateway.org(), since));
            events.forEach(this::tell);
        } catch (StoreUnavailable e) {
            LOG.warn("declined events could not be read: {}", e.getMessage());
        }
    }

    private void tell(Event event) {
        mobile(event.patientId()).ifPresent(mobile -> {
            Fields words = Fields.of("hospital", gateway.orgName())
                    .with("dept", event.dept())
                    .with("time", TIME.format(event.at().atZone(BusinessDay.ZONE)))
                    .with("where", "缴费窗口、自助机或手机待缴费清单")
                    .with("next", "信用无感支付未成功, 没有扣款, 请自行缴费");
            outbox.leave(new Message(
                    event.number(),
                    "declined",
                    new Secret(""),
                    mobile,
                    event.fen() > 0 ? words.with("amount", new Money(event.fen()).yuan() + "元") : words));
        });
    }

    /** What HIS does not tell is asked again at the next look; somebody without a phone is left with an empty addressee. */
    private Optional<Secret> mobile(String patientId) {
        return his.patients("HIS_ID", new Secret(patientId)).maybe().map(found -> found.stream()
                .filter(p -> p.patientId().equals(patientId))
                .map(Patient::mobile)
                .findFirst()
                .orElse(new Secret("")));
    }
}
