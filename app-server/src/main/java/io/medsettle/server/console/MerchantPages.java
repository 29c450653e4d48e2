package io.medsettle.server.console;

import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.HeadOnly;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.credit.ClassWords;
import io.medsettle.server.onboarding.ArrangementAnswer;
import io.medsettle.server.onboarding.MerchantsController;
import io.medsettle.server.onboarding.MerchantsController.Kept;
import io.medsettle.server.onboarding.OnboardingController;
import io.medsettle.server.onboarding.Stage;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.views.View;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** 信用就医的商户参数: 测试与生产并列, 登记新的一套; 密钥只写不读. */
@Hidden
@Controller("/console/onboarding/merchants")
@HeadOnly
@ExecuteOn(TaskExecutors.BLOCKING)
class MerchantPages {
    private final MerchantsController desk;
    private final OnboardingController switches;

    MerchantPages(MerchantsController desk, OnboardingController switches) {
        this.desk = desk;
        this.switches = switches;
    }

    /**
     * Parameters as the page shows them.
     *
     * @param used for which classes they hold now
     */
    public record Card(Kept kept, List<String> used) {}

    @Get
    @Scope(Scope.CREDIT_ADMIN)
    @View("console/onboarding-merchants")
    Map<String, Object> list() {
        ArrangementAnswer now = switches.now();
        List<Kept> all = desk.all();
        return Map.of("test", cards(all, Stage.TEST, now), "production", cards(all, Stage.PRODUCTION, now));
    }

    private static List<Card> cards(List<Kept> all, Stage stage, ArrangementAnswer now) {
        return all.stream()
                .filter(kept -> kept.environment() == stage)
                .map(kept -> new Card(kept, used(kept.number(), now)))
                .toList();
    }

    private static List<String> used(String number, ArrangementAnswer now) {
        return now.classes().stream()
                .filter(each -> each.merchants().containsValue(number))
                .map(each -> ClassWords.of(each.patientClass()))
                .toList();
    }

    @Post
    @Scope(Scope.CREDIT_ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> add(@RequestAttribute(Client.ATTRIBUTE) Client client, @Body Map<String, Object> fields) {
        Form form = new Form(fields);
        desk.add(
                new MerchantsController.Given(
                        form.text("environment"),
                        form.text("merId").strip(),
                        form.text("orgCode").strip(),
                        form.text("appId").strip(),
                        form.text("keyId").strip(),
                        form.text("signKey"),
                        form.text("encKey"),
                        form.text("baseUrl").strip(),
                        form.text("why").strip()),
                client);
        return HttpResponse.seeOther(URI.create("/console/onboarding/merchants"));
    }
}
