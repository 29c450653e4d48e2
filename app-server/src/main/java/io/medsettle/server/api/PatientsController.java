package io.medsettle.server.api;

import io.medsettle.ports.his.HisQuestions;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.assembly.Authorisations;
import io.medsettle.server.assembly.Authorisations.Way;
import io.medsettle.server.assembly.Payers;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.problem.Refusal;
import io.medsettle.server.shown.FeeCategory;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 患者: 档案, 待缴费处方, 参保地, 参保情况与待遇, 身份回写, 免密授权入口. 个人信息只在请求体中. */
@Validated
@Controller("/api/v1/patients")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "患者")
class PatientsController {
    private final HisQuestions his;
    private final Authorisations authorisations;

    PatientsController(HisQuestions his, Authorisations authorisations) {
        this.his = his;
        this.authorisations = authorisations;
    }

    /** 查询条件. */
    @Introspected
    record Find(
            @NotBlank @Pattern(regexp = "HIS_ID|MED_CARD|SI_CARD|ID_CARD|EC", message = "不是可查询的证件类型")
            String keyType,

            @NotBlank @Size(max = 64) String keyNo) {
        @Override
        public String toString() {
            return "Find[" + keyType + "]";
        }
    }

    /** 档案; 姓名与证件号只显示一部分. */
    @Introspected
    record Archive(String patientId, String name, String certNo, String birthday, boolean merged) {}

    @Post("/find")
    @Scope(Scope.PATIENTS)
    @Operation(summary = "查找患者档案")
    List<Archive> find(@Body @Valid Find find) {
        return Told.byHis(his.patients(find.keyType(), new Secret(find.keyNo()))).stream()
                .map(p -> new Archive(
                        p.patientId(),
                        Mask.name(p.name().reveal()),
                        Mask.number(p.certNo().reveal()),
                        p.birthday(),
                        p.merged()))
                .toList();
    }

    /** 待缴费查询. */
    @Introspected
    record Unpaid(
            @NotBlank @Size(max = 64) @Pattern(regexp = OpenOrder.ID, message = "只能含字母, 数字和 -_.")
            String patientId,

            @NotNull LocalDate from,

            @NotNull LocalDate to) {}

    /**
     * 一次就诊与它的待缴费处方.
     *
     * @param medType 医疗类别, 由 HIS 给出
     * @param insuType 险种, 由 HIS 给出; 空为自费
     * @param feeCategory 本次就诊的费别, 如 职工医保 · 普通门诊; 自费 · 普通门诊
     */
    @Introspected
    record UnpaidVisit(
            String visitNo,
            String visitTime,
            String deptName,
            String doctorName,
            String medType,
            String insuType,
            String feeCategory,
            List<HisQuestions.UnpaidOrder> orders) {
        static UnpaidVisit of(HisQuestions.UnpaidVisit v) {
            return new UnpaidVisit(
                    v.visitNo(),
                    v.visitTime(),
                    v.deptName(),
                    v.doctorName(),
                    v.medType(),
                    v.insuType(),
                    FeeCategory.of(v.insuType(), v.medType()),
                    v.orders());
        }
    }

    @Post("/unpaid")
    @Scope(Scope.PATIENTS)
    @Operation(summary = "待缴费处方与本次就诊的费别", description = "只有 payable 为真的可以在线支付, 否则 reason 说明原因; feeCategory 是 HIS 所定的费别")
    List<UnpaidVisit> unpaid(@Body @Valid Unpaid query) {
        return Told.byHis(his.unpaid(query.patientId(), query.from(), query.to())).stream()
                .map(UnpaidVisit::of)
                .toList();
    }

    @Post("/insured-places")
    @Scope(Scope.PATIENTS)
    @Operation(summary = "参保地列表")
    List<HisQuestions.InsuredPlace> places() {
        return Told.byHis(his.places());
    }

    /** 参保情况查询. */
    @Introspected
    record Insured(
            @NotBlank @Size(max = 64) @Pattern(regexp = OpenOrder.ID, message = "只能含字母, 数字和 -_.")
            String patientId,

            @NotBlank @Pattern(regexp = "[0-9]{6}", message = "应为 6 位数字")
            String admdvs) {}

    @Post("/eligibility")
    @Scope(Scope.PATIENTS)
    @Operation(summary = "参保情况与可选待遇")
    HisQuestions.Eligibility eligibility(@Body @Valid Insured query) {
        return Told.byHis(his.eligibility(query.patientId(), query.admdvs()));
    }

    /** 选定的医保身份. */
    @Introspected
    record Identity(
            @NotBlank @Size(max = 64) @Pattern(regexp = OpenOrder.ID, message = "只能含字母, 数字和 -_.")
            String patientId,

            @NotBlank @Size(max = 30) String psnNo,

            @NotBlank @Pattern(regexp = "[0-9]{1,6}", message = "应为 1 至 6 位数字")
            String insuType,

            @NotBlank @Pattern(regexp = "[0-9]{6}", message = "应为 6 位数字")
            String admdvs,

            @NotBlank @Pattern(regexp = "[0-9]{1,6}", message = "应为 1 至 6 位数字")
            String medType,

            @Nullable @Size(max = 30) String diseaseCode,

            @NotBlank @Pattern(regexp = "[0-9A-Za-z]{1,20}", message = "应为 1 至 20 位字母数字")
            String number) {
        @Override
        public String toString() {
            return "Identity[" + admdvs + "]";
        }
    }

    /** HIS 保存的身份号. */
    @Introspected
    record Saved(String identityId) {}

    @Post("/identity")
    @Scope(Scope.WRITE)
    @Operation(summary = "医保身份回写 HIS", description = "number 由调用方生成, 重复提交同一 number 只写一次")
    Saved identity(@Body @Valid Identity i) {
        String disease = i.diseaseCode() == null ? "" : i.diseaseCode();
        return new Saved(Told.byHis(his.saveIdentity(
                i.patientId(),
                new HisQuestions.InsuranceIdentity(
                        new Secret(i.psnNo()), i.insuType(), i.admdvs(), i.medType(), disease, true),
                new RequestNo(i.number()))));
    }

    /**
     * 授权返回地址.
     *
     * @param channel 渠道: WECHAT 或 ALIPAY; 空为 WECHAT
     */
    @Introspected
    record ReturnTo(
            @NotBlank @Size(max = 255) @Pattern(regexp = "https?://[!-~]+", message = "应为网址")
            String returnTo,

            @Nullable @Pattern(regexp = "WECHAT|ALIPAY", message = "只能是 WECHAT 或 ALIPAY")
            String channel) {}

    /**
     * 授权页.
     *
     * @param url 网页前往的地址, 之后带授权码返回
     * @param scopes 小程序取授权码 (my.getAuthCode) 时须申请的权限; 微信为空
     * @param positionNeeded 开单时是否须提供 insurance.position
     */
    @Introspected
    record Page(String url, List<String> scopes, boolean positionNeeded) {}

    @Post("/authorise-page")
    @Scope(Scope.WRITE)
    @Operation(
            summary = "医保免密授权页",
            description = "患者在该页授权 (未激活电子凭证的先激活), 之后带 authCode (支付宝为 auth_code) 返回; 支付宝首次授权时,"
                    + " 开单会答 authorisation-wanted 并在 page 中给出授权页")
    Page page(@Body @Valid ReturnTo body) {
        String channel = body.channel() == null ? Payers.WECHAT : body.channel();
        Way way = authorisations
                .of(channel)
                .orElseThrow(
                        () -> Refusal.of(422, "no-insurance-here", "该渠道不支持医保", "本院在该渠道没有开通医保支付", "请改用自费支付, 或使用其他渠道"));
        String url = way.authorisation()
                .page(body.returnTo())
                .orElseThrow(() -> Refusal.of(409, "no-page", "没有固定的授权页", "该渠道在提交订单时才给出授权页", "请直接提交订单, 按返回的地址引导患者授权"));
        return new Page(url, way.scopes(), way.positionNeeded());
    }
}
