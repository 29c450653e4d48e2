package io.medsettle.server.h5;

import io.medsettle.ports.his.HisQuestions;
import io.medsettle.ports.value.Fields;
import io.medsettle.server.api.OpenOrder;
import io.medsettle.server.assembly.Authorisations;
import io.medsettle.server.assembly.Authorisations.Way;
import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.h5.Wishes.Wish;
import io.medsettle.server.problem.Refusal;
import io.medsettle.server.shown.Yuan;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.validation.Validated;
import io.micronaut.views.ModelAndView;
import io.micronaut.views.View;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** 门诊缴费: 选医保或自费, 选参保地与待遇, 身份回写, 免密授权, 开单. */
@Hidden
@Validated
@Controller("/h5/pay")
@ExecuteOn(TaskExecutors.BLOCKING)
class PayController {
    private final Cart cart;
    private final Patients patients;
    private final Insurances insurances;
    private final Wishes wishes;
    private final PageOpenings openings;
    private final Authorisations authorisations;
    private final CreditEntries credit;
    private final URI base;

    PayController(
            Cart cart,
            Patients patients,
            Insurances insurances,
            Wishes wishes,
            PageOpenings openings,
            Authorisations authorisations,
            CreditEntries credit,
            GatewaySettings gateway) {
        this.cart = cart;
        this.patients = patients;
        this.insurances = insurances;
        this.wishes = wishes;
        this.openings = openings;
        this.authorisations = authorisations;
        this.credit = credit;
        this.base = gateway.publicBase();
    }

    @Get
    HttpResponse<?> chosen(
            @RequestAttribute(Visitor.ATTRIBUTE) Visitor visitor,
            @QueryValue @NotBlank @Size(max = 30) String visitNo,
            @QueryValue @NotEmpty List<String> rxNo) {
        Cart.Chosen chosen = cart.need(visitor, visitNo, rxNo);
        Wish wish = wishes.keep(visitor, chosen.wish());
        return HttpResponse.seeOther(URI.create("/h5/pay/" + wish.id()));
    }

    @Get("/{wishId}")
    @View("h5/pay")
    Map<String, Object> choose(@PathVariable String wishId, @RequestAttribute(Visitor.ATTRIBUTE) Visitor visitor) {
        Wish wish = wishes.need(visitor, wishId);
        return Map.of(
                "wish", wishId,
                "patient", patients.named(visitor),
                "orders", wish.items(),
                "total", Yuan.of(wish.fen()),
                "places", insurances.places(),
                "creditEntry", wish.more().has("slotId") ? credit.address(CreditEntries.REGISTER, "") : "");
    }

    @Post("/{wishId}/self")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> selfPay(@PathVariable String wishId, @RequestAttribute(Visitor.ATTRIBUTE) Visitor visitor) {
        Wish wish = wishes.need(visitor, wishId);
        return openings.open(visitor, wish, null);
    }

    @Get("/{wishId}/insured")
    @View("h5/benefits")
    Map<String, Object> benefits(
            @PathVariable String wishId,
            @RequestAttribute(Visitor.ATTRIBUTE) Visitor visitor,
            @QueryValue @Pattern(regexp = "[0-9]{6}", message = "应为 6 位数字") String admdvs) {
        wishes.need(visitor, wishId);
        HisQuestions.Eligibility told = insurances.eligibility(visitor, admdvs);
        String place = insurances.places().stream()
                .filter(p -> p.admdvs().equals(admdvs))
                .map(HisQuestions.InsuredPlace::name)
                .findFirst()
                .orElse(admdvs);
        return Map.of("wish", wishId, "admdvs", admdvs, "place", place, "told", told);
    }

    /** @param account 空表示不使用个人账户 */
    @Post("/{wishId}/insured")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> insured(
            @PathVariable String wishId,
            @RequestAttribute(Visitor.ATTRIBUTE) Visitor visitor,
            @Body("admdvs") @NotBlank @Pattern(regexp = "[0-9]{6}", message = "应为 6 位数字") String admdvs,
            @Body("benefit") @NotBlank @Size(max = 64) String code,
            @Nullable @Body("account") @Size(max = 3) String account) {
        Wish before = wishes.need(visitor, wishId);
        HisQuestions.Eligibility told = insurances.eligibility(visitor, admdvs);
        HisQuestions.Benefit benefit = insurances.benefit(told, code);
        Wish wish = wishes.keep(
                visitor,
                before.more()
                        .with("admdvs", admdvs)
                        .with("insuType", told.insuType())
                        .with("medType", benefit.medType())
                        .with("account", account == null ? "0" : "1"));
        insurances.writeBack(visitor, admdvs, told, benefit, wish.id().substring(0, 20));
        return HttpResponse.seeOther(URI.create("/h5/pay/" + wish.id() + "/authorise"));
    }

    /** The step between our page and the authority's: says where it goes, and goes there. */
    @Get("/{wishId}/authorise")
    ModelAndView<Map<String, Object>> authorise(
            @PathVariable String wishId, @RequestAttribute(Visitor.ATTRIBUTE) Visitor visitor) {
        Wish wish = wishes.need(visitor, wishId);
        Way way = way(visitor);
        if (way.positionNeeded() && wish.more().get("position").isEmpty()) {
            return new ModelAndView<>("h5/position", Map.of("wish", wishId));
        }
        return new ModelAndView<>("h5/authorise", Map.of("page", page(way, wishId)));
    }

    private Way way(Visitor visitor) {
        return authorisations
                .of(visitor.channel())
                .orElseThrow(() -> Refusal.of(422, "no-insurance-here", "这里不能使用医保", "本院在该渠道没有开通医保支付", "请返回改用自费缴费"));
    }

    private String page(Way way, String wishId) {
        String back = address(wishId, "authorised");
        return way.authorisation().page(back).orElse(back);
    }

    private String address(String wishId, String step) {
        return base.resolve("/h5/pay/" + wishId + "/" + step).toString();
    }

    /** Where the patient is, which this channel does not tell; what is wrong with it the order's own check says. */
    @Post("/{wishId}/position")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> position(
            @PathVariable String wishId,
            @RequestAttribute(Visitor.ATTRIBUTE) Visitor visitor,
            @Body("position")
                    @NotBlank
                    @Pattern(regexp = "-?[0-9]{1,3}(\\.[0-9]{1,6})?,-?[0-9]{1,2}(\\.[0-9]{1,6})?", message = "应为 经度,纬度")
                    String position) {
        Wish wish = wishes.keep(visitor, wishes.need(visitor, wishId).more().with("position", position));
        return HttpResponse.seeOther(URI.create("/h5/pay/" + wish.id() + "/authorise"));
    }

    /** Back from the page where the patient has authorised: a fresh code is fetched under the same wish. */
    @Get("/{wishId}/returned")
    HttpResponse<?> returned(
            @PathVariable String wishId,
            @RequestAttribute(Visitor.ATTRIBUTE) Visitor visitor,
            @QueryValue(defaultValue = "") @Size(max = 32) String resultCode) {
        wishes.need(visitor, wishId);
        if (!resultCode.isEmpty() && !resultCode.equals("SUCCESS")) {
            throw Refusal.of(422, "not-authorised", "没有完成授权", "医保授权没有完成, 没有发生任何扣款", "请返回重新授权, 或改用自费缴费");
        }
        return HttpResponse.seeOther(URI.create(page(way(visitor), wishId)));
    }

    /** WeChat calls the code authCode, Alipay auth_code. */
    @Get("/{wishId}/authorised")
    HttpResponse<?> authorised(
            @PathVariable String wishId,
            @RequestAttribute(Visitor.ATTRIBUTE) Visitor visitor,
            @QueryValue(defaultValue = "") @Size(max = 256) String authCode,
            @QueryValue(value = "auth_code", defaultValue = "") @Size(max = 256) String brought) {
        Wish wish = wishes.need(visitor, wishId);
        Fields f = wish.more();
        return openings.open(
                visitor,
                wish,
                new OpenOrder.Insurance(
                        authCode.isEmpty() ? brought : authCode,
                        f.get("admdvs"),
                        f.get("insuType"),
                        f.get("medType"),
                        f.get("account").equals("1"),
                        f.find("position").orElse(null),
                        address(wishId, "returned")));
    }
}
