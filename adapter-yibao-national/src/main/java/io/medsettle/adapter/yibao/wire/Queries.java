package io.medsettle.adapter.yibao.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.ports.insurance.InsurerQueries;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Secret;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/** 1101, 2001, 52xx and 53xx, asked by themselves and told in our words. Rows about another person are left out. */
final class Queries implements InsurerQueries {
    private final Core core;
    private final String hospital;
    private final Reckoning.Rules rules;

    Queries(Core core, String hospital, Reckoning.Rules rules) {
        this.core = core;
        this.hospital = hospital;
        this.rules = rules;
    }

    private <T> Outcome<T> ask(String infno, Record in, String admdvs, Function<JsonNode, T> read) {
        return core.data(infno, in, new Sending(infno, "", admdvs))
                .doing(yes -> readable(infno, () -> read.apply(yes.data())));
    }

    private static <T> Outcome<T> readable(String infno, java.util.function.Supplier<T> read) {
        try {
            return Outcome.succeeded(read.get());
        } catch (ArithmeticException | NumberFormatException unreadable) {
            return Verdict.noAnswer(infno + " 回复里的金额无法读取");
        }
    }

    private static String psnNo(Insured who) {
        return who.psnNo().reveal();
    }

    private static String from(Period when) {
        return Moments.dawn(start(when.from()));
    }

    private static String to(Period when) {
        return Moments.midnight(start(when.to()));
    }

    private static java.time.Instant start(LocalDate day) {
        return day.atStartOfDay(BusinessDay.ZONE).toInstant();
    }

    /** Rows about this person; a row that names nobody is about whom was asked. */
    private static <R, T> List<T> about(Insured who, List<R> rows, Function<R, String> psnNo, Function<R, T> told) {
        return rows.stream()
                .filter(r -> psnNo.apply(r).isEmpty() || psnNo.apply(r).equals(psnNo(who)))
                .map(told)
                .toList();
    }

    @Override
    public Outcome<Person> person(Certificate by) {
        Person1101.In in = new Draft<>(Person1101.In.class)
                .put("mdtrt_cert_type", by.type())
                .put("mdtrt_cert_no", by.number().reveal())
                .put("card_sn", by.cardSn().reveal())
                .put("psn_cert_type", by.documentType())
                .put("certno", by.documentNo().reveal())
                .put("psn_name", by.name().reveal())
                .done();
        return ask("1101", in, "", data -> Form.read(data, Person1101.Out.class))
                .then(out -> Form.defect(out.baseinfo()).isPresent()
                        ? Verdict.noAnswer("1101 没有说明人员编号")
                        : readable("1101", () -> person(out)));
    }

    private static Person person(Person1101.Out out) {
        Person1101.BaseInfo base = out.baseinfo();
        return new Person(
                new Secret(base.psn_no()),
                new Secret(base.psn_name()),
                new Secret(base.certno()),
                base.psn_cert_type(),
                base.gend(),
                base.brdy(),
                out.insuinfo().stream()
                        .map(i -> new Insurance(
                                i.insutype(),
                                i.psn_type(),
                                i.psn_insu_stas(),
                                i.insuplc_admdvs(),
                                i.cvlserv_flag(),
                                fen(i.balc())))
                        .toList(),
                out.idetinfo().stream()
                        .map(i -> new Identity(i.psn_idet_type(), i.psn_type_lv(), i.begntime(), i.endtime()))
                        .toList());
    }

    @Override
    public Outcome<List<Entitlement>> entitlement(Insured who, Treatment what) {
        Entitlement2001.In in = new Draft<>(Entitlement2001.In.class)
                .put("psn_no", psnNo(who))
                .put("insutype", what.insuType())
                .put("fixmedins_code", hospital)
                .put("med_type", what.medType())
                .put("begntime", Moments.spoken(what.from()))
                .put("dise_codg", what.diseaseCode())
                .put("dise_name", what.diseaseName())
                .put("oprn_oprt_code", what.operationCode())
                .put("oprn_oprt_name", what.operationName())
                .put("matn_type", what.maternityType())
                .put("birctrl_type", what.birthControlType())
                .done();
        return ask(
                "2001",
                in,
                who.admdvs(),
                data -> about(
                        who,
                        Form.read(data, Entitlement2001.Out.class).trtinfo(),
                        Entitlement2001.Entitled::psn_no,
                        e -> new Entitlement(
                                e.trt_chk_type(),
                                e.fund_pay_type(),
                                e.trt_enjymnt_flag().equals("1"),
                                e.begndate(),
                                e.enddate(),
                                e.trt_chk_rslt())));
    }

    @Override
    public Outcome<List<Visit>> visits(Insured who, Period when, String medType) {
        Visits5201.In in = new Visits5201.In(psnNo(who), from(when), to(when), medType, "");
        return ask(
                "5201",
                in,
                who.admdvs(),
                data -> about(
                        who,
                        Form.read(data, Visits5201.Out.class).mdtrtinfo(),
                        Visits5201.Visit::psn_no,
                        v -> new Visit(
                                v.mdtrt_id(),
                                v.ipt_otp_no(),
                                v.med_type(),
                                v.insutype(),
                                v.begntime(),
                                v.endtime(),
                                v.adm_dept_name(),
                                v.chfpdr_name(),
                                v.dise_codg(),
                                v.dise_name(),
                                v.inhosp_stas(),
                                v.setl_id())));
    }

    @Override
    public Outcome<List<VisitDiagnosis>> diagnoses(Insured who, String mdtrtId) {
        return ask(
                "5202",
                new Diagnoses5202.In(mdtrtId, psnNo(who)),
                who.admdvs(),
                data -> about(
                        who,
                        Form.read(data, Diagnoses5202.Out.class).diseinfo(),
                        Diagnoses5202.Diagnosed::psn_no,
                        d -> new VisitDiagnosis(
                                d.inout_diag_type(),
                                d.diag_type(),
                                d.maindiag_flag().equals("1"),
                                d.diag_srt_no(),
                                d.diag_code(),
                                d.diag_name(),
                                d.diag_dept(),
                                d.diag_time())));
    }

    @Override
    public Outcome<Settled> settlement(Insured who, String mdtrtId, String setlId) {
        Settled5203.In in = new Settled5203.In(psnNo(who), setlId, mdtrtId);
        return ask("5203", in, who.admdvs(), data -> Settlement.read(data))
                .then(out ->
                        out.setlinfo().setl_id().equals(setlId) ? settled(out) : Verdict.noAnswer("5203 回复的不是这笔结算"));
    }

    private Outcome<Settled> settled(Settlement.Out out) {
        Settlement.Info info = out.setlinfo();
        boolean negative = info.medfee_sumamt().strip().startsWith("-");
        Outcome<Reckoning.Bill> bill = negative ? Reckoning.ofReversal(out, rules) : Reckoning.of(out, rules);
        return bill.map(b -> new Settled(
                info.setl_id(),
                info.medins_setl_id(),
                negative || info.refd_setl_flag().equals("1"),
                b.all(),
                b.family(),
                info.setl_time(),
                info.med_type(),
                info.insutype(),
                info.clr_type(),
                info.clr_optins(),
                b.selfPaid()));
    }

    @Override
    public Outcome<List<SettledLine>> feeLines(Insured who, String mdtrtId, String setlId) {
        return ask("5204", new FeeLines5204.In(psnNo(who), setlId, mdtrtId), who.admdvs(), data -> rows(data).stream()
                .map(row -> Form.read(row, FeeLines5204.Line.class))
                .filter(l -> l.setl_id().equals(setlId))
                .map(l -> line(l, ""))
                .toList());
    }

    /** The output is the list itself; where a region wraps it into one member, that list. */
    private static List<JsonNode> rows(JsonNode output) {
        JsonNode list =
                output.isObject() && output.size() == 1 ? output.elements().next() : output;
        List<JsonNode> rows = new ArrayList<>();
        list.forEach(rows::add);
        return list.isArray()
                ? rows
                : Stream.of(output).filter(JsonNode::isObject).toList();
    }

    private static SettledLine line(FeeLines5204.Line l, String hospitalName) {
        return new SettledLine(
                l.feedetl_sn(),
                l.setl_id(),
                l.fee_ocur_time(),
                l.med_list_codg(),
                l.medins_list_codg(),
                l.medins_list_name(),
                l.cnt(),
                l.pric(),
                fen(l.det_item_fee_sumamt()),
                l.chrgitm_lv(),
                fen(l.fulamt_ownpay_amt()),
                fen(l.overlmt_amt()),
                fen(l.preselfpay_amt()),
                fen(l.inscp_scp_amt()),
                hospitalName);
    }

    @Override
    public Outcome<List<SettledLine>> chronicDrugs(Insured who, Period when) {
        return ask(
                "5205",
                new Drugs5205.In(psnNo(who), from(when), to(when)),
                who.admdvs(),
                data -> about(
                        who,
                        Form.read(data, Drugs5205.Out.class).feedetail(),
                        Drugs5205.Line::psn_no,
                        l -> new SettledLine(
                                l.feedetl_sn(),
                                l.setl_id(),
                                l.fee_ocur_time(),
                                l.med_list_codg(),
                                l.medins_list_codg(),
                                l.medins_list_name(),
                                l.cnt(),
                                l.pric(),
                                fen(l.det_item_fee_sumamt()),
                                l.chrgitm_lv(),
                                fen(l.fulamt_ownpay_amt()),
                                fen(l.overlmt_amt()),
                                fen(l.preselfpay_amt()),
                                fen(l.inscp_scp_amt()),
                                l.fixmedins_name())));
    }

    @Override
    public Outcome<List<Total>> totals(Insured who, String month) {
        return ask(
                "5206",
                new Totals5206.In(psnNo(who), month),
                who.admdvs(),
                data -> Form.read(data, Totals5206.Out.class).cuminfo().stream()
                        .map(t -> new Total(t.insutype(), t.year(), t.cum_ym(), t.cum_type_code(), t.cum()))
                        .toList());
    }

    @Override
    public Outcome<List<ChronicDisease>> chronicDiseases(Insured who) {
        return ask(
                "5301",
                new Chronic5301.In(psnNo(who)),
                who.admdvs(),
                data -> Form.read(data, Chronic5301.Out.class).feedetail().stream()
                        .map(c -> new ChronicDisease(c.opsp_dise_code(), c.opsp_dise_name(), c.begndate(), c.enddate()))
                        .toList());
    }

    @Override
    public Outcome<List<FixedHospital>> fixedHospitals(Insured who, String business) {
        return ask(
                "5302",
                new Fixed5302.In(psnNo(who), business),
                who.admdvs(),
                data -> about(
                        who,
                        Form.read(data, Fixed5302.Out.class).psnfixmedin(),
                        Fixed5302.Fixed::psn_no,
                        f -> new FixedHospital(
                                f.insutype(),
                                f.fix_srt_no(),
                                f.fixmedins_code(),
                                f.fixmedins_name(),
                                f.begndate(),
                                f.enddate())));
    }

    @Override
    public Outcome<List<OpenStay>> stays(Insured who, Period admitted) {
        return ask(
                "5303",
                new Stays5303.In(psnNo(who), from(admitted), to(admitted)),
                who.admdvs(),
                data -> about(
                        who,
                        Form.read(data, Stays5303.Out.class).data(),
                        Stays5303.Stay::psn_no,
                        s -> new OpenStay(
                                s.mdtrt_id(), s.ipt_otp_no(), s.med_type(), s.insutype(), s.begndate(), s.out_flag())));
    }

    @Override
    public Outcome<List<Referral>> referrals(Insured who, Period when) {
        return ask(
                "5304",
                new Referrals5304.In(psnNo(who), from(when), to(when)),
                who.admdvs(),
                data -> about(
                        who,
                        Form.read(data, Referrals5304.Out.class).refmedin(),
                        Referrals5304.Referral::psn_no,
                        r -> new Referral(
                                r.insutype(),
                                r.diag_code(),
                                r.diag_name(),
                                r.reflin_medins_no(),
                                r.reflin_medins_name(),
                                r.refl_date(),
                                r.refl_rea(),
                                r.begndate(),
                                r.enddate())));
    }

    private static OptionalLong fen(String yuan) {
        String text = yuan.strip();
        if (text.length() > 20) {
            throw new NumberFormatException("too long for an amount");
        }
        return text.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(new BigDecimal(text).movePointRight(2).longValueExact());
    }
}
