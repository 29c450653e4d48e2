package io.medsettle.durability;

import io.medsettle.adapter.alipay.Alipay;
import io.medsettle.adapter.creditgz.CreditGz;
import io.medsettle.adapter.his.HisCounterparty;
import io.medsettle.adapter.his.HisWardConventions;
import io.medsettle.adapter.his.StayFeesOverRest;
import io.medsettle.adapter.wechat.CodePaySettings;
import io.medsettle.adapter.wechat.WechatPay;
import io.medsettle.adapter.wechat.payinsurance.AccessToken;
import io.medsettle.adapter.wechat.payinsurance.PayinsuranceCounterparty;
import io.medsettle.adapter.wechat.payinsurance.PayinsuranceSettings;
import io.medsettle.adapter.yibao.YibaoCounterparty;
import io.medsettle.core.book.OwnBook;
import io.medsettle.core.desk.Desk;
import io.medsettle.core.desk.Opened;
import io.medsettle.core.desk.Opening;
import io.medsettle.core.desk.Patience;
import io.medsettle.core.desk.RefundAsk;
import io.medsettle.core.desk.RefundDesk;
import io.medsettle.core.desk.SettlementDesk;
import io.medsettle.core.desk.Surroundings;
import io.medsettle.core.order.Order;
import io.medsettle.core.plan.Outpatient;
import io.medsettle.ports.counterparty.Admission;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.insurance.NationalCodes;
import io.medsettle.ports.insurance.StayFees;
import io.medsettle.ports.insurance.UploadLog;
import io.medsettle.ports.notice.NoticeSender;
import io.medsettle.ports.store.Posting;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Secrets;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireLog;
import io.medsettle.server.assembly.WechatByInterface;
import io.medsettle.server.notices.MessagingParty;
import io.medsettle.server.notices.Messengers;
import io.medsettle.server.store.JdbcHistoryStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** One life of a gateway, from its start to the moment when its fuse blows. */
final class Life {
    private static final CodePaySettings CODES = new CodePaySettings(
            "", "OUTPATIENT-1", "", "", Duration.ofSeconds(45), Duration.ofMinutes(10), Optional.empty());

    private final Hospital hospital;
    private final JdbcHistoryStore store;
    private final Desk desk;
    private final SettlementDesk settlements;
    private final RefundDesk refunds;

    Life(Hospital hospital, JdbcHistoryStore store, TokenStore tokens, Fuse fuse, int number) {
        this.hospital = hospital;
        this.store = store;
        hospital.world.codes().beforeCall(fuse::step);
        Map<String, Counterparty> parties = parties(hospital, tokens, fuse);
        desk = new Desk(new Surroundings(
                fuse.before((io.medsettle.ports.store.HistoryStore) store),
                fuse.before((io.medsettle.ports.store.Agenda) store),
                (party, route) -> parties.get(party.name()),
                Admission.always(),
                hospital.clock,
                () -> hospital.clock.instant().toEpochMilli() * 1_000_000,
                new SplittableRandom(number * 7_919L),
                1,
                new Patience(Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofSeconds(1)),
                true));
        settlements = new SettlementDesk(desk);
        refunds = new RefundDesk(desk);
    }

    private static Map<String, Counterparty> parties(Hospital h, TokenStore tokens, Fuse fuse) {
        Exchange wires = fuse.before(h.wires);
        WireLog log = WireLog.none();
        StayFees stays = new StayFeesOverRest(h.hisSettings(), wires, log, h.clock, HisWardConventions.usual());
        UploadLog uploads = fuse.before(h.bean(UploadLog.class));
        return Map.of(
                "his", new HisCounterparty(h.hisSettings(), wires, log, h.clock),
                "yibao",
                        new YibaoCounterparty(
                                h.yibaoSettings(), wires, log, tokens, h.clock, NationalCodes.none(), stays, uploads),
                "wechat", wechat(h, wires, log),
                "alipay", new Alipay(h.alipaySettings(), wires, h.clock).counterparty(),
                "credit", new CreditGz(h.creditSettings(), wires, h.clock).counterparty(),
                "codes", h.world.codes(),
                "deposits", new OwnBook(),
                "window", new OwnBook(),
                "messages", new MessagingParty(messengers(h, fuse), "示例医院"));
    }

    private static Counterparty wechat(Hospital h, Exchange wires, WireLog log) {
        Counterparty second =
                new WechatPay(h.wechatSettings(), Optional.of(CODES), wires, wires, h.clock).counterparty();
        return new WechatByInterface(
                second,
                Optional.of(new PayinsuranceCounterparty(
                        h.bean(PayinsuranceSettings.class), wires, log, h.bean(AccessToken.class), second, h.clock)));
    }

    private static Messengers messengers(Hospital h, Fuse fuse) {
        Map<String, NoticeSender> fused = new HashMap<>();
        h.bean(Messengers.class)
                .byChannel()
                .forEach((channel, sender) -> fused.put(channel, notice -> {
                    fuse.step();
                    return sender.send(notice);
                }));
        return new Messengers(fused);
    }

    SettlementDesk settlements() {
        return settlements;
    }

    Order open(Bill bill, Secrets secrets) {
        return open(new Opening(
                Bill.ORG,
                "online-mixed",
                List.of(bill.key()),
                Optional.of(bill.key()),
                "digest",
                "client",
                bill.notes(),
                secrets,
                hospital.bean(Outpatient.class).mixed()));
    }

    Order open(Opening opening) {
        Opened opened = settlements.open(opening);
        if (opened instanceof Opened.New fresh) {
            return fresh.order();
        }
        throw new AssertionError("not opened: " + opened);
    }

    Optional<Order> pay(OrderId id) {
        return pay(id, Secrets.NONE);
    }

    Optional<Order> pay(OrderId id, Secrets shown) {
        return settlements.openGate(id, 0, Outpatient.PAY, "client", Fields.NONE, shown);
    }

    /** The same with a code of that channel. */
    Optional<Order> pay(OrderId id, Secrets shown, SettlementDesk.Assigned whose) {
        return settlements.openGate(id, 0, Outpatient.PAY, "client", Fields.NONE, shown, Optional.of(whose));
    }

    /** Gives these items back; the rest is settled anew. */
    Opened resettle(OrderId id, List<String> items) {
        return refunds.ask(
                new RefundAsk(id, 0, "resettle-" + id, Optional.empty(), Optional.empty(), "退药", "clerk", items));
    }

    Opened refund(OrderId id) {
        return refunds.ask(new RefundAsk(id, 0, "refund-" + id, Optional.empty(), Optional.empty(), "退药", "clerk"));
    }

    Order read(OrderId id) {
        return desk.read(id);
    }

    Optional<OrderId> orderOf(Bill bill) {
        return orderOf(bill.key());
    }

    Optional<OrderId> orderOf(String key) {
        return store.holder("key", Bill.ORG, key).map(h -> h.order());
    }

    List<Posting> postings(OrderId id) {
        return store.postings(id);
    }

    /** Some time passes, and whatever is due is taken up once. */
    void shortly(Duration later) {
        hospital.clock.tick(later);
        desk.takeUpDue(100, "node", Duration.ofSeconds(30));
    }

    /** Lets time pass and takes up whatever is due, until nothing is left to do. */
    Order rest(OrderId id) {
        for (int i = 0; i < 80; i++) {
            hospital.clock.tick(Duration.ofSeconds(20 + i * 30L));
            int due = desk.takeUpDue(100, "node", Duration.ofSeconds(30));
            Order order = desk.read(id);
            if (due == 0 && order.atRest()) {
                return order;
            }
        }
        return desk.read(id);
    }
}
