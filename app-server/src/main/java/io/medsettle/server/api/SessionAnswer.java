package io.medsettle.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.medsettle.ports.his.HisQuestions;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.server.counter.Session;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 柜台会话.
 *
 * @param sessionId 会话号; 凭它继续, 请勿显示或记录
 * @param endsAt 再无操作时的结束时间, ISO-8601
 * @param patientId 已选定的档案; 空为尚未选定
 * @param archives 本人的档案
 * @param orders 两天内的结算单, 新的在前
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "柜台会话")
public record SessionAnswer(
        String sessionId,
        String endsAt,
        @Nullable String patientId,
        List<ArchiveAnswer> archives,
        List<OrderAnswer> orders) {

    /** 档案; 姓名与证件号只显示一部分. */
    @Introspected
    @Schema(name = "SessionArchive")
    public record ArchiveAnswer(String patientId, String name, String certNo, String birthday, boolean merged) {}

    static SessionAnswer of(Session session, List<HisQuestions.Patient> archives, List<OrderAnswer> orders) {
        return new SessionAnswer(
                session.id(),
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        session.endsAt().atZone(BusinessDay.ZONE).toOffsetDateTime()),
                session.patientId().isEmpty() ? null : session.patientId(),
                archives.stream()
                        .map(p -> new ArchiveAnswer(
                                p.patientId(),
                                Mask.name(p.name().reveal()),
                                Mask.number(p.certNo().reveal()),
                                p.birthday(),
                                p.merged()))
                        .toList(),
                orders);
    }

    @Override
    public String toString() {
        return "SessionAnswer";
    }
}
