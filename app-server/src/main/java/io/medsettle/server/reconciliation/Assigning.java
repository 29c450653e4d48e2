package io.medsettle.server.reconciliation;

import io.medsettle.server.clients.Scope;
import io.medsettle.server.people.Directory;
import io.medsettle.server.people.People;
import io.medsettle.server.people.Person;
import io.medsettle.server.problem.Problem;
import io.medsettle.server.problem.Refusal;
import io.medsettle.server.reconciliation.Step.Kind;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/**
 * Who follows a finding up (指派). It says whose it is, in the finding's own log, and takes nothing from anybody: whoever may deal with
 * findings still may, and what takes two persons still takes two. Safe to share between threads.
 */
@Singleton
class Assigning {
    private static final String CONSOLE = "console/";

    private final FindingStore findings;
    private final StepStore steps;
    private final People people;
    private final Directory directory;
    private final InstantSource clock;
    private final DayRules rules;

    Assigning(
            FindingStore findings,
            StepStore steps,
            People people,
            Directory directory,
            InstantSource clock,
            DayRules rules) {
        this.findings = findings;
        this.steps = steps;
        this.people = people;
        this.directory = directory;
        this.clock = clock;
        this.rules = rules;
    }

    /** To whom one may be given. */
    List<Person> choices() {
        return directory.holding(rules.org(), Scope.FINANCE);
    }

    /**
     * Gives it to somebody; to whoever has it already, nothing happens.
     *
     * @param login of a person of the console
     * @throws Refusal 422 if they could not deal with it, 409 if it is ended
     */
    StoredFinding assign(StoredFinding f, String who, String login, String reason) {
        refuseEnded(f);
        boolean able = people.find(login)
                .filter(p -> p.enabled() && p.org().equals(rules.org()) && p.may(Scope.FINANCE))
                .isPresent();
        if (!able) {
            throw new Refusal(
                    Problem.of(422, "not-able", "不能指派给此人", "没有登录名为 " + login + " 的在用人员, 或其没有财务权限", "请从列出的人员中选择")
                            .at("assignee"));
        }
        String to = CONSOLE + login;
        return f.assignee().equals(to) ? f : give(f, who, Kind.ASSIGNED, to, reason, "指派给 " + login);
    }

    /** It is nobody's in particular again. */
    StoredFinding unassign(StoredFinding f, String who, String reason) {
        refuseEnded(f);
        return f.assignee().isEmpty() ? f : give(f, who, Kind.UNASSIGNED, "", reason, "不再指派给 " + login(f.assignee()));
    }

    private static String login(String assignee) {
        return assignee.startsWith(CONSOLE) ? assignee.substring(CONSOLE.length()) : assignee;
    }

    private static void refuseEnded(StoredFinding f) {
        if (!f.state().lasts()) {
            throw Refusal.of(409, "not-open", "不能指派", "这条差错现为" + f.state().words(), "已了结的差错不需要指派");
        }
    }

    private StoredFinding give(StoredFinding f, String who, Kind kind, String to, String reason, String outcome) {
        Step step = Step.of(Clocks.now(clock), who, kind, "", reason, "", outcome);
        if (steps.give(f, step, to).isEmpty()) {
            throw Refusal.of(409, "changed-meanwhile", "这条差错刚有变动", "另一人同时处理了这条差错", "请重新查看后再操作");
        }
        return findings.find(rules.org(), f.id()).orElseThrow();
    }
}
