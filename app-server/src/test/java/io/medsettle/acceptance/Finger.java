package io.medsettle.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.medsettle.fixtures.his.NewVisit;
import io.medsettle.fixtures.sim.SamplePerson;

/** What a patient's finger does on our pages, the same in whatever app shows them. */
final class Finger {
    private Finger() {}

    /** Enters from the app, binds himself unless he is bound, and stands on the first page. */
    static Page bound(Phone phone, SamplePerson person) {
        Page page = phone.open("/h5");
        if (page.getByLabel("姓名").count() > 0) {
            page.getByLabel("姓名").fill(person.name());
            page.getByLabel("身份证号").fill(person.idNumber());
            press(page, "绑定");
        }
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("门诊缴费")))
                .isVisible();
        return page;
    }

    static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    static void follow(Page page, String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).click();
    }

    static Locator state(Page page, String state) {
        return page.locator("main[data-state=" + state + "]");
    }

    static String order(Page page) {
        return page.locator("main").getAttribute("data-order");
    }

    /** From the first page to the choice between insurance and one's own money. */
    static void choose(Page page, NewVisit visit) {
        follow(page, "门诊缴费");
        page.locator("form:has(input[value='" + visit.visitNo() + "']) button").click();
        assertThat(page.getByText("缴费内容")).isVisible();
    }
}
