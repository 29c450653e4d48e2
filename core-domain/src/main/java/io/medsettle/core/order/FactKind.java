package io.medsettle.core.order;

/** The kinds of facts that a history knows. A name, once written, is never given another meaning. */
public enum FactKind {
    /** The order exists: hospital, entry, bills, what the client told. */
    OPENED,
    /** A round begins; its deeds follow on the same page. */
    ROUND,
    /** One deed of the round's plan, as it was planned. */
    DEED,
    /** Somebody opened a gate ("pay"). */
    GATE,
    /** Somebody whom the plan names by a role only ("whoever's code is shown") is now known by name. */
    ASSIGNED,
    /** We are about to start a deed. */
    START_INTENDED,
    /** Its far side handed it to the patient. */
    HANDED_OFF,
    /** It took the money, or the trace stands. */
    TAKEN,
    /** A firm no. */
    REFUSED,
    /** The no was asked once more and stands. */
    CONFIRMED_NO,
    /** Nobody knows what came of it; news once, not at every ask. */
    DOUBTED,
    /** Nothing to move: left out. */
    LEFT_OUT,
    /** A far side's amounts are not ours. */
    MISMATCHED,
    /** The round will not go forward any more; later yeses go back. */
    GAVE_UP,
    /** We are about to let a start go. */
    ABANDON_INTENDED,
    /** The start holds no money, now or ever. */
    CLOSED,
    /** It could not be let go: it holds money, or the far side does not say. */
    ABANDON_REFUSED,
    /** We are about to give money back. */
    REVERSE_INTENDED,
    /** The far side has taken the reversal on; the money is under way. */
    ACCEPTED,
    /** The money is back. */
    RETURNED,
    /** A reversal that had been taken on came back. */
    BOUNCED,
    /** Money found with a start that we had let go. */
    FOUND_TAKEN,
    /** Money found to have gone back without us. */
    FOUND_RETURNED,
    /** A trace that cannot be taken away: a finding, not a blocker. */
    TRACE_LEFT,
    /** Only a person can go on. */
    STUCK,
    /** A person proposed a ruling; a second one has yet to sign it. */
    RULING_ASKED,
    /** A person decided. */
    RULED,
    /** What we answered a far side that waits for our confirmation. */
    ANSWERED,
    /** HIS asked whether its bill may still be edited, and what we said. */
    EDIT_ASKED,
    /** A receipt or list was printed (已打印): where, and by whom. */
    PRINTED;

    /** The version of the fields that this code writes and the highest it reads. */
    public static final int VERSION = 1;
}
