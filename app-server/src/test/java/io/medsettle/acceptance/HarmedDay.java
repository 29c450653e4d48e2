package io.medsettle.acceptance;

import io.medsettle.core.desk.Desk;
import io.medsettle.core.order.DeedView;
import io.medsettle.fixtures.sim.CallbackMood;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.fixtures.wechat.PatientChoice;
import io.medsettle.ports.store.Posting;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Party;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** A day of so many orders at every counter, and every {@link Harm} done to so many of them. */
final class HarmedDay implements AutoCloseable {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Party YIBAO = new Party("yibao");

    /** One harm done: by which number it is found, in which order. */
    record Done(Harm harm, String key, String order) {
        String line() {
            return harm.found + " " + key;
        }
    }

    final List<Done> done = new CopyOnWriteArrayList<>();
    final List<String> quiet = new CopyOnWriteArrayList<>();
    final LocalDate day;

    private final Gateway gateway;
    private final AheadClock clock;
    private final Clinic clinic;
    private final Kiosk kiosk;
    private final ExecutorService hands = Executors.newFixedThreadPool(6);

    HarmedDay(Gateway gateway, AheadClock clock) {
        this.gateway = gateway;
        this.clock = clock;
        clinic = gateway.clinic();
        kiosk = new Kiosk(gateway);
        day = LocalDate.ofInstant(clock.instant(), SHANGHAI);
    }

    private void all(int count, IntConsumer each) {
        List<CompletableFuture<Void>> running = new ArrayList<>();
        IntStream.range(0, count).forEach(i -> running.add(CompletableFuture.runAsync(() -> each.accept(i), hands)));
        running.forEach(CompletableFuture::join);
    }

    private static int person(int i) {
        return 7 + i % 13;
    }

    private static long fen(int i) {
        return 50_00 + i % 900;
    }

    void quiet(int count) {
        all(count, i -> quiet.add(i % 4 == 3 ? counter(i) : selfPaid(i)));
    }

    private String selfPaid(int i) {
        return clinic.settled(clinic.selfPay(person(i), fen(i)), person(i)).text("orderId");
    }

    private String counter(int i) {
        String order = priced(i);
        kiosk.pay(order);
        kiosk.until(order, "SETTLED");
        return order;
    }

    private String priced(int i) {
        Said opened;
        synchronized (kiosk) {
            Map<String, Object> wish =
                    Kiosk.insured(Kiosk.wish("counter", clinic.bill(person(i), 100_00 + i % 900)), "account", "NONE");
            opened = kiosk.open(kiosk.enter(person(i)), wish);
        }
        if (opened.status() != 201) {
            throw new AssertionError("not priced: " + opened.text());
        }
        return opened.text("orderId");
    }

    private String number(String order, String leg) {
        return Clinic.number(clinic.order(order), leg);
    }

    private DeedView insurer(String order) {
        return gateway.bean(Desk.class).read(new OrderId(order)).rounds().stream()
                .flatMap(r -> r.deeds().stream())
                .filter(d -> d.plan().party().equals(YIBAO) && d.name().equals("insurer"))
                .findFirst()
                .orElseThrow();
    }

    private void did(Harm harm, String key, String order) {
        done.add(new Done(harm, key, order));
    }

    /** Answers that were lost. */
    void unheard(int each) {
        refundsUnheard(each);
        reversalsUnheard(each);
        orphans(each);
        settlementsUnheard(each);
        gateway.world().his().faults().always("O07", Mood.LOSE_REQUEST);
        all(each, i -> {
            String order = paying(i);
            clinic.until(order, Clinic.SOON, "IN_DOUBT");
            did(Harm.HIS_UNHEARD, number(order, "his"), order);
        });
        gateway.calm();
        gateway.world().wechat().faults().callbacks(CallbackMood.NEVER);
        all(each, i -> {
            String order = paying(i);
            did(Harm.PAID_UNHEARD, number(order, "cash"), order);
        });
        gateway.calm();
        clock.ahead(Duration.ofMinutes(10));
    }

    private String paying(int i) {
        Said priced = clinic.selfPay(person(i), fen(i));
        String order = priced.text("orderId");
        if (!clinic.atTheCashier(person(i), clinic.pay(order), PatientChoice.BOTH_OK)
                .ok()) {
            throw new AssertionError("not paid: " + order);
        }
        return order;
    }

    private void refundsUnheard(int each) {
        List<String> orders = new CopyOnWriteArrayList<>();
        all(each, i -> orders.add(selfPaid(i)));
        gateway.world().wechat().faults().always("refund", Mood.LOSE_REPLY);
        gateway.world().wechat().faults().always("refund-query", Mood.LOSE_REQUEST);
        gateway.world().wechat().faults().callbacks(CallbackMood.NEVER);
        long before = gateway.world().wechat().carriedOut("refund");
        all(each, i -> {
            String order = orders.get(i);
            clinic.refund(order);
            clinic.until(order, Clinic.SOON, "REFUNDING", "IN_DOUBT");
            did(Harm.REFUND_UNHEARD, back(order, new Party("wechat")), order);
        });
        Clinic.eventually(() -> gateway.world().wechat().carriedOut("refund") >= before + each, Clinic.SOON);
        gateway.calm();
    }

    /** Our number of what went back, or should. */
    private String back(String order, Party party) {
        return gateway.bean(Desk.class).read(new OrderId(order)).rounds().stream()
                .skip(1)
                .flatMap(r -> r.deeds().stream())
                .filter(d -> d.plan().party().equals(party))
                .map(d -> d.number().text())
                .findFirst()
                .orElseThrow();
    }

    /** The insurer answers no question. */
    private void deaf() {
        for (String question : List.of("5201", "5203", "2601")) {
            gateway.world().yibao().faults().always(question, Mood.LOSE_REQUEST);
        }
    }

    private void reversalsUnheard(int each) {
        List<String> orders = new CopyOnWriteArrayList<>();
        all(each, i -> orders.add(counter(i)));
        deaf();
        gateway.world().yibao().faults().always("2208", Mood.LOSE_REPLY);
        all(each, i -> {
            String order = orders.get(i);
            kiosk.refund(order);
            kiosk.until(order, "REFUNDING", "IN_DOUBT");
            did(Harm.REVERSAL_UNHEARD, back(order, YIBAO), order);
        });
        Clinic.eventually(() -> gateway.world().yibao().effects("2208") >= each, Clinic.SOON);
        gateway.calm();
    }

    private void settlementsUnheard(int each) {
        List<String> orders = new CopyOnWriteArrayList<>();
        all(each, i -> orders.add(priced(i)));
        deaf();
        gateway.world().yibao().faults().always("2207", Mood.LOSE_REPLY);
        all(each, i -> {
            String order = orders.get(i);
            kiosk.pay(order);
            kiosk.until(order, "IN_DOUBT");
            did(Harm.SETTLEMENT_UNHEARD, insurer(order).number().text(), order);
        });
        gateway.calm();
    }

    /** Undone by 2601 and the cash given back; then the centre falls back to before the 2601. */
    private void orphans(int each) {
        List<String> orders = new CopyOnWriteArrayList<>();
        all(each, i -> orders.add(priced(i)));
        gateway.world().yibao().visitsTellSettlements(false);
        gateway.world().yibao().faults().always("2207", Mood.LOSE_REPLY);
        all(each, i -> {
            String order = orders.get(i);
            kiosk.pay(order);
            Clinic.until(
                    () -> {
                        gateway.bean(Desk.class).advance(new OrderId(order));
                        return kiosk.order(order);
                    },
                    s -> s.text("state").equals("UNWOUND"),
                    Duration.ofMinutes(2));
            did(Harm.ORPHAN, insurer(order).number().text(), order);
        });
        gateway.calm();
        gateway.world().yibao().visitsTellSettlements(true);
        orders.forEach(order -> gateway.world()
                .yibao()
                .loseUndoing(Clinic.leg(kiosk.order(order), "visit")
                        .path("farNumber")
                        .asText()));
    }

    /** Far sides whose bills say something else than their books. */
    void misprinted(int each) {
        var wechat = gateway.world().wechat().billTricks();
        var his = gateway.world().his().billTricks();
        all(each, i -> {
            paid(Harm.LACKING, i, wechat::leaveOut);
            paid(Harm.DEARER, i, n -> wechat.dearer(n, 1));
            paid(Harm.REVOKED, i, wechat::revoke);
            paid(Harm.TWICE, i, wechat::listTwice);
            paid(Harm.FEE, i, n -> wechat.dearerFee(n, 1));
            String late = selfPaid(i);
            Said told = clinic.order(late);
            wechat.leaveOut(Clinic.number(told, "cash"));
            wechat.invent(
                    day.minusDays(1),
                    day.atStartOfDay(SHANGHAI).toInstant().minusSeconds(1 + i % 1_500),
                    Clinic.number(told, "cash"),
                    Clinic.leg(told, "cash").path("farNumber").asText(),
                    told.part("cashFen"));
            did(Harm.LATE, Clinic.number(told, "cash"), late);
            String stranger = String.format(Locale.ROOT, "STRANGER%04d", i);
            wechat.invent(day, clock.instant(), stranger, "42" + stranger, 1_00 + i);
            did(Harm.STRANGER, stranger, "");
            String back = selfPaid(i);
            clinic.refund(back);
            clinic.until(back, Clinic.SOON, "REFUNDED");
            wechat.leaveOut(refunded(back));
            did(Harm.REFUND_LACKING, refunded(back), back);
            String lacking = selfPaid(i);
            his.leaveOut(
                    Clinic.leg(clinic.order(lacking), "his").path("farNumber").asText());
            did(Harm.HIS_LACKING, number(lacking, "his"), lacking);
            String dearer = selfPaid(i);
            his.oneFenOff(
                    Clinic.leg(clinic.order(dearer), "his").path("farNumber").asText());
            did(Harm.HIS_DEARER, number(dearer, "his"), dearer);
            atTheCentre(i);
        });
    }

    private void atTheCentre(int i) {
        var book = gateway.world().yibao().statements();
        String shifted = counter(i);
        book.plantShift(insurer(shifted).farNumber(), 1);
        did(Harm.SHIFTED, insurer(shifted).number().text(), shifted);
        String missing = counter(i);
        book.plantMissingAtCentre(insurer(missing).farNumber());
        did(Harm.CENTRE_LACKING, insurer(missing).number().text(), missing);
        String msgid = String.format(
                Locale.ROOT, "S44999900001%s12%08d", day.toString().replace("-", ""), i);
        book.plantOnlyAtCentre("H44999900001", Clinic.person(person(i)).psnNo(), msgid, 40_00, 0, 10_00);
        did(Harm.CENTRE_STRANGER, "~" + msgid, "");
    }

    private interface Trick {
        void play(String number);
    }

    private void paid(Harm harm, int i, Trick trick) {
        String order = selfPaid(i);
        trick.play(number(order, "cash"));
        did(harm, number(order, "cash"), order);
    }

    private String refunded(String order) {
        return gateway.histories().postings(new OrderId(order)).stream()
                .filter(p -> p.account().equals("due-from:wechat") && p.fen() < 0)
                .map(Posting::requestNo)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        hands.shutdownNow();
    }
}
