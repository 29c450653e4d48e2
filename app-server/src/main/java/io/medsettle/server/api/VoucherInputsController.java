package io.medsettle.server.api;

import io.medsettle.ports.identity.CodePurpose;
import io.medsettle.ports.identity.Terminal;
import io.medsettle.ports.identity.VoucherDecoding;
import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.problem.Refusal;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 医保电子凭证动态库 (6101): 终端由此取得 ec.query 的入参, 把动态库的答复原样作为 voucher.content 送到 /api/v1/sessions. */
@Validated
@Controller("/api/v1/voucher-inputs")
@Tag(name = "柜台会话")
class VoucherInputsController {
    private final Optional<VoucherDecoding> vouchers;

    VoucherInputsController(Optional<VoucherDecoding> vouchers) {
        this.vouchers = vouchers;
    }

    /**
     * 在哪里扫码.
     *
     * @param terminal 终端编号
     * @param officeId 医保科室编号; 空为终端编号
     * @param officeName 医保科室名称; 空为终端编号
     */
    @Introspected
    record Where(
            @NotBlank @Size(max = 20) @Pattern(regexp = OpenOrder.ID, message = "只能含字母, 数字和 -_.")
            String terminal,

            @Nullable @Size(min = 1, max = 20) @Pattern(regexp = OpenOrder.ID, message = "只能含字母, 数字和 -_.")
            String officeId,

            @Nullable @Size(min = 1, max = 30) String officeName) {}

    /** 交给动态库的入参, JSON 文本. */
    @Introspected
    record LibraryInput(String input) {}

    @Post
    @Scope(Scope.COUNTER)
    @Operation(summary = "电子凭证动态库的入参 (6101)", description = "只在由终端动态库解码时可用")
    LibraryInput input(@RequestAttribute(Client.ATTRIBUTE) Client client, @Body @Valid Where where) {
        String office = where.officeId() == null ? where.terminal() : where.officeId();
        String named = where.officeName() == null ? where.terminal() : where.officeName();
        Terminal terminal = new Terminal(where.terminal(), client.id(), client.id(), office, named);
        return vouchers.map(v -> v.libraryInput(CodePurpose.SETTLEMENT, terminal))
                .filter(input -> !input.isEmpty())
                .map(LibraryInput::new)
                .orElseThrow(() -> Refusal.of(
                        422, "no-voucher-library", "不由动态库解码", "本网关自行解码电子凭证, 不需要动态库", "请直接把扫到的内容送到 /api/v1/sessions"));
    }
}
