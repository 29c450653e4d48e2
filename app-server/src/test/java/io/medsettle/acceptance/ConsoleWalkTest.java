package io.medsettle.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import io.medsettle.sandbox.OutsideWorld;
import io.medsettle.server.console.ConsoleVisit;
import io.medsettle.server.people.People;
import io.medsettle.server.people.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** An administrator and an auditor at their desks, in a real browser. */
@ExtendWith(SharedGateway.class)
class ConsoleWalkTest {
    private static final String NAMELESS = "Array.from(document.querySelectorAll('a, button, input:not([type=hidden]),"
            + " select')).filter(e => !(e.getAttribute('aria-label') || e.textContent.trim()"
            + " || (e.labels && e.labels.length))).map(e => e.outerHTML)";

    private final Gateway gateway;
    private final People people;
    private final List<String> complaints = new ArrayList<>();

    ConsoleWalkTest(Gateway gateway) {
        this.gateway = gateway;
        this.people = gateway.bean(People.class);
    }

    static boolean browser() {
        return Phone.there();
    }

    @Test
    @EnabledIf("browser")
    void people_and_audit_are_walked_with_the_keyboard() {
        String security = ConsoleVisit.person(people, OutsideWorld.ORG, Role.SECURITY);
        ConsoleVisit auditor = ConsoleVisit.of(gateway.address(), people, OutsideWorld.ORG, Role.AUDIT);
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(
                                        Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium")))
                                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic")))) {
            signsInAndAddsSomebody(desk(browser), security);
            looksAtTheLog(desk(browser), auditor);
        }
        assertThat(complaints).as("what the browser complained about").isEmpty();
    }

    private BrowserContext desk(Browser browser) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 800));
        context.setDefaultTimeout(20_000);
        context.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        return context;
    }

    private void signsInAndAddsSomebody(BrowserContext context, String login) {
        Page page = context.newPage();
        page.navigate(gateway.address().resolve("/console/people").toString());
        picture(page, "sign-in");
        page.getByLabel("登录名").fill(login);
        page.getByLabel("口令").fill(ConsoleVisit.PASSWORD);
        page.getByLabel("口令").press("Enter");
        page.waitForURL("**/console/people");
        picture(page, "people");
        String fresh = "walk-" + login;
        page.locator("#new-login").fill(fresh);
        page.locator("#new-name").fill("李四");
        page.locator("#new-password").fill("Quiet-harbour-38");
        page.locator("#new-again").fill("Quiet-harbour-38");
        page.getByLabel("窗口", new Page.GetByLabelOptions().setExact(true)).check();
        page.getByLabel("窗口的科室").fill("门诊一楼");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("添加"))
                .press("Enter");
        page.waitForURL("**/console/people/" + fresh);
        assertThat(page.locator("#roles")).hasText("窗口 (门诊一楼)");
        picture(page, "person");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("停用"))
                .press("Enter");
        assertThat(page.locator("#state")).hasText("停用");
        page.navigate(gateway.address().resolve("/console/audit").toString());
        assertThat(page.locator("h1")).hasText("没有权限");
        picture(page, "refused");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("退出"))
                .press("Enter");
        page.waitForURL("**/console/sign-in");
        complaints.removeIf(text -> text.contains("403"));
    }

    private void looksAtTheLog(BrowserContext context, ConsoleVisit auditor) {
        auditor.lend(context);
        Page page = context.newPage();
        page.navigate(gateway.address().resolve("/console/audit").toString());
        page.getByLabel("操作", new Page.GetByLabelOptions().setExact(true)).fill("disable");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("查询"))
                .press("Enter");
        page.waitForURL("**action=disable**");
        picture(page, "audit");
        page.getByText("校验完整性").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("日志完整");
        picture(page, "audit-check");
    }

    private static void picture(Page page, String name) {
        assertThat(page.evaluate(NAMELESS)).as("nameless on " + name).isEqualTo(List.of());
        assertThat(page.locator("h1")).hasCount(1);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as(name + " fits")
                .isEqualTo(true);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "console", name + ".png"))
                .setFullPage(true));
    }
}
