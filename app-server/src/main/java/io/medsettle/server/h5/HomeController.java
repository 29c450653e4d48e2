package io.medsettle.server.h5;

import io.medsettle.server.assembly.GatewaySettings;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** 首页: 为谁办理, 办理什么. */
@Hidden
@Controller("/h5")
@ExecuteOn(TaskExecutors.BLOCKING)
class HomeController {
    private final Patients patients;
    private final PageSettings settings;
    private final CreditEntries credit;
    private final String hospital;

    HomeController(Patients patients, PageSettings settings, CreditEntries credit, GatewaySettings gateway) {
        this.patients = patients;
        this.settings = settings;
        this.credit = credit;
        this.hospital = gateway.orgName();
    }

    @Get
    HttpResponse<?> home(@RequestAttribute(Visitor.ATTRIBUTE) Visitor visitor) {
        List<Patients.Shown> shown = patients.shown(visitor);
        if (shown.stream().noneMatch(Patients.Shown::chosen)) {
            return HttpResponse.seeOther(URI.create("/h5/patients"));
        }
        return HttpResponse.ok(new ModelAndView<>(
                "h5/home",
                Map.of(
                        "hospital",
                        hospital,
                        "patient",
                        shown.stream()
                                .filter(Patients.Shown::chosen)
                                .findFirst()
                                .orElseThrow(),
                        "voucherPage",
                        settings.voucherPage(),
                        "creditEntry",
                        credit.address(CreditEntries.HOME, ""))));
    }
}
