package io.medsettle.adapter.his.wire;

import io.medsettle.adapter.his.HisSettings;
import io.medsettle.ports.his.HisStays;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.wire.Exchange;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** I01, I03, I04, I06, I10, I11. Safe to share between threads. */
public final class StayLookups implements HisStays {
    private final Line line;

    public StayLookups(HisSettings settings, Exchange exchange, InstantSource clock) {
        line = new Line(settings, exchange, clock);
    }

    @Override
    public Outcome<List<Stay>> stays(String patientId, String state) {
        return stays(new I01Stays.Request(patientId, null, null, state));
    }

    @Override
    public Outcome<List<Stay>> admitted(String admissionNo) {
        return stays(new I01Stays.Request(null, admissionNo, null, null));
    }

    private Outcome<List<Stay>> stays(I01Stays.Request request) {
        return line.send(Call.post("I01", I01Stays.PATH, "", request), I01Stays.Answer.class)
                .map(told -> told.stays().stream().map(StayLookups::stay).toList());
    }

    private static Stay stay(I01Stays.Stay s) {
        return new Stay(
                s.stayId(),
                s.admissionNo(),
                s.inTimes(),
                s.deptName(),
                known(s.ward()),
                known(s.bed()),
                s.doctorName(),
                s.admitTime(),
                known(s.dischargeTime()),
                s.state(),
                s.totalFee().fen(),
                s.depositTotal().fen(),
                s.depositBalance().fen(),
                s.arrears().fen(),
                known(s.insuType()),
                known(s.mdtrtId()),
                s.canSettle(),
                known(s.reason()));
    }

    @Override
    public Outcome<Deposits> deposits(String stayId) {
        return new Stays(line)
                .deposits(stayId)
                .map(told -> new Deposits(
                        told.balance().fen(),
                        told.deposits().stream()
                                .filter(deposit -> !deposit.state().equals(I03Deposits.VOID))
                                .map(StayLookups::deposit)
                                .toList()));
    }

    private static Deposit deposit(I03Deposits.Deposit d) {
        return new Deposit(
                known(d.gatewayOrderNo()),
                known(d.hisTradeNo()),
                known(d.receiptNo()),
                d.amount().fen(),
                d.refunded().fen(),
                known(d.channel()),
                d.payTime() == null ? "" : Times.text(d.payTime()),
                d.state());
    }

    @Override
    public Outcome<DailyList> daily(String stayId, LocalDate day) {
        Call call = Call.get("I04", I04Daily.path(stayId, day.toString()));
        return line.send(call, I04Daily.Answer.class).then(told -> {
            long sum =
                    told.items().stream().mapToLong(item -> item.amount().fen()).reduce(0, Math::addExact);
            if (!told.stayId().equals(stayId)
                    || !told.date().equals(day.toString())
                    || sum != told.dayTotal().fen()) {
                return Line.doubt(call, "答非所问: 住院流水号、日期或合计不符");
            }
            try {
                return Outcome.succeeded(new DailyList(
                        sum, told.items().stream().map(StayLookups::line).toList()));
            } catch (NumberFormatException e) {
                return Line.doubt(call, "明细的数量、单价或比例不是数字");
            }
        });
    }

    private static DailyLine line(I04Daily.Item i) {
        return new DailyLine(
                i.code(),
                i.name(),
                known(i.spec()),
                i.unit(),
                new BigDecimal(i.qty()),
                new BigDecimal(i.price()),
                i.amount().fen(),
                known(i.medListCodg()),
                new BigDecimal(i.selfRatio() == null ? "0" : i.selfRatio()),
                i.dept());
    }

    @Override
    public Outcome<Readiness> readiness(String stayId) {
        Call call = Call.post("I06", I06Check.path(stayId), "", new I06Check.Request(stayId));
        return line.send(call, I06Check.Answer.class)
                .map(told -> new Readiness(
                        told.ready(),
                        told.blockers().stream()
                                .map(b -> new Blocker(b.code(), b.text()))
                                .toList()));
    }

    @Override
    public Outcome<DischargeState> discharge(String stayId, RequestNo number) {
        return new StandingDischarge(line)
                .of(stayId, number.text())
                .map(told -> new DischargeState(
                        told.hisOrderId(), told.state(), told.total().fen(), known(told.hisTradeNo())));
    }

    @Override
    public Outcome<Statement> statement(String stayId, RequestNo number) {
        I11Statement.Request request = new I11Statement.Request(number.text());
        Call call = Call.post("I11", I11Statement.path(stayId), number.text(), request);
        return line.send(call, I11Statement.Answer.class).then(told -> {
            long sum =
                    told.categories().stream().mapToLong(c -> c.amount().fen()).reduce(0, Math::addExact);
            return told.gatewayOrderNo().equals(number.text())
                            && sum == told.total().fen()
                    ? Outcome.succeeded(statement(told))
                    : Line.doubt(call, "答非所问: 订单号或分类合计不符");
        });
    }

    private static Statement statement(I11Statement.Answer a) {
        return new Statement(
                a.admissionNo(),
                a.admitTime(),
                a.dischargeTime(),
                a.receiptNo(),
                a.listNo(),
                a.total().fen(),
                a.fundAmt().fen(),
                a.acctAmt().fen(),
                a.otherAmt().fen(),
                a.cashAmt().fen(),
                a.depositAmt().fen(),
                a.surplus().fen(),
                a.categories().stream()
                        .map(c -> new Category(c.code(), c.name(), c.amount().fen()))
                        .toList());
    }

    private static String known(@Nullable String text) {
        return Sheets.known(text);
    }
}
