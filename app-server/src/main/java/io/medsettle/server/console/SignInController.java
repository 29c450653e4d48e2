package io.medsettle.server.console;

import io.medsettle.ports.value.Secret;
import io.medsettle.server.clients.HeadOffice;
import io.medsettle.server.people.Entrance;
import io.medsettle.server.people.FirstStart;
import io.medsettle.server.people.People;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** 登录, 退出, 首次启动. */
@Hidden
@Controller("/console")
@ExecuteOn(TaskExecutors.BLOCKING)
class SignInController {
    private static final String FIRST_START = "/console/first-start";

    private final Entrance entrance;
    private final FirstStart firstStart;
    private final People people;
    private final ConsoleCookie cookie;
    private final Callers callers;
    private final HeadOffice head;

    SignInController(
            Entrance entrance,
            FirstStart firstStart,
            People people,
            ConsoleCookie cookie,
            Callers callers,
            HeadOffice head) {
        this.entrance = entrance;
        this.firstStart = firstStart;
        this.people = people;
        this.cookie = cookie;
        this.callers = callers;
        this.head = head;
    }

    @Get("/sign-in")
    HttpResponse<?> door(@QueryValue(defaultValue = "") String to) {
        return firstStart.open()
                ? HttpResponse.seeOther(URI.create(FIRST_START))
                : HttpResponse.ok(new ModelAndView<>("console/sign-in", Map.of("to", ConsoleCookie.inside(to))));
    }

    @Post("/sign-in")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> signIn(HttpRequest<?> request, @Body Map<String, Object> fields) {
        Form form = new Form(fields);
        Secret token = entrance.signIn(
                new Entrance.Asked(form.text("login"), form.secret("password"), form.text("code")),
                ConsoleCookie.token(request),
                callers.of(request));
        String to = ConsoleCookie.inside(form.text("to"));
        URI next = Optional.of(to).filter(t -> !t.isEmpty()).map(URI::create).orElseGet(() -> entrance.find(
                        token.reveal(), true)
                .map(me -> Place.first(me, head.is(me.org())))
                .orElse(Place.PASSWORD));
        return HttpResponse.seeOther(next).cookie(cookie.holding(token));
    }

    @Post("/sign-out")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> signOut(HttpRequest<?> request) {
        entrance.signOut(ConsoleCookie.token(request), callers.of(request));
        return HttpResponse.seeOther(URI.create(ConsoleCookie.SIGN_IN)).cookie(cookie.gone());
    }

    @Get("/first-start")
    HttpResponse<?> first() {
        return firstStart.open()
                ? HttpResponse.ok(new ModelAndView<>(
                        "console/first-start",
                        Map.of("file", firstStart.place().toString(), "policy", people.passwordWords())))
                : HttpResponse.seeOther(URI.create(ConsoleCookie.SIGN_IN));
    }

    @Post("/first-start")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> begin(HttpRequest<?> request, @Body Map<String, Object> fields) {
        Form form = new Form(fields);
        firstStart.begin(
                form.secret("secret"), form.text("login"), form.text("name"), form.newPassword(), callers.of(request));
        return HttpResponse.seeOther(URI.create(ConsoleCookie.SIGN_IN));
    }
}
