package io.medsettle.server.api;

import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.his.HisArchives;
import io.medsettle.ports.his.HisArchives.NewArchive;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.counter.Session;
import io.medsettle.server.counter.Sessions;
import io.medsettle.server.problem.Refusal;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** 建档: 以会话中核验过的身份在 HIS 建立患者档案. */
@Validated
@Controller("/api/v1/sessions/{sessionId}/archive")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "柜台会话")
class ArchivesController {
    private final Sessions sessions;
    private final HisArchives his;
    private final SessionsController entrance;

    ArchivesController(Sessions sessions, HisArchives his, SessionsController entrance) {
        this.sessions = sessions;
        this.his = his;
        this.entrance = entrance;
    }

    /**
     * 建档.
     *
     * @param number 调用方生成的固定编号; 重复提交同一编号只建一次
     * @param mobile 手机号
     * @param address 住址
     */
    @Introspected
    record New(
            @NotBlank @Pattern(regexp = "[0-9A-Za-z]{1,20}", message = "应为 1 至 20 位字母数字")
            String number,

            @NotBlank @Pattern(regexp = "1[0-9]{10}", message = "应为 11 位手机号")
            String mobile,

            @Nullable @Size(max = 200) String address) {
        @Override
        public String toString() {
            return "New[" + number + "]";
        }
    }

    @Post
    @Scope(Scope.COUNTER)
    @Operation(summary = "建档", description = "同一人已有档案时返回原档案")
    HttpResponse<SessionAnswer> create(
            @PathVariable String sessionId, @RequestAttribute(Client.ATTRIBUTE) Client client, @Body @Valid New body) {
        Session session = sessions.need(sessionId, client.id());
        Secret number = session.secrets()
                .find(NoteKey.CERT_NO)
                .filter(n -> n.reveal().matches("[0-9]{17}[0-9X]"))
                .orElseThrow(() -> Refusal.of(422, "number-hidden", "不能自助建档", "会话中的身份没有完整的身份证号", "请换用身份证, 或到人工窗口建档"));
        HisArchives.Archive archive =
                Told.byHis(his.create(person(session, number, body), new RequestNo(body.number())));
        return HttpResponse.created(entrance.chosen(client, sessions.choose(session, archive.patientId())));
    }

    private static NewArchive person(Session session, Secret number, New body) {
        String id = number.reveal();
        String sex = (id.charAt(16) - '0') % 2 == 1 ? "1" : "2";
        String birthday = id.substring(6, 10) + "-" + id.substring(10, 12) + "-" + id.substring(12, 14);
        return new NewArchive(
                session.secrets().find(NoteKey.NAME).orElse(new Secret("")),
                "01",
                number,
                sex,
                birthday,
                new Secret(body.mobile()),
                new Secret(body.address() == null ? "" : body.address()),
                null,
                false);
    }
}
