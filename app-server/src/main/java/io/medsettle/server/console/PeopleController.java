package io.medsettle.server.console;

import io.medsettle.server.clients.Scope;
import io.medsettle.server.people.Directory;
import io.medsettle.server.people.Grant;
import io.medsettle.server.people.NewPerson;
import io.medsettle.server.people.Organisations;
import io.medsettle.server.people.People;
import io.medsettle.server.people.Person;
import io.medsettle.server.people.Role;
import io.medsettle.server.people.Sitting;
import io.medsettle.server.problem.Refusal;
import io.medsettle.server.shown.Times;
import io.micronaut.http.HttpRequest;
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
import io.micronaut.views.View;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** 人员: 查找, 添加, 角色与科室, 停用, 解锁, 口令与动态码的重置. */
@Hidden
@Validated
@Controller("/console/people")
@ExecuteOn(TaskExecutors.BLOCKING)
class PeopleController {
    private static final int MOST_DEPARTMENTS = 20;

    private final People people;
    private final Directory directory;
    private final Callers callers;
    private final InstantSource clock;
    private final Organisations organisations;

    PeopleController(
            People people, Directory directory, Callers callers, InstantSource clock, Organisations organisations) {
        this.people = people;
        this.directory = directory;
        this.callers = callers;
        this.clock = clock;
        this.organisations = organisations;
    }

    /**
     * A role in the form.
     *
     * @param departments "" for none in particular
     */
    public record Choice(Role role, boolean held, String departments) {}

    @Get
    @Scope(Scope.PEOPLE)
    @View("console/people")
    Map<String, Object> list(
            @RequestAttribute(Sitting.ATTRIBUTE) Sitting me,
            @QueryValue(defaultValue = "") @Size(max = 64) String text,
            @QueryValue(defaultValue = "") @Size(max = 16) String role,
            @QueryValue(defaultValue = "") @Size(max = 32) String department,
            @QueryValue(defaultValue = "") @Pattern(regexp = "|IN_USE|DISABLED", message = "不是一种状态") String state,
            @QueryValue(defaultValue = "") @Size(max = 32) String org,
            @QueryValue(defaultValue = "0") @Min(0) @Max(10_000) int page) {
        Directory.Search search = new Directory.Search(text.strip(), role, department.strip(), state, org, page);
        Directory.Found found = directory.find(me, search);
        Query query = new Query("/console/people")
                .with("text", search.text())
                .with("role", role)
                .with("department", search.department())
                .with("state", state)
                .with("org", org);
        return Map.of(
                "people",
                found.people(),
                "search",
                search,
                "roles",
                Role.values(),
                "choices",
                choices(new TreeSet<>()),
                "policy",
                people.passwordWords(),
                "organisations",
                organisations.leads(me) ? organisations.all() : List.of(),
                "before",
                page == 0 ? "" : query.with("page", page - 1).text(),
                "after",
                found.more() ? query.with("page", page + 1).text() : "");
    }

    @Get("/{login}")
    @Scope(Scope.PEOPLE)
    @View("console/person")
    Map<String, Object> person(@RequestAttribute(Sitting.ATTRIBUTE) Sitting me, @PathVariable String login) {
        Person person = directory.find(me, login).orElseThrow(() -> Refusal.notFound("没有登录名为 " + login + " 的人员"));
        return Map.of(
                "person", person,
                "entered", time(person.enteredAt()),
                "locked", person.lockedUntil().isAfter(clock.instant()) ? time(person.lockedUntil()) : "",
                "choices", choices(person.grants()),
                "policy", people.passwordWords(),
                "self", person.login().equals(me.login()));
    }

    @Post
    @Scope(Scope.PEOPLE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> create(
            HttpRequest<?> request, @RequestAttribute(Sitting.ATTRIBUTE) Sitting me, @Body Map<String, Object> fields) {
        Form form = new Form(fields);
        String org = form.text("org");
        NewPerson person =
                new NewPerson(form.text("login"), form.text("name"), org.isEmpty() ? me.org() : org, grants(form));
        people.create(person, form.newPassword(), true, callers.of(request));
        return HttpResponse.seeOther(page(person.login()));
    }

    @Post("/{login}/roles")
    @Scope(Scope.PEOPLE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> roles(HttpRequest<?> request, @PathVariable String login, @Body Map<String, Object> fields) {
        Form form = new Form(fields);
        people.grant(login, grants(form), callers.of(request));
        return HttpResponse.seeOther(page(login));
    }

    @Post("/{login}/disable")
    @Scope(Scope.PEOPLE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> disable(HttpRequest<?> request, @PathVariable String login) {
        people.disable(login, callers.of(request));
        return HttpResponse.seeOther(page(login));
    }

    @Post("/{login}/enable")
    @Scope(Scope.PEOPLE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> enable(HttpRequest<?> request, @PathVariable String login) {
        people.enable(login, callers.of(request));
        return HttpResponse.seeOther(page(login));
    }

    @Post("/{login}/unlock")
    @Scope(Scope.PEOPLE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> unlock(HttpRequest<?> request, @PathVariable String login) {
        people.unlock(login, callers.of(request));
        return HttpResponse.seeOther(page(login));
    }

    @Post("/{login}/password")
    @Scope(Scope.PEOPLE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> password(HttpRequest<?> request, @PathVariable String login, @Body Map<String, Object> fields) {
        Form form = new Form(fields);
        people.givePassword(login, form.newPassword(), callers.of(request));
        return HttpResponse.seeOther(page(login));
    }

    @Post("/{login}/second-factor")
    @Scope(Scope.PEOPLE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> secondFactor(HttpRequest<?> request, @PathVariable String login) {
        people.dropSecondFactor(login, callers.of(request));
        return HttpResponse.seeOther(page(login));
    }

    private static String time(Instant at) {
        return at.equals(Instant.EPOCH) ? "" : Times.of(at);
    }

    private static URI page(String login) {
        return URI.create("/console/people/" + login);
    }

    private static List<Choice> choices(SortedSet<Grant> grants) {
        return Arrays.stream(Role.values())
                .map(role -> {
                    List<String> where = grants.stream()
                            .filter(g -> g.role() == role)
                            .map(Grant::department)
                            .toList();
                    return new Choice(role, !where.isEmpty(), String.join(", ", where));
                })
                .toList();
    }

    /** Each role that is ticked, in each department that is named beside it, or everywhere. */
    private static SortedSet<Grant> grants(Form form) {
        SortedSet<Grant> grants = new TreeSet<>();
        for (Role role : Role.values()) {
            if (form.has("role." + role.name())) {
                String[] names = form.text("department." + role.name()).split("[,，、]");
                List<String> where = Arrays.stream(names)
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
                if (where.size() > MOST_DEPARTMENTS || where.stream().anyMatch(n -> n.length() > 32)) {
                    throw Refusal.of(400, "departments-malformed", "科室不对", "科室最多 20 个, 每个不超过 32 字", "请改正后重新提交");
                }
                (where.isEmpty() ? List.of("") : where).forEach(name -> grants.add(new Grant(role, name)));
            }
        }
        return grants;
    }
}
