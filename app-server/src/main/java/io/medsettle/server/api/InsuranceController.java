package io.medsettle.server.api;

import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.insurance.DictionaryEntry;
import io.medsettle.ports.insurance.Institution;
import io.medsettle.ports.insurance.InsurerLookups;
import io.medsettle.ports.insurance.InsurerQueries;
import io.medsettle.ports.insurance.InsurerQueries.Certificate;
import io.medsettle.ports.insurance.InsurerQueries.Insured;
import io.medsettle.ports.insurance.InsurerQueries.Period;
import io.medsettle.ports.insurance.SpecialTreatment;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.value.Secrets;
import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.counter.Session;
import io.medsettle.server.counter.Sessions;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.validation.Validated;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** 医保查询: 人员, 待遇, 就诊, 结算, 明细, 慢特病, 累计, 定点, 在院, 转院. 不留痕迹, 可随时重查. */
@Validated
@Controller("/api/v1/insurance")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "医保查询")
class InsuranceController {
    private static final String DIGITS = "[0-9]{1,6}";

    private final InsurerQueries insurer;
    private final InsurerLookups lookups;
    private final Sessions sessions;
    private final InstantSource clock;

    InsuranceController(InsurerQueries insurer, InsurerLookups lookups, Sessions sessions, InstantSource clock) {
        this.insurer = insurer;
        this.lookups = lookups;
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * 查谁, 查什么.
     *
     * @param sessionId 柜台会话; 与 psnNo 二选一
     * @param psnNo 人员编号
     * @param admdvs 参保地区划; 随 psnNo 给出
     * @param from 起始日
     * @param to 截止日
     * @param medType 医疗类别
     * @param insuType 险种
     * @param mdtrtId 医保就诊号
     * @param setlId 医保结算号
     * @param code 病种, 目录或业务代码
     */
    @Introspected
    @Schema(name = "InsuranceQuestion")
    record Ask(
            @Nullable @Size(max = 64) String sessionId,
            @Nullable @Size(max = 30) String psnNo,

            @Nullable @Pattern(regexp = "[0-9]{6}", message = "应为 6 位数字")
            String admdvs,

            @Nullable LocalDate from,
            @Nullable LocalDate to,

            @Nullable @Pattern(regexp = DIGITS, message = "应为 1 至 6 位数字")
            String medType,

            @Nullable @Pattern(regexp = DIGITS, message = "应为 1 至 6 位数字")
            String insuType,

            @Nullable @Size(max = 30) String mdtrtId,
            @Nullable @Size(max = 30) String setlId,
            @Nullable @Size(max = 30) String code) {
        Period period() {
            if (from == null || to == null) {
                throw missing("from", "须给出起止日期 from 与 to");
            }
            return new Period(from, to);
        }

        static String need(@Nullable String value, String name) {
            if (value == null || value.isBlank()) {
                throw missing(name, "须给出 " + name);
            }
            return value;
        }

        @Override
        public String toString() {
            return "Ask";
        }
    }

    private static Refusal missing(String at, String detail) {
        return new Refusal(
                Problem.of(400, "missing", "缺少内容", detail, "请补齐后重新提交").at(at));
    }

    /** 参保人员; 姓名与证件号只显示一部分. */
    @Introspected
    @Schema(name = "InsuredPerson")
    record Person(
            String psnNo,
            String name,
            String certNo,
            String gender,
            String birthday,
            List<InsurerQueries.Insurance> insurances) {
        @Override
        public String toString() {
            return "Person";
        }
    }

    @Post("/person")
    @Scope({Scope.INSURANCE, Scope.COUNTER})
    @Operation(summary = "人员信息 (1101)")
    Person person(@RequestAttribute(Client.ATTRIBUTE) Client client, @Body @Valid Ask ask) {
        InsurerQueries.Person p = person(sessions.need(Ask.need(ask.sessionId(), "sessionId"), client.id()));
        return new Person(
                p.psnNo().reveal(),
                Mask.name(p.name().reveal()),
                Mask.number(p.documentNo().reveal()),
                p.gender(),
                p.birthday(),
                p.insurances());
    }

    private InsurerQueries.Person person(Session session) {
        Secrets s = session.secrets();
        Secret none = new Secret("");
        return Told.byInsurer(insurer.person(new Certificate(
                session.notes().find(NoteKey.MDTRT_CERT_TYPE).orElse("02"),
                s.find(NoteKey.MDTRT_CERT_NO).orElse(none),
                s.find(NoteKey.CARD_SN).orElse(none),
                session.notes().find(NoteKey.CERT_TYPE).orElse("01"),
                s.find(NoteKey.CERT_NO).orElse(none),
                s.find(NoteKey.NAME).orElse(none))));
    }

    private Insured who(Client client, Ask ask) {
        if (ask.psnNo() != null) {
            if (!client.may(Scope.INSURANCE)) {
                throw Refusal.of(
                        403,
                        "no-scope",
                        "没有权限",
                        "没有患者在场 (sessionId), 不能查询别人的医保信息",
                        "请由患者出示身份后查询, 或申请权限 insurance:read");
            }
            return new Insured(new Secret(ask.psnNo()), Ask.need(ask.admdvs(), "admdvs"));
        }
        InsurerQueries.Person p = person(sessions.need(Ask.need(ask.sessionId(), "sessionId 或 psnNo"), client.id()));
        String place = p.insurances().stream()
                .filter(i -> i.state().equals("1"))
                .map(InsurerQueries.Insurance::admdvs)
                .findFirst()
                .orElse("");
        return new Insured(p.psnNo(), place);
    }

    @Post("/entitlement")
    @Scope({Scope.INSURANCE, Scope.COUNTER})
    @Operation(summary = "待遇享受检查 (2001)")
    List<InsurerQueries.Entitlement> entitlement(
            @RequestAttribute(Client.ATTRIBUTE) Client client, @Body @Valid Ask ask) {
        InsurerQueries.Treatment what = new InsurerQueries.Treatment(
                Ask.need(ask.insuType(), "insuType"),
                Ask.need(ask.medType(), "medType"),
                clock.instant(),
                ask.code() == null ? "" : ask.code(),
                "",
                "",
                "",
                "",
                "");
        return Told.byInsurer(insurer.entitlement(who(client, ask), what));
    }

    @Post("/visits")
    @Scope({Scope.INSURANCE, Scope.COUNTER})
    @Operation(summary = "就诊信息 (5201)")
    List<InsurerQueries.Visit> visits(@RequestAttribute(Client.ATTRIBUTE) Client client, @Body @Valid Ask ask) {
        return Told.byInsurer(insurer.visits(who(client, ask), ask.period(), Ask.need(ask.medType(), "medType")));
    }

    @Post("/diagnoses")
    @Scope({Scope.INSURANCE, Scope.COUNTER})
    @Operation(summary = "诊断信息 (5202)")
    List<InsurerQueries.VisitDiagnosis> diagnoses(
            @RequestAttribute(Client.ATTRIBUTE) Client client, @Body @Valid Ask ask) {
        return Told.byInsurer(insurer.diagnoses(who(client, ask), Ask.need(ask.mdtrtId(), "mdtrtId")));
    }

    /** 一笔医保结算, 金额为分. */
    @Introspected
    @Schema(name = "InsuranceSettlement")
    record Settled(
            String setlId,
            String msgid,
            boolean reversed,
            OrderAnswer.PartsAnswer parts,
            long familyAccountFen,
            String time,
            String medType,
            String insuType,
            String clrType,
            String clrOptins,
            Map<String, String> selfPaidFen) {}

    @Post("/settlement")
    @Scope({Scope.INSURANCE, Scope.COUNTER})
    @Operation(summary = "结算信息 (5203)")
    Settled settlement(@RequestAttribute(Client.ATTRIBUTE) Client client, @Body @Valid Ask ask) {
        InsurerQueries.Settled s = Told.byInsurer(insurer.settlement(
                who(client, ask), Ask.need(ask.mdtrtId(), "mdtrtId"), Ask.need(ask.setlId(), "setlId")));
        Parts borne = s.borne();
        return new Settled(
                s.setlId(),
                s.msgid(),
                s.reversed(),
                Answers.parts(borne),
                s.familyAccount(),
                s.time(),
                s.medType(),
                s.insuType(),
                s.clrType(),
                s.clrOptins(),
                s.selfPaid().asMap());
    }

    @Post("/fee-lines")
    @Scope({Scope.INSURANCE, Scope.COUNTER})
    @Operation(summary = "费用明细 (5204)")
    List<InsurerQueries.SettledLine> lines(@RequestAttribute(Client.ATTRIBUTE) Client client, @Body @Valid Ask ask) {
        return Told.byInsurer(insurer.feeLines(
                who(client, ask), Ask.need(ask.mdtrtId(), "mdtrtId"), Ask.need(ask.setlId(), "setlId")));
    }

    @Post("/chronic-drugs")
    @Scope({Scope.INSURANCE, Scope.COUNTER})
    @Operation(summary = "慢特病用药记录 (5205)")
    List<InsurerQueries.SettledLine> drugs(@RequestAttribute(Client.ATTRIBUTE) Client client, @Body @Valid Ask ask) {
        return Told.byInsurer(insurer.chronicDrugs(who(client, ask), ask.period()));
    }

    @Post("/totals")
    @Scope({Scope.INSURANCE, Scope.COUNTER})
    @Operation(summary = "累计信息 (5206)", description = "code 为累计年月 yyyyMM, 空为全部")
    List<InsurerQueries.Total> totals(@RequestAttribute(Client.ATTRIBUTE) Client client, @Body @Valid Ask ask) {
        return Told.byInsurer(insurer.totals(who(client, ask), ask.code() == null ? "" : ask.code()));
    }

    @Post("/chronic-diseases")
    @Scope({Scope.INSURANCE, Scope.COUNTER})
    @Operation(summary = "慢特病备案 (5301)")
    List<InsurerQueries.ChronicDisease> chronic(
            @RequestAttribute(Client.ATTRIBUTE) Client client, @Body @Valid Ask ask) {
        return Told.byInsurer(insurer.chronicDiseases(who(client, ask)));
    }

    @Post("/fixed-hospitals")
    @Scope({Scope.INSURANCE, Scope.COUNTER})
    @Operation(summary = "定点信息 (5302)", description = "code 为业务申请类型, 03 选点")
    List<InsurerQueries.FixedHospital> fixed(@RequestAttribute(Client.ATTRIBUTE) Client client, @Body @Valid Ask ask) {
        return Told.byInsurer(insurer.fixedHospitals(who(client, ask), Ask.need(ask.code(), "code")));
    }

    @Post("/open-stays")
    @Scope({Scope.INSURANCE, Scope.COUNTER})
    @Operation(summary = "在院信息 (5303)")
    List<InsurerQueries.OpenStay> open(@RequestAttribute(Client.ATTRIBUTE) Client client, @Body @Valid Ask ask) {
        return Told.byInsurer(insurer.stays(who(client, ask), ask.period()));
    }

    @Post("/referrals")
    @Scope({Scope.INSURANCE, Scope.COUNTER})
    @Operation(summary = "转院信息 (5304)")
    List<InsurerQueries.Referral> referrals(@RequestAttribute(Client.ATTRIBUTE) Client client, @Body @Valid Ask ask) {
        return Told.byInsurer(insurer.referrals(who(client, ask), ask.period()));
    }

    @Post("/treatments")
    @Scope({Scope.INSURANCE, Scope.COUNTER})
    @Operation(summary = "门诊特殊待遇备案 (1160)", description = "只在有此交易的地区可用")
    List<SpecialTreatment> treatments(@RequestAttribute(Client.ATTRIBUTE) Client client, @Body @Valid Ask ask) {
        return Told.byInsurer(lookups.treatments(who(client, ask), Ask.need(ask.medType(), "medType")));
    }

    /** 共济亲属; 姓名只显示一部分. */
    @Introspected
    @Schema(name = "InsuredRelative")
    record RelativeAnswer(String psnNo, String name) {
        @Override
        public String toString() {
            return "RelativeAnswer";
        }
    }

    @Post("/relatives")
    @Scope({Scope.INSURANCE, Scope.COUNTER})
    @Operation(summary = "共济亲属 (1163)", description = "只在有此交易的地区可用")
    List<RelativeAnswer> relatives(@RequestAttribute(Client.ATTRIBUTE) Client client, @Body @Valid Ask ask) {
        return Told.byInsurer(lookups.relatives(who(client, ask))).stream()
                .map(r -> new RelativeAnswer(
                        r.psnNo().reveal(), Mask.name(r.name().reveal())))
                .toList();
    }

    /** 机构. */
    @Introspected
    record Which(
            @NotBlank @Size(max = 6) String type,
            @Nullable @Size(max = 200) String name,
            @Nullable @Size(max = 30) String code) {}

    @Post("/institutions")
    @Scope(Scope.INSURANCE)
    @Operation(summary = "医药机构信息 (1201)")
    List<Institution> institutions(@Body @Valid Which which) {
        return Told.byInsurer(lookups.institutions(
                which.type(), which.name() == null ? "" : which.name(), which.code() == null ? "" : which.code()));
    }

    @Post("/code-tables/{type}")
    @Scope(Scope.INSURANCE)
    @Operation(summary = "字典表 (1901)")
    List<DictionaryEntry> table(@PathVariable @Size(max = 40) String type) {
        return Told.byInsurer(lookups.dictionary(type));
    }
}
