package io.medsettle.adapter.creditgz.profile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a platform does one thing.
 *
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
 */
public record Operation(
        Spot spot,
        Op op,
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

    /** The code for a patient class and a business, "" where there is none. */
    public String code(String patientClass, String bizType) {
        String byBiz = codeByBiz.get(bizType);
        String byClass = codeByClass.get(patientClass);
        return byBiz != null ? byBiz : byClass != null ? byClass : code;
    }
}
