package io.medsettle.sandbox;

import io.medsettle.fixtures.credit.ContractTerms;
import io.medsettle.fixtures.his.NewStay;
import io.medsettle.fixtures.his.NewVisit;
import io.medsettle.fixtures.sim.LedgerEntry;
import io.medsettle.fixtures.sim.Mood;
import io.medsettle.fixtures.sim.SamplePeople;
import io.medsettle.fixtures.sim.SamplePerson;
import io.medsettle.fixtures.wechat.CashierSays;
import io.medsettle.fixtures.wechat.PatientChoice;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sandbox's own levers: fresh bills, the patient at the phone, far sides' moods and books. */
@Hidden
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
class SandboxController {
    private final OutsideWorld world;

    SandboxController(OutsideWorld world) {
        this.world = world;
    }

    @Get("/")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<byte[]> page() throws IOException {
        return file("sandbox/index.html")
                .header("Content-Security-Policy", "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'");
    }

    @Get("/sandbox/page.js")
    @Produces("text/javascript;charset=utf-8")
    HttpResponse<byte[]> script() throws IOException {
        return file("sandbox/page.js");
    }

    @Get("/sandbox/page.css")
    @Produces("text/css;charset=utf-8")
    HttpResponse<byte[]> style() throws IOException {
        return file("sandbox/page.css");
    }

    private static io.micronaut.http.MutableHttpResponse<byte[]> file(String name) throws IOException {
        try (InputStream in = SandboxController.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("missing " + name);
            }
            return HttpResponse.ok(in.readAllBytes());
        }
    }

    @Get("/sandbox/token")
    Map<String, String> token() {
        return Map.of("channel", world.client("channel"), "his", world.client("his"), "window", world.client("window"));
    }

    @Introspected
    record Person(String patientId, String name, String openid, boolean insured) {}

    @Get("/sandbox/people")
    List<Person> people() {
        return SamplePeople.all().stream()
                .map(p -> new Person(p.patientId(), p.name(), p.openid(), p.insured()))
                .toList();
    }

    @Introspected
    record Wish(String patientId, long totalFen, int lines) {}

    @Post("/sandbox/visits")
    NewVisit visit(@Body Wish wish) {
        return world.his().addVisit(wish.patientId(), wish.totalFen(), wish.lines());
    }

    /** A fresh stay of five days. */
    @Post("/sandbox/stays")
    NewStay stay(@Body Wish wish) {
        return world.his().addStay(wish.patientId(), wish.totalFen(), wish.lines());
    }

    @Introspected
    record Archive(String patientId) {}

    /** What a reader would read of a sample person's ID card. */
    @Post("/sandbox/id-card")
    Map<String, String> idCard(@Body Archive who) {
        return Map.of("name", person(who).name(), "number", person(who).idNumber());
    }

    private static SamplePerson person(Archive who) {
        return SamplePeople.all().stream()
                .filter(p -> p.patientId().equals(who.patientId()))
                .findFirst()
                .orElseThrow();
    }

    @Introspected
    record Who(String openid) {}

    @Post("/sandbox/auth-code")
    Map<String, String> authCode(@Body Who who) {
        return Map.of("authCode", world.wechat().authCode(who.openid()));
    }

    /** The code in a sample person's phone (付款码); a minute, one payment. */
    @Post("/sandbox/pay-code")
    Map<String, String> payCode(@Body Archive who) {
        return Map.of("payCode", world.wechat().payCode(person(who).openid()));
    }

    /** @param limitFen the credit line; null for the usual one */
    @Introspected
    record Signing(String patientId, @Nullable Long limitFen) {}

    /** A sample person signs with the credit platform (信用就医签约). */
    @Post("/sandbox/credit-contract")
    void sign(@Body Signing wish) {
        SamplePerson signing = person(new Archive(wish.patientId()));
        ContractTerms usual = ContractTerms.usual();
        Long limit = wish.limitFen();
        world.credit().sign(signing.idNumber(), signing.name(), limit == null ? usual : usual.limit(limit));
    }

    /** @param ofThousand of a thousand requests and of a thousand replies, how many get lost; 0 for none */
    @Introspected
    record Losses(int ofThousand, long seed) {}

    @Post("/sandbox/credit-losses")
    void losses(@Body Losses wish) {
        if (wish.ofThousand() == 0) {
            world.credit().calm();
        } else {
            world.credit().lose(wish.ofThousand(), wish.ofThousand(), wish.seed());
        }
    }

    @Introspected
    record Paying(
            String openid,
            Map<String, String> cashier,
            String choice,
            @Nullable String number) {}

    /**
     * The patient at the phone: the cashier opens with what the gateway gave the page, and the patient chooses. A bill
     * paid with cash alone is named by the number of its cash leg.
     */
    @Post("/sandbox/patient-pays")
    CashierSays pays(@Body Paying paying) {
        world.wechat().atThePhone(paying.openid());
        CashierSays opened = world.wechat().cashierOpens("wx0000000000000001", paying.cashier());
        if (!opened.ok()) {
            return opened;
        }
        String mixed = paying.cashier().getOrDefault("mixTradeNo", "");
        String number = mixed.isEmpty() && paying.number() != null ? paying.number() : mixed;
        return world.wechat().pay(number, PatientChoice.valueOf(paying.choice()));
    }

    @Introspected
    record MoodWish(String party, String operation, Mood mood) {}

    /** The next call of an operation meets a mood. */
    @Post("/sandbox/mood")
    void mood(@Body MoodWish wish) {
        switch (wish.party()) {
            case "his" -> world.his().faults().next(wish.operation(), wish.mood());
            case "yibao" -> world.yibao().faults().next(wish.operation(), wish.mood());
            case "alipay" -> world.alipay().faults().next(wish.operation(), wish.mood());
            case "credit" -> world.credit().faults().next(wish.operation(), wish.mood());
            default -> world.wechat().faults().next(wish.operation(), wish.mood());
        }
    }

    @Get("/sandbox/books")
    List<LedgerEntry> books() {
        return world.books();
    }

    static List<SamplePerson> sample() {
        return SamplePeople.all();
    }
}
