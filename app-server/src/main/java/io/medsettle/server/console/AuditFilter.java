package io.medsettle.server.console;

import io.medsettle.ports.value.BusinessDay;
import io.medsettle.server.audit.AuditSearch;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/**
 * What stands in the address of the audit page.
 *
 * @param from first day, yyyy-MM-dd
 * @param to last day
 */
@Introspected
public record AuditFilter(
        @QueryValue(defaultValue = "") @Size(max = 10) String from,
        @QueryValue(defaultValue = "") @Size(max = 10) String to,
        @QueryValue(defaultValue = "") @Size(max = 48) String who,
        @QueryValue(defaultValue = "") @Size(max = 160) String action,
        @QueryValue(defaultValue = "") @Size(max = 128) String object,

        @QueryValue(defaultValue = "") @Pattern(regexp = "|OK|REFUSED", message = "不是一种结果")
        String outcome) {
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    AuditSearch search(String org) {
        Instant first = from.isEmpty() ? Instant.EPOCH : start(day(from));
        Instant end = to.isEmpty() ? LAST : start(day(to).plusDays(1));
        return new AuditSearch(org, first, end, who.strip(), action.strip(), object.strip(), outcome);
    }

    Query on(String page) {
        return new Query(page)
                .with("from", from)
                .with("to", to)
                .with("who", who)
                .with("action", action)
                .with("object", object)
                .with("outcome", outcome);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(BusinessDay.ZONE).toInstant();
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new Refusal(Problem.of(400, "invalid", "日期不对", "日期须写作 2026-01-05", "请改正后重新查询")
                    .at("from"));
        }
    }
}
