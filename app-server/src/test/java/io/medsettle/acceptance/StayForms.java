package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.acceptance.Pages.Page;
import io.medsettle.fixtures.his.NewStay;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The forms on the pages of a stay, filled in and sent as a patient does. */
final class StayForms {
    private StayForms() {}

    static String at(NewStay stay) {
        return "/h5/stays/" + stay.stayId();
    }

    /** Sends a form of the stay's page with what is typed, ticked or hidden in it. */
    static Page sent(Pages pages, NewStay stay, String what, Map<String, String> typed) {
        return pages.post(at(stay) + "/" + what, filled(pages.get(at(stay)), stay, what, typed));
    }

    static Map<String, String> filled(Page page, NewStay stay, String what, Map<String, String> typed) {
        Map<String, String> fields = new HashMap<>(typed);
        fields.put("key", page.hidden(at(stay) + "/" + what, "key"));
        if (what.equals("discharge")) {
            fields.put("insured", page.hidden(at(stay) + "/" + what, "insured"));
        }
        return fields;
    }

    /** Looks as the waiting page looks, until the round is in one of the states; then the page once more. */
    static Page until(Pages pages, Page round, String... states) {
        Set<String> wanted = Set.of(states);
        boolean there = Clinic.eventually(
                () -> wanted.contains(pages.get(round.path() + "/state").text()), Clinic.SOON);
        Page now = pages.get(round.path());
        assertThat(there).as(now.text()).isTrue();
        return now;
    }

    static int no(Page round) {
        return Integer.parseInt(round.path().substring(round.path().lastIndexOf('/') + 1));
    }

    /** Sends a form of a round's page. */
    static Page pressed(Pages pages, Page round, String what) {
        String action = round.path() + "/" + what;
        return pages.post(action, Map.of("key", pages.get(round.path()).hidden(action, "key")));
    }
}
