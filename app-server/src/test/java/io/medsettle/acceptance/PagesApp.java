package io.medsettle.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.medsettle.acceptance.Finger.follow;
import static io.medsettle.acceptance.Finger.press;
import static io.medsettle.acceptance.Finger.state;

import com.microsoft.playwright.Page;
import io.medsettle.fixtures.sim.SamplePerson;
import java.util.List;
import java.util.stream.Stream;

/** The app on a phone that shows our pages, collects the patient's money and brings him messages. */
enum PagesApp {
    WECHAT("wechat", "jsapi", "med-order", "refund", "close") {
        @Override
        Phone phone(Gateway gateway, SamplePerson person) {
            return Phone.of(gateway, person);
        }

        @Override
        long logins(Gateway gateway) {
            return gateway.world().wechat().carriedOut("oauth");
        }

        @Override
        void payBothParts(Page page) {
            press(page, "打开收银台");
        }

        @Override
        List<Told> told(Gateway gateway, String order) {
            return gateway.world().wechat().messages().stream()
                    .filter(m -> order.equals(m.values().get("character_string5")))
                    .map(m -> new Told(
                            m.to(),
                            m.templateId(),
                            m.values().get("amount2"),
                            m.values().get("thing4")))
                    .toList();
        }
    },
    ALIPAY(
            "alipay",
            "alipay.trade.create",
            "alipay.commerce.medical.payment.createandpay",
            "alipay.trade.refund",
            "alipay.trade.close") {
        @Override
        Phone phone(Gateway gateway, SamplePerson person) {
            return Phone.inAlipay(gateway, person);
        }

        /** Alipay tells no position, so the page asks the phone for it. */
        @Override
        void authorise(Page page) {
            press(page, "去授权");
            assertThat(page.getByText("医保需要您的位置")).isVisible();
            press(page, "提供位置并继续");
            follow(page, "前往授权");
            assertThat(state(page, "PRICED")).isVisible();
        }

        @Override
        long logins(Gateway gateway) {
            return gateway.world().alipay().carriedOut("alipay.system.oauth.token");
        }

        /** On Alipay's own page, which leads back to the orders. */
        @Override
        void payBothParts(Page page) {
            String order = Finger.order(page);
            press(page, "打开收银台");
            press(page, "确认支付");
            page.locator("a[href='/h5/orders/" + order + "']").click();
        }

        @Override
        List<Told> told(Gateway gateway, String order) {
            return gateway.world().alipay().messages().stream()
                    .filter(m -> order.equals(m.values().get("orderNo")))
                    .map(m -> new Told(
                            m.openid(),
                            m.template(),
                            m.values().get("amount"),
                            m.values().get("next")))
                    .toList();
        }
    };

    private final String party;
    private final String collecting;
    private final String together;
    private final String refunding;
    private final String closing;

    PagesApp(String party, String collecting, String together, String refunding, String closing) {
        this.party = party;
        this.collecting = collecting;
        this.together = together;
        this.refunding = refunding;
        this.closing = closing;
    }

    /**
     * A message that somebody received there.
     *
     * @param to whose phone
     * @param template ends with the name of what happened
     */
    record Told(String to, String template, String amount, String where) {}

    /** In the hands of this person, who is logged in to the app. */
    abstract Phone phone(Gateway gateway, SamplePerson person);

    /** How often it has told who holds the phone. */
    abstract long logins(Gateway gateway);

    /** From the choice of the benefit to the priced order. */
    void authorise(Page page) {
        press(page, "去授权");
        follow(page, "前往授权");
        assertThat(state(page, "PRICED")).isVisible();
    }

    /** From the order where the cashier waits to what became of it; insurer and patient pay together. */
    abstract void payBothParts(Page page);

    /** What was told there of an order, in that order. */
    abstract List<Told> told(Gateway gateway, String order);

    /** As it is called in the books. */
    String party() {
        return party;
    }

    /** What it does to collect cash, to show one cashier for both parts, to give cash back, to close what nobody paid. */
    String collecting() {
        return collecting;
    }

    String together() {
        return together;
    }

    String refunding() {
        return refunding;
    }

    String closing() {
        return closing;
    }

    /** Every other app. */
    Stream<PagesApp> others() {
        return Stream.of(values()).filter(app -> app != this);
    }
}
