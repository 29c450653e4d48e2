package io.medsettle.server.api;

import io.medsettle.ports.channel.Authorisation.Authorised;
import io.medsettle.ports.channel.Authorisation.Wanted;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.his.HisQuestions;
import io.medsettle.ports.his.HisQuestions.Patient;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.value.Secrets;
import io.medsettle.server.assembly.Authorisations;
import io.medsettle.server.assembly.Authorisations.Way;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import jakarta.inject.Singleton;

/**
 * That the insurer may pay, and for whom: the channel says so; who the patient is says the archive of HIS, and whom the channel
 * names must be the same.
 */
@Singleton
class InsuredPayers {
    private final Authorisations authorisations;
    private final HisQuestions his;

    InsuredPayers(Authorisations authorisations, HisQuestions his) {
        this.authorisations = authorisations;
        this.his = his;
    }

    /**
     * @param number our number of this authorisation, the same until the order is open
     * @throws Refusal 409 authorisation-wanted with the page where the patient authorises, among others
     */
    Secrets authorised(RequestNo number, OpenOrder body) {
        OpenOrder.Insurance insurance = body.insurance();
        if (insurance == null) {
            throw new Refusal(Problem.of(400, "missing", "缺少内容", "混合支付须提供 insurance.authCode", "请先完成医保免密授权")
                    .at("insurance"));
        }
        Way way = authorisations.of(body.payer().channel()).orElseThrow(InsuredPayers::cashOnly);
        Secret position = new Secret(Given.text(insurance.position()));
        if (way.positionNeeded() && position.isEmpty()) {
            throw new Refusal(Problem.of(
                            400,
                            "position-missing",
                            "缺少位置信息",
                            "医保下单需要患者的位置, 该渠道不提供, 须由 insurance.position 给出",
                            "请患者允许获取位置后重新提交, 或改用自费支付")
                    .at("insurance.position"));
        }
        Patient patient = archive(body.patientId());
        return way.authorisation()
                .exchange(
                        number,
                        new Secret(insurance.authCode()),
                        new Secret(body.payer().openid()),
                        Given.text(insurance.returnTo()))
                .match(
                        answer -> answer.match(granted -> secrets(granted, position, patient, body), wanted -> {
                            throw new Refusal(wanted(wanted));
                        }),
                        no -> {
                            throw Refusal.of(
                                    422,
                                    "authorisation-refused",
                                    "医保授权未通过",
                                    "医保授权未通过: " + no.text(),
                                    "请患者激活医保电子凭证并重新授权, 或改用自费支付");
                        },
                        unknown -> {
                            throw Refusal.of(
                                    503, "authorisation-unknown", "医保授权结果未知", "未能取得医保授权结果", "授权码只能使用一次, 请患者重新授权后再提交");
                        });
    }

    private static Refusal cashOnly() {
        return Refusal.of(422, "no-insurance-here", "该渠道不支持医保", "本院在该渠道没有开通医保支付", "请改用自费支付, 或使用其他渠道");
    }

    private static Problem wanted(Wanted wanted) {
        return Problem.of(
                        409,
                        "authorisation-wanted",
                        "尚未医保授权",
                        "患者尚未授权医保支付, 授权页地址见 page",
                        "请患者在该页授权后, 取新的授权码, 以同一 Idempotency-Key 重新提交")
                .leadsTo(wanted.page());
    }

    /** One person's insurance never pays for another: who authorised is the patient whose bill it is. */
    private static Secrets secrets(Authorised granted, Secret position, Patient patient, OpenOrder body) {
        boolean told = !granted.certNo().isEmpty();
        if (told && !granted.certNo().reveal().equalsIgnoreCase(patient.certNo().reveal())) {
            throw Refusal.of(422, "not-the-patient", "不是患者本人的医保", "授权的医保电子凭证不属于该患者", "请患者本人授权, 或改用自费支付");
        }
        return Secrets.NONE
                .with(NoteKey.PAYER_ID, body.payer().openid())
                .with(NoteKey.NAME, granted.name().isEmpty() ? patient.name() : granted.name())
                .with(NoteKey.CERT_NO, told ? granted.certNo() : patient.certNo())
                .with(NoteKey.PAY_AUTH_NO, granted.payAuthNo())
                .with(NoteKey.POSITION, granted.position().isEmpty() ? position : granted.position())
                .and(granted.secrets());
    }

    private Patient archive(String patientId) {
        return Told.byHis(his.patients("HIS_ID", new Secret(patientId))).stream()
                .filter(p -> p.patientId().equals(patientId))
                .filter(p -> !p.name().isEmpty() && !p.certNo().isEmpty())
                .findFirst()
                .orElseThrow(() ->
                        Refusal.of(422, "archive-incomplete", "患者档案不完整", "HIS 档案中没有该患者的姓名或证件号", "请患者到窗口补全档案, 或改用自费支付"));
    }
}
