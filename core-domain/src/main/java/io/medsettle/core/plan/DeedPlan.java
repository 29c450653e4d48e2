package io.medsettle.core.plan;

import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Party;
import java.util.Set;

/** Writes one line of a plan in words. Not safe to share; use and forget. */
public final class DeedPlan {
    private final String name;
    private final String act;
    private final Party party;
    private final Verb verb;
    private final Kind kind;
    private int stage;
    private int awaited = -1;
    private boolean handsOff;
    private boolean tells;
    private Set<Part> bears = Set.of();
    private String totalOf = "";
    private Repeat repeat = Repeat.SAME_NUMBER;
    private AfterNo afterNo = AfterNo.BACK;
    private Sizing sizing = Sizing.NONE;
    private String of = "";
    private int letGo = -1;
    private int wayBack = -1;
    private String goneWith = "";
    private String pool = "";
    private String debit;
    private String credit = "fees";
    private int absences;
    private Fields route = Fields.NONE;

    private DeedPlan(String name, String act, Party party, Verb verb, Kind kind) {
        this.name = name;
        this.act = act;
        this.party = party;
        this.verb = verb;
        this.kind = kind;
        this.debit = due(party);
    }

    /** The account of what that party owes us. */
    static String due(Party party) {
        return "due-from:" + party.name();
    }

    /** A deed that takes money, or seals that it was taken. */
    public static DeedPlan money(String name, String act, Party party) {
        return new DeedPlan(name, act, party, Verb.START, Kind.MONEY);
    }

    /** A deed that leaves a trace. */
    public static DeedPlan trace(String name, String act, Party party) {
        return new DeedPlan(name, act, party, Verb.START, Kind.TRACE);
    }

    /** A look. */
    public static DeedPlan check(String name, String act, Party party) {
        return new DeedPlan(name, act, party, Verb.START, Kind.CHECK);
    }

    /** A message. */
    public static DeedPlan notice(String name, String act, Party party) {
        return new DeedPlan(name, act, party, Verb.START, Kind.NOTICE);
    }

    /** Gives back what another deed took. */
    public static DeedPlan reversal(String name, PlannedDeed original, int round, Sizing sizing) {
        DeedPlan plan = new DeedPlan(name, original.act(), original.party(), Verb.REVERSE, Kind.MONEY);
        plan.of = round + "/" + original.name();
        plan.sizing = sizing;
        plan.route = original.route();
        plan.pool = original.pool();
        plan.debit = original.debit();
        plan.credit = original.credit();
        plan.afterNo = AfterNo.PERSON;
        return plan;
    }

    public DeedPlan stage(int number) {
        stage = number;
        return this;
    }

    /** The far side hands it to the patient; the given stage does not end before it is done. */
    public DeedPlan handedOffUntil(int awaitedStage) {
        handsOff = true;
        awaited = awaitedStage;
        return this;
    }

    /**
     * The far side decides the amounts and bears all parts but the patient's own; all it tells must add up to that deed's
     * WHOLE ("" = to nothing that is known).
     */
    public DeedPlan tells(String totalOfDeed) {
        tells = true;
        totalOf = totalOfDeed;
        bears = Set.of(Part.FUND, Part.ACCOUNT, Part.OTHER, Part.HOSPITAL);
        return this;
    }

    public DeedPlan sized(Sizing how) {
        sizing = how;
        return this;
    }

    public DeedPlan askOnly() {
        repeat = Repeat.ASK_ONLY;
        return this;
    }

    public DeedPlan afterNo(AfterNo what) {
        afterNo = what;
        return this;
    }

    public DeedPlan letGo(int place) {
        letGo = place;
        return this;
    }

    public DeedPlan wayBack(int place) {
        wayBack = place;
        return this;
    }

    public DeedPlan goneWith(String deed) {
        goneWith = deed;
        return this;
    }

    public DeedPlan pool(String poolName) {
        pool = poolName;
        return this;
    }

    public DeedPlan books(String debitAccount, String creditAccount) {
        debit = debitAccount;
        credit = creditAccount;
        return this;
    }

    public DeedPlan absences(int count) {
        absences = count;
        return this;
    }

    public DeedPlan route(Fields how) {
        route = how;
        return this;
    }

    public PlannedDeed line() {
        return new PlannedDeed(
                name,
                act,
                party,
                verb,
                kind,
                stage,
                Math.max(awaited, stage),
                handsOff,
                tells,
                bears,
                totalOf,
                repeat,
                afterNo,
                sizing,
                of,
                letGo,
                wayBack,
                goneWith,
                pool,
                debit,
                credit,
                absences,
                route);
    }
}
