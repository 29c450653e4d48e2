package io.medsettle.server.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import org.jspecify.annotations.Nullable;

/**
 * A problem detail (RFC 9457).
 *
 * @param type {@code urn:medsettle:problem:<code>}
 * @param title what is wrong, in a few words
 * @param status HTTP status
 * @param detail the sentence for the person at the counter
 * @param code a name that programs may rely on
 * @param money where the money is
 * @param next what to do next
 * @param orderId the order it is about, if there is one
 * @param field the field it is about, if it is about one
 * @param page where the patient has to go, if there is such a page
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        String money,
        String next,
        @Nullable String orderId,
        @Nullable String field,
        @Nullable String page) {
    /** Nothing has moved. */
    public static final String NOTHING_MOVED = "没有发生任何资金变动";

    public static Problem of(int status, String code, String title, String detail, String next) {
        return new Problem(
                "urn:medsettle:problem:" + code, title, status, detail, code, NOTHING_MOVED, next, null, null, null);
    }

    public Problem about(String order) {
        return new Problem(type, title, status, detail, code, money, next, order, field, page);
    }

    public Problem at(String name) {
        return new Problem(type, title, status, detail, code, money, next, orderId, name, page);
    }

    public Problem money(String where) {
        return new Problem(type, title, status, detail, code, where, next, orderId, field, page);
    }

    public Problem leadsTo(String address) {
        return new Problem(type, title, status, detail, code, money, next, orderId, field, address);
    }
}
