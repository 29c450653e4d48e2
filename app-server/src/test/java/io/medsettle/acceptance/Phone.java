package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Geolocation;
import io.medsettle.fixtures.sim.SamplePerson;
import io.medsettle.fixtures.wechat.CashierSays;
import io.medsettle.fixtures.wechat.PatientChoice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A patient's phone: a real browser of a phone's size, in which WeChat's own script is played by the simulated WeChat. One
 * patient holds it; what they do at the cashier is said before.
 */
final class Phone implements AutoCloseable {
    private static final String WECHAT = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120.0 Mobile"
            + " Safari/537.36 MicroMessenger/8.0.49";
    private static final String ALIPAY = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120.0 Mobile"
            + " Safari/537.36 NebulaSDK/1.8 AlipayClient/10.5.96 Language/zh-Hans";
    private static final String APPID = "wx0000000000000001";
    private static final List<String> MANNERS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** What a screen reader would have no word for. */
    private static final String NAMELESS = "Array.from(document.querySelectorAll('a, button, input:not([type=hidden]),"
            + " select')).filter(e => !(e.getAttribute('aria-label') || e.textContent.trim()"
            + " || (e.labels && e.labels.length))).map(e => e.outerHTML)";

    private final Gateway gateway;
    private final Playwright playwright;
    private final Browser browser;
    private final BrowserContext context;
    private final List<String> signed = new CopyOnWriteArrayList<>();
    private volatile PatientChoice choice = PatientChoice.BOTH_OK;

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
    }

    private Phone(Gateway gateway, Playwright playwright, String userAgent) {
        this.gateway = gateway;
        this.playwright = playwright;
        this.browser = launch(playwright);
        this.context = browser.newContext(
                new Browser.NewContextOptions().setUserAgent(userAgent).setViewportSize(360, 740));
        this.context.setDefaultTimeout(20_000);
    }

    /** In the hands of this person, who is logged in to WeChat. */
    static Phone of(Gateway gateway, SamplePerson person) {
        Phone phone = new Phone(gateway, playwright(), WECHAT);
        gateway.world().wechat().atThePhone(person.openid());
        phone.serveWechatScript();
        phone.context.exposeFunction("simulatedConfig", arguments -> phone.signed.add(arguments[0].toString()));
        phone.context.exposeFunction("simulatedCashier", arguments -> phone.cashier(arguments));
        phone.context.addInitScript(
                "window.WeixinJSBridge = { invoke: function (call, all, done) {"
                        + " var order = document.getElementById('order').dataset.order;"
                        + " window.simulatedCashier(all, order).then(function (said) { done({ err_msg: call + ':' + said }); }); } };");
        return phone;
    }

    /** In the hands of this person, who is logged in to Alipay and lets pages know where the phone is. */
    static Phone inAlipay(Gateway gateway, SamplePerson person) {
        Phone phone = new Phone(gateway, playwright(), ALIPAY);
        gateway.world().alipay().atThePhone(person.openid());
        phone.context.grantPermissions(List.of("geolocation"));
        phone.context.setGeolocation(new Geolocation(23.129112, 113.264385));
        phone.context.exposeFunction("simulatedTradePay", arguments -> gateway.world()
                .alipay()
                .pay(arguments[0].toString(), io.medsettle.fixtures.alipay.PatientChoice.valueOf(phone.choice.name()))
                .resultCode());
        phone.context.addInitScript("window.AlipayJSBridge = { call: function (call, all, done) {"
                + " window.simulatedTradePay(all.tradeNO).then(function (said) { done({ resultCode: said }); }); } };");
        return phone;
    }

    /** WeChat's script as its servers would send it; it says what the page let be signed. */
    private void serveWechatScript() {
        context.route(
                "https://res.wx.qq.com/**",
                route -> route.fulfill(new com.microsoft.playwright.Route.FulfillOptions()
                        .setContentType("application/javascript")
                        .setBody(
                                "window.wx = { config: function (c) { window.simulatedConfig(c.appId + ' ' + c.signature); }, error: function () {},"
                                        + " ready: function (then) { then(); } };")));
    }

    /** An ordinary browser, in no channel's app. */
    static Phone ofNobody(Gateway gateway) {
        return new Phone(gateway, playwright(), "Mozilla/5.0 (X11; Linux x86_64) Chrome/120.0");
    }

    /** The browser of this machine, without a window. */
    static Browser launch(Playwright playwright) {
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(chromium()))
                        .setArgs(MANNERS));
    }

    static Playwright playwright() {
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    /** What pages showed WeChat's script: appid and signature. */
    List<String> signed() {
        return signed;
    }

    /** Cookies are gone, as after a night. */
    void forget() {
        context.clearCookies();
    }

    /** Whether a browser is on this machine. */
    static boolean there() {
        return Files.isExecutable(Path.of(chromium()));
    }

    private static String chromium() {
        return System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium");
    }

    /** What the patient does at the cashier from now on. */
    Phone choosing(PatientChoice next) {
        choice = next;
        return this;
    }

    Page open(String path) {
        Page page = context.newPage();
        page.navigate(gateway.address().resolve(path).toString());
        return page;
    }

    /**
     * Kept beside the build's other results, to be looked at. What a program can see of it is checked at once: nothing is
     * wider than the phone, whatever is pressed or filled has a name, and there is one heading of the first order.
     */
    static void picture(Page page, String name) {
        picture(page, "pages", name, 360);
    }

    /** The same of a screen of another width, kept in another directory. */
    static void picture(Page page, String where, String name, int width) {
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as(name + " is as wide as")
                .isEqualTo(width);
        assertThat(page.evaluate(NAMELESS)).as("nameless on " + name).isEqualTo(List.of());
        assertThat(page.locator("h1").count()).as("first headings on " + name).isEqualTo(1);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", where, name + ".png"))
                .setFullPage(true));
    }

    private Object cashier(Object... arguments) {
        Map<String, String> parameters = new HashMap<>();
        ((Map<?, ?>) arguments[0]).forEach((name, value) -> parameters.put(name.toString(), value.toString()));
        CashierSays opened = gateway.world().wechat().cashierOpens(APPID, parameters);
        if (!opened.ok()) {
            return "fail " + opened.text();
        }
        String mixed = parameters.getOrDefault("mixTradeNo", "");
        CashierSays paid =
                gateway.world().wechat().pay(mixed.isEmpty() ? cashNumber(arguments[1].toString()) : mixed, choice);
        return paid.ok() ? "ok" : "cancel";
    }

    private String cashNumber(String order) {
        return Clinic.number(gateway.as("reader").get("/api/v1/orders/" + order), "cash");
    }

    @Override
    public void close() {
        context.close();
        browser.close();
        playwright.close();
    }
}
