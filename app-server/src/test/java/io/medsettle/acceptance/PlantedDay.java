package io.medsettle.acceptance;

import io.medsettle.fixtures.credit.BillDefect;
import io.medsettle.fixtures.his.HisBillTricks;
import io.medsettle.fixtures.his.NewStay;
import io.medsettle.ports.store.Posting;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.OrderId;
import io.medsettle.server.statements.SettledRows;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A day of business and what is wrong with the far sides' bills of it: one difference of every class, each with an order of its own.
 * Nothing of it can be read by the gateway.
 */
final class PlantedDay {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final Gateway gateway;
    private final Clinic clinic;
    private final Kiosk kiosk;
    private final Ward ward;
    private final AlipayClinic alipay;
    private final CreditClinic credit;
    private final List<String> expected = new ArrayList<>();
    private int people;

    final LocalDate today = LocalDate.now(Clock.system(SHANGHAI));
    /** A settled self-pay order of which HIS's bill knows nothing. */
    String lackingAtHis = "";
    /** A settled self-pay order of which WeChat's bill knows nothing. */
    String lackingAtWechat = "";
    /** A deposit whose record at HIS is a fen too high. */
    String inpatient = "";

    PlantedDay(Gateway gateway) {
        this.gateway = gateway;
        clinic = gateway.clinic();
        kiosk = new Kiosk(gateway);
        ward = new Ward(gateway);
        alipay = new AlipayClinic(gateway);
        credit = new CreditClinic(gateway);
    }

    /** What a run has to find, sorted, as {@link Reconciling#line} says it. */
    List<String> expected() {
        return expected.stream().sorted().toList();
    }

    /** Business without a flaw. */
    void quiet(int orders) {
        for (int i = 0; i < orders; i++) {
            selfPay();
        }
        String back = selfPay().text("orderId");
        clinic.refund(back, Clinic.freshKey(), Map.of("amountFen", 10_00));
        clinic.until(back, Clinic.SOON, "PART_REFUNDED");
        mixed();
        counter();
    }

    private int person() {
        return 7 + people++ % 13;
    }

    private Said selfPay() {
        int person = person();
        return clinic.settled(clinic.selfPay(person, 50_00 + people), person);
    }

    private Said mixed() {
        int person = person();
        return clinic.settled(clinic.mixed(person, 200_00 + people), person);
    }

    private Said counter() {
        return kiosk.settled(person(), Kiosk.wish("counter", clinic.bill(7 + (people - 1) % 13, 100_00 + people)));
    }

    private Said refunded(Said order) {
        String id = order.text("orderId");
        clinic.refund(id);
        return clinic.until(id, Clinic.SOON, "REFUNDED");
    }

    private static String number(Said order, String leg) {
        return Clinic.number(order, leg);
    }

    private static String record(Said order) {
        return Clinic.leg(order, "his").path("farNumber").asText();
    }

    private void expect(String source, String difference, String form, String key, long differenceFen) {
        expected.add(String.join(" ", source, difference, form, key, Long.toString(differenceFen)));
    }

    /** The insurer's numbers of an order's settlement and its reversal, as our books have them. */
    private SettledRows.Row settled(String order, boolean reversal) {
        BusinessDay day = new BusinessDay(today.toString().replace("-", ""));
        try (Stream<SettledRows.Row> rows = gateway.bean(SettledRows.class).of(day, Instant.now(Clock.systemUTC()))) {
            return rows.filter(r -> r.order().text().equals(order) && r.row().reversal() == reversal)
                    .findFirst()
                    .orElseThrow();
        }
    }

    void plant() {
        atWechat();
        atAlipay();
        atTheInsurer();
        atTheCreditPlatform();
        atHis();
    }

    private void atWechat() {
        var tricks = gateway.world().wechat().billTricks();
        Instant now = Instant.now(Clock.systemUTC());
        tricks.invent(today, now, "STRANGER0001", "4200000000000000000000000001", 77_00);
        expect("WECHAT", "D1", "D1", "STRANGER0001", 77_00);

        Said missing = selfPay();
        lackingAtWechat = missing.text("orderId");
        tricks.leaveOut(number(missing, "cash"));
        expect("WECHAT", "D2", "D2", number(missing, "cash"), -missing.part("cashFen"));

        Said dearer = selfPay();
        tricks.dearer(number(dearer, "cash"), 1);
        expect("WECHAT", "D3", "D3", number(dearer, "cash"), 1);

        Said revoked = selfPay();
        tricks.revoke(number(revoked, "cash"));
        expect("WECHAT", "D4", "D4", number(revoked, "cash"), -revoked.part("cashFen"));

        Said twice = selfPay();
        tricks.listTwice(number(twice, "cash"));
        expect("WECHAT", "D7", "D7", number(twice, "cash"), twice.part("cashFen"));

        Said back = refunded(selfPay());
        String refund = refundNumber(back);
        tricks.leaveOut(refund);
        expect("WECHAT", "D8", "D2", refund, fenOf(back));

        Said fee = selfPay();
        tricks.dearerFee(number(fee, "cash"), 1);
        expect("WECHAT", "D9", "D9", number(fee, "cash"), 0);

        Said late = selfPay();
        String number = number(late, "cash");
        tricks.leaveOut(number);
        tricks.invent(
                today.minusDays(1),
                today.atStartOfDay(SHANGHAI).toInstant().minusSeconds(10),
                number,
                Clinic.leg(late, "cash").path("farNumber").asText(),
                late.part("cashFen"));
        expect("WECHAT", "D11", "D11", number, 0);
    }

    private static long fenOf(Said order) {
        return order.part("cashFen");
    }

    /** Our number of the cash that went back. */
    private String refundNumber(Said order) {
        return gateway.histories().postings(new OrderId(order.text("orderId"))).stream()
                .filter(p -> p.account().equals("due-from:wechat") && p.fen() < 0)
                .map(Posting::requestNo)
                .findFirst()
                .orElseThrow();
    }

    private void atAlipay() {
        var tricks = gateway.world().alipay().billTricks();
        Said missing = paidByAlipay();
        tricks.leaveOut(number(missing, "cash"));
        expect("ALIPAY", "D2", "D2", number(missing, "cash"), -missing.part("cashFen"));

        Said dearer = paidByAlipay();
        tricks.dearer(number(dearer, "cash"), 2);
        expect("ALIPAY", "D3", "D3", number(dearer, "cash"), 2);

        Said twice = paidByAlipay();
        tricks.listTwice(number(twice, "cash"));
        expect("ALIPAY", "D7", "D7", number(twice, "cash"), twice.part("cashFen"));

        tricks.invent(today, Instant.now(Clock.systemUTC()), "STRANGER0002", "2026000000000001", 8_00);
        expect("ALIPAY", "D1", "D1", "STRANGER0002", 8_00);
    }

    private Said paidByAlipay() {
        return alipay.settled(alipay.selfPay(person(), 60_00 + people));
    }

    private void atTheInsurer() {
        var book = gateway.world().yibao().statements();
        Said shifted = counter();
        book.plantShift(settled(shifted.text("orderId"), false).row().setlId(), 5);
        expect("YIBAO", "D5", "D5", number(shifted, "insurer"), 0);

        Said dearer = counter();
        book.plantDifference(settled(dearer.text("orderId"), false).row().setlId(), 3);
        expect("YIBAO", "D3", "D3", number(dearer, "insurer"), 3);

        Said single = counter();
        SettledRows.Row lost = settled(single.text("orderId"), false);
        book.plantMissingAtCentre(lost.row().setlId());
        expect("YIBAO", "D6", "D2", lost.number(), -lost.row().totalFen());

        SettledRows.Row back = settled(refunded(mixed()).text("orderId"), true);
        book.plantMissingAtCentre(back.row().setlId());
        expect("YIBAO", "D8", "D2", back.number(), -back.row().totalFen());

        String msgid = "S44999900001" + today.toString().replace("-", "") + "1200000001";
        book.plantOnlyAtCentre("H44999900001", Clinic.person(9).psnNo(), msgid, 40_00, 0, 10_00);
        expect("YIBAO", "D1", "D1", "~" + msgid, 50_00);
    }

    private void atTheCreditPlatform() {
        Posting dearer = collected(17);
        credit.platform().plant(dearer.requestNo(), BillDefect.AMOUNT);
        expect("CREDIT", "D3", "D3", dearer.requestNo(), 1);

        Posting missing = collected(18);
        credit.platform().plant(missing.requestNo(), BillDefect.OURS_ONLY);
        expect("CREDIT", "D6", "D2", missing.requestNo(), -missing.fen());

        Posting twice = collected(19);
        credit.platform().plant(twice.requestNo(), BillDefect.TWICE);
        expect("CREDIT", "D7", "D7", twice.requestNo(), twice.fen());
    }

    /** What a doctor saved and the platform collected. */
    private Posting collected(int person) {
        credit.signed(person);
        String order = CreditClinic.order(credit.settled(person, 200_00));
        return gateway.histories().postings(new OrderId(order)).stream()
                .filter(p -> p.account().equals("due-from:credit"))
                .findFirst()
                .orElseThrow();
    }

    private void atHis() {
        HisBillTricks tricks = gateway.world().his().billTricks();
        Said missing = selfPay();
        lackingAtHis = missing.text("orderId");
        tricks.leaveOut(record(missing));
        expect("HIS-OUTPATIENT", "D10", "D2", number(missing, "his"), -missing.part("cashFen"));

        Said shifted = mixed();
        tricks.shift(record(shifted));
        expect("HIS-OUTPATIENT", "D10", "D5", number(shifted, "his"), 0);

        Said dearer = selfPay();
        tricks.oneFenOff(record(dearer));
        expect("HIS-OUTPATIENT", "D10", "D3", number(dearer, "his"), 1);

        Said isVoid = selfPay();
        tricks.voided(record(isVoid));
        expect("HIS-OUTPATIENT", "D10", "D4", number(isVoid, "his"), -isVoid.part("cashFen"));

        tricks.invent(today, "HT-STRANGER", "STRANGER0003", "WECHAT", 9_00);
        expect("HIS-OUTPATIENT", "D10", "D1", "STRANGER0003", 9_00);

        NewStay stay = ward.stay(9, 0, 0);
        Said deposit = ward.deposited(stay, 300_00, Ward.BY_CODE);
        inpatient = ward.look(stay).text("orderId");
        tricks.oneFenOff(record(deposit));
        expect("HIS-INPATIENT", "D10", "D3", number(deposit, "his"), 1);
    }

    void calm() {
        gateway.world().wechat().billTricks().calm();
        gateway.world().alipay().billTricks().calm();
        gateway.world().yibao().statements().calm();
        gateway.world().his().billTricks().calm();
        gateway.world().credit().calm();
    }
}
