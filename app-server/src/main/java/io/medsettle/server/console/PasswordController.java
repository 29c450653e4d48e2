package io.medsettle.server.console;

import io.medsettle.ports.value.Secret;
import io.medsettle.server.clients.HeadOffice;
import io.medsettle.server.people.OwnAccount;
import io.medsettle.server.people.People;
import io.medsettle.server.people.Sitting;
import io.micronaut.http.HttpRequest;
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
import java.util.Map;

/** 本人的口令与动态码. */
@Hidden
@Controller("/console")
@ExecuteOn(TaskExecutors.BLOCKING)
class PasswordController {
    private static final URI FACTOR = URI.create("/console/second-factor");

    private final OwnAccount own;
    private final People people;
    private final ConsoleCookie cookie;
    private final Callers callers;
    private final HeadOffice head;

    PasswordController(OwnAccount own, People people, ConsoleCookie cookie, Callers callers, HeadOffice head) {
        this.own = own;
        this.people = people;
        this.cookie = cookie;
        this.callers = callers;
        this.head = head;
    }

    @Get("/password")
    @View("console/password")
    Map<String, Object> page(@RequestAttribute(Sitting.ATTRIBUTE) Sitting me) {
        return Map.of(
                "policy",
                people.passwordWords(),
                "mustChange",
                me.person().mustChange(),
                "secondFactor",
                me.person().secondFactor());
    }

    @Post("/password")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> change(
            HttpRequest<?> request, @RequestAttribute(Sitting.ATTRIBUTE) Sitting me, @Body Map<String, Object> fields) {
        Form form = new Form(fields);
        Secret token = own.changePassword(me.login(), form.secret("old"), form.newPassword(), callers.of(request));
        return HttpResponse.seeOther(Place.first(me, head.is(me.org()))).cookie(cookie.holding(token));
    }

    @Get("/second-factor")
    @View("console/second-factor")
    Map<String, Object> factor(@RequestAttribute(Sitting.ATTRIBUTE) Sitting me) {
        String secret = own.pending(me.login()).map(Secret::reveal).orElse("");
        String address = "otpauth://totp/MedSettle:" + me.login() + "?secret=" + secret + "&issuer=MedSettle";
        return Map.of("on", me.person().secondFactor(), "secret", secret, "address", address);
    }

    @Post("/second-factor")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> factor(
            HttpRequest<?> request, @RequestAttribute(Sitting.ATTRIBUTE) Sitting me, @Body Map<String, Object> fields) {
        Form form = new Form(fields);
        if (form.text("code").isEmpty()) {
            own.beginSecondFactor(me.login(), form.secret("old"), callers.of(request));
            return HttpResponse.seeOther(FACTOR);
        }
        Secret token = own.confirmSecondFactor(me.login(), form.text("code"), callers.of(request));
        return HttpResponse.seeOther(FACTOR).cookie(cookie.holding(token));
    }
}
