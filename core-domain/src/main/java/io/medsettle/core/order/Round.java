package io.medsettle.core.order;

import io.medsettle.core.plan.Kind;
import io.medsettle.core.plan.Plan;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Party;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One round as the history tells it (轮次). Changed only while it is told; afterwards safe to share. */
public final class Round {
    private final int no;
    private final Fields opening;
    private final Map<String, DeedView> deeds = new LinkedHashMap<>();
    final Map<Integer, String> gates = new LinkedHashMap<>();
    final Set<Integer> opened = new TreeSet<>();
    Instant openedAt = Instant.EPOCH;
    boolean gaveUp;
    String why = "";
    boolean stuck;
    String stuckWhy = "";
    String stuckDeed = "";
    Fields notes = Fields.NONE;
    Fields vault = Fields.NONE;
    /** The earlier rounds that had taken effect when it opened: what they told it may rely on. */
    final Set<Integer> effective = new TreeSet<>();

    /** In which life of the database it opened; told only where that is not its order's. */
    public static final String LIFE = "life";

    Round(int no, Fields opening) {
        this.no = no;
        this.opening = opening;
        for (String gate : opening.get("gates").split(",", -1)) {
            int at = gate.indexOf('=');
            if (at > 0) {
                gates.put(Integer.parseInt(gate.substring(0, at)), gate.substring(at + 1));
            }
        }
    }

    void add(DeedView deed) {
        deeds.put(deed.name(), deed);
    }

    void assign(Party role, Party to) {
        deeds.values().forEach(d -> d.assign(role, to));
    }

    /** Whether it opened after the database was restored: a round of the same number may be lost. */
    boolean afterRestore() {
        return opening.has(LIFE);
    }

    public int no() {
        return no;
    }

    public String plan() {
        return opening.get("plan");
    }

    public Plan.Purpose purpose() {
        return Plan.Purpose.valueOf(opening.need("purpose"));
    }

    /** For a return: the round whose takings go back. */
    Optional<Integer> returns() {
        return opening.find("returns").map(Integer::parseInt);
    }

    /** Whether it gives back what that round took. */
    boolean givesBack(Round other) {
        return deeds.values().stream()
                .anyMatch(d -> d.plan().ofRound().filter(r -> r == other.no()).isPresent());
    }

    /** What was told in it, without what was wished when it was opened. */
    Fields told() {
        Fields told = notes;
        for (String wished : opening.under("notes.").asMap().keySet()) {
            told = told.with(wished, "");
        }
        return told;
    }

    int noReturn() {
        return Integer.parseInt(opening.need("noReturn"));
    }

    /** When the patient's hesitation ends the round. */
    public Optional<Instant> giveUpAt() {
        return opening.find("giveUpAt").map(ms -> Instant.ofEpochMilli(Long.parseLong(ms)));
    }

    /** Who asked for it and why, and what was told when it was opened. */
    public Fields opening() {
        return opening;
    }

    public List<DeedView> deeds() {
        return List.copyOf(deeds.values());
    }

    public Optional<DeedView> deed(String name) {
        return Optional.ofNullable(deeds.get(name));
    }

    public boolean gaveUp() {
        return gaveUp;
    }

    /** Why it was given up, "" if it was not. */
    public String why() {
        return why;
    }

    /** Whether only a person can go on. */
    public boolean stuck() {
        return stuck;
    }

    public String stuckWhy() {
        return stuckWhy;
    }

    /** The deed about which a person has to decide, "" if nobody is called for. */
    public String stuckDeed() {
        return stuckDeed;
    }

    /** Whether that gate stands open. */
    public boolean gateOpened(String gate) {
        return gates.entrySet().stream().anyMatch(e -> e.getValue().equals(gate) && opened.contains(e.getKey()));
    }

    /** The stage before which that gate stands. */
    public int gateStage(String gate) {
        return gates.entrySet().stream()
                .filter(e -> e.getValue().equals(gate))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    boolean gateShut(int stage) {
        return gates.containsKey(stage) && !opened.contains(stage);
    }

    /** The gate that the round waits at, if it waits at one. */
    public Optional<String> waitsAt() {
        if (gaveUp || stuck || complete()) {
            return Optional.empty();
        }
        int stage = stage();
        return gateShut(stage) ? Optional.of(gates.getOrDefault(stage, "")) : Optional.empty();
    }

    List<DeedView> inStage(int stage) {
        return deeds.values().stream().filter(d -> d.plan().stage() == stage).toList();
    }

    List<DeedView> awaitedIn(int stage) {
        return deeds.values().stream().filter(d -> d.plan().awaited() == stage).toList();
    }

    /** The stage it is in: the lowest that is not complete. */
    int stage() {
        return stages().stream().filter(s -> !stageComplete(s)).findFirst().orElse(Integer.MAX_VALUE);
    }

    private Set<Integer> stages() {
        Set<Integer> stages = new TreeSet<>();
        deeds.values().forEach(d -> {
            stages.add(d.plan().stage());
            stages.add(d.plan().awaited());
        });
        return stages;
    }

    private boolean stageComplete(int stage) {
        boolean begun = inStage(stage).stream()
                .allMatch(d -> d.status.done()
                        || (d.status == DeedStatus.AWAITING && d.plan().awaited() > stage));
        return begun && awaitedIn(stage).stream().allMatch(d -> d.status.done());
    }

    /** Whether every stage is behind it. Notices do not count. */
    public boolean complete() {
        return deeds.values().stream()
                .filter(d -> d.plan().kind() != Kind.NOTICE)
                .allMatch(d -> d.status.done());
    }

    /** Whether it came to what it was for. */
    boolean tookEffect() {
        return complete() && !gaveUp;
    }

    /** Whether nothing of it is open any more and no trace of it stands. */
    boolean letGo() {
        return deeds.values().stream().noneMatch(Round::leftOver);
    }

    private static boolean leftOver(DeedView d) {
        return switch (d.status) {
            case STARTING, AWAITING, ABANDONING, HELD, REVERSING, MISMATCHED ->
                d.plan().kind() != Kind.CHECK && d.plan().kind() != Kind.NOTICE;
            case TAKEN -> d.plan().kind() == Kind.TRACE && d.plan().letGo() >= 0 && !d.tookUnplanned();
            case PLANNED, REFUSED, LEFT_OUT, CLOSED, LEFT_BEHIND, ACCEPTED, RETURNED -> false;
        };
    }

    /** Whether that deed lies beyond the point of no return. */
    boolean pastReturn(DeedView d) {
        return d.plan().stage() >= noReturn() || gaveBack();
    }

    /** Whether it has given something back already. */
    boolean gaveBack() {
        return deeds.values().stream()
                .anyMatch(d -> d.status == DeedStatus.ACCEPTED || d.status == DeedStatus.RETURNED);
    }

    /** Whether anything that it gives back has gone out, whatever came of that: then nobody calls it off any more. */
    public boolean beganToGiveBack() {
        return deeds.values().stream().anyMatch(d -> d.reversal() && (d.sentOnce || d.tries > 0));
    }

    /** What the whole round is to take, as far as it is told. */
    Parts expected() {
        for (DeedView d : deeds.values()) {
            if (d.plan().tells() && !d.tellsNow().isZero()) {
                return d.tellsNow();
            }
        }
        Parts sum = Parts.NONE;
        for (DeedView d : deeds.values()) {
            if (!d.reversal() && d.plan().kind() == Kind.MONEY) {
                sum = sum.plus(d.tellsNow());
            }
        }
        return sum;
    }

    List<DeedView> inOrderOfLettingGo() {
        List<DeedView> some = new ArrayList<>(deeds.values());
        some.removeIf(d -> d.plan().letGo() < 0);
        some.sort(Comparator.comparingInt(d -> d.plan().letGo()));
        return some;
    }

    List<DeedView> inWayBack() {
        List<DeedView> some = new ArrayList<>(deeds.values());
        some.removeIf(d -> d.plan().wayBack() < 0 && !d.tookUnplanned());
        some.sort(Comparator.comparingInt(d -> d.plan().wayBack()));
        return some;
    }
}
