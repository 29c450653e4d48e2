package io.medsettle.adapter.yibao.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.medsettle.adapter.yibao.CentreDialect.TimestampFormat;
import io.medsettle.adapter.yibao.identity.FinalAnswer;
import io.medsettle.adapter.yibao.identity.ReportSettings;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.identity.IdentityRefusal;
import io.medsettle.ports.identity.SettlementReport;
import io.medsettle.ports.identity.SettlementReport.Kind;
import io.medsettle.ports.identity.SettlementReporting.Reported;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.wire.Exchange;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Sends settlement reports; repeatable under the report's own number. Safe to share. */
public final class ReportService {
    private static final DateTimeFormatter DIGITS =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(BusinessDay.ZONE);

    private final ReportSettings settings;
    private final InstantSource clock;
    private final Post post;

    public ReportService(ReportSettings settings, Exchange exchange, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        post = new Post(exchange, settings.headers(), settings.deadline());
    }

    public Outcome<Reported> send(SettlementReport report) {
        ReportBack.Data data = data(report);
        Optional<String> defect = Form.defect(data);
        if (defect.isPresent()) {
            return IdentityRefusal.REPORT_INCOMPLETE.here(defect.get());
        }
        return post.send("settlement-report", report.number(), settings.url(), envelope(data))
                .then(this::judge);
    }

    private Outcome<Reported> judge(JsonNode reply) {
        String code = Json.text(reply.path("code"));
        if (code.equals(settings.okCode())) {
            return Outcome.succeeded(Reported.TAKEN);
        }
        if (settings.knownCodes().contains(code)) {
            return Outcome.succeeded(Reported.KNOWN);
        }
        String words = Json.text(reply.path("message"));
        Optional<Outcome<Reported>> firm = FinalAnswer.meaning(settings.finals(), code, words)
                .map(refusal -> refusal.there(code, Scrub.words(words)));
        return firm.orElseGet(() -> Verdict.noAnswer((code + " " + Scrub.words(words)).strip()));
    }

    private ObjectNode envelope(ReportBack.Data data) {
        ObjectNode node = Form.write(data, true);
        node.set(
                "extra",
                Form.write(
                        new ReportBack.Extra(
                                settings.clientGroup(),
                                settings.hospital().code(),
                                settings.hospital().name()),
                        true));
        Instant now = clock.instant();
        ObjectNode envelope = Json.object();
        envelope.put("appId", settings.appId());
        envelope.put("encType", "plain");
        envelope.put("signType", "plain");
        envelope.put(
                "timestamp",
                settings.timestamp() == TimestampFormat.EPOCH_MILLIS
                        ? Long.toString(now.toEpochMilli())
                        : DIGITS.format(now));
        envelope.put("version", settings.version());
        envelope.set("data", node);
        return envelope;
    }

    private ReportBack.Data data(SettlementReport report) {
        Parts parts = report.parts().only(Part.FUND, Part.ACCOUNT, Part.CASH, Part.OTHER, Part.HOSPITAL);
        boolean refund = report.kind() == Kind.REFUNDED;
        return new ReportBack.Data(
                settings.orgId(),
                settings.hospital().name(),
                settings.orgType(),
                report.medType(),
                settings.cityCode(),
                report.person().get(NoteKey.EC_TOKEN),
                report.person().get(NoteKey.CERT_NO),
                report.certType(),
                report.person().get(NoteKey.NAME),
                report.terminalNo(),
                report.succeeded() ? "SUCC" : "FAIL",
                report.message(),
                refund ? "REFUND" : "SETTLE",
                "",
                yuan(parts.total(), refund),
                yuan(parts.get(Part.ACCOUNT), refund),
                yuan(parts.get(Part.CASH), refund),
                yuan(parts.get(Part.FUND), refund),
                "0",
                report.accountBalanceFen().isPresent()
                        ? yuan(report.accountBalanceFen().getAsLong(), false)
                        : "",
                settings.payType(),
                report.number(),
                report.original(),
                DIGITS.format(report.at()));
    }

    private static String yuan(long fen, boolean negative) {
        return BigDecimal.valueOf(negative ? -fen : fen, 2).toPlainString();
    }
}
