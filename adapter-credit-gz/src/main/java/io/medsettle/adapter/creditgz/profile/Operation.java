package io.medsettle.adapter.creditgz.profile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a platform does one thing.
 *
 * @param first whether it is the first of an ordered pair of calls and not the thing itself
 * @param code its own code
 * @param codeByClass another code for a patient class
 * @param codeByBiz another code for a business
 * @param path where it is sent, "" for the transport's own path
 * @param placeholder whether the code is made up and must never reach a real platform
 * @param disabled whether it counts as not there
 * @param aliasOf the operation it is done by
 * @param set canonical values set for an alias
 * @param blocks blocks that are switched on
 * @param without canonical paths for which the platform has no field
 * @param template an address that is filled in without a call, "" for none
 * @param manners how many calls it takes
 * @param early how many seconds before its end a token counts as over
 */
public record Operation(
        Spot spot,
        Op op,
        boolean first,
        String code,
        Map<String, String> codeByClass,
        Map<String, String> codeByBiz,
        String path,
        boolean placeholder,
        boolean disabled,
        Optional<Op> aliasOf,
        Map<String, String> set,
        Set<String> blocks,
        Set<String> without,
        String template,
        Manners manners,
        int early,
        List<Entry> request,
        List<Entry> response) {
    public Operation {
        codeByClass = Map.copyOf(codeByClass);
        codeByBiz = Map.copyOf(codeByBiz);
        set = Map.copyOf(set);
        blocks = Set.copyOf(blocks);
        without = Set.copyOf(without);
        request = List.copyOf(request);
        response = List.copyOf(response);
    }

    /**
     * What is more than one call, there and back.
     *
     * @param before the call that must have been answered before this one is made
     * @param pages in how many pages a list may come
     */
    public record Manners(Optional<Operation> before, Optional<Pages> pages) {
        static final Manners PLAIN = new Manners(Optional.empty(), Optional.empty());
    }

    /**
     * A list that comes page by page.
     *
     * @param most pages; a longer list is refused
     */
    public record Pages(Spot spot, int most) {}

    /** As findings and tables name it. */
    public String name() {
        return op.word() + (first ? ".before" : "");
    }

    /** The call that is made before it, if it is a pair. */
    public Optional<Operation> before() {
        return manners.before();
    }

    /** The code for a patient class and a business, "" where there is none. */
    public String code(String patientClass, String bizType) {
        String byBiz = codeByBiz.get(bizType);
        String byClass = codeByClass.get(patientClass);
        return byBiz != null ? byBiz : byClass != null ? byClass : code;
    }

    /** Whether an answer tells a canonical value. */
    boolean tells(String path) {
        return response.stream().anyMatch(entry -> entry.path().equals(path));
    }

    /** Whether a request carries a canonical value. */
    boolean carries(String path) {
        return request.stream().anyMatch(entry -> entry.path().equals(path));
    }
}
