package io.medsettle.server.h5;

import io.medsettle.ports.value.Secret;
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
import io.micronaut.validation.Validated;
import io.micronaut.views.View;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Map;

/** 就诊人: 绑定, 选择, 解除. */
@Hidden
@Validated
@Controller("/h5/patients")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@ExecuteOn(TaskExecutors.BLOCKING)
class PatientsController {
    private static final URI HOME = URI.create("/h5");
    private static final URI LIST = URI.create("/h5/patients");
    private final Patients patients;

    PatientsController(Patients patients) {
        this.patients = patients;
    }

    @Get
    @View("h5/patients")
    Map<String, Object> list(@RequestAttribute(Visitor.ATTRIBUTE) Visitor visitor) {
        return Map.of("patients", patients.shown(visitor), "most", BoundPatients.MOST);
    }

    @Post
    HttpResponse<?> bind(
            @RequestAttribute(Visitor.ATTRIBUTE) Visitor visitor,
            @Body("name") @NotBlank @Size(max = 50) String name,
            @Body("certNo") @NotBlank @Size(max = 18) String certNo) {
        patients.bind(visitor, new Secret(name.strip()), new Secret(certNo.strip()));
        return HttpResponse.seeOther(HOME);
    }

    @Post("/choose")
    HttpResponse<?> choose(
            @RequestAttribute(Visitor.ATTRIBUTE) Visitor visitor,
            @Body("patientId") @NotBlank @Size(max = 64) String patientId) {
        patients.choose(visitor, patientId);
        return HttpResponse.seeOther(HOME);
    }

    @Post("/let-go")
    HttpResponse<?> letGo(
            @RequestAttribute(Visitor.ATTRIBUTE) Visitor visitor,
            @Body("patientId") @NotBlank @Size(max = 64) String patientId) {
        patients.letGo(visitor, patientId);
        return HttpResponse.seeOther(LIST);
    }
}
