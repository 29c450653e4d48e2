package io.medsettle.core.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.party.FakeMood;
import io.medsettle.fixtures.party.FakeParty;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every plan with one thing going wrong, at every call that it makes. */
class EveryPlanTest {
    /** One call of a flow: which party, which verb and act, the how many-th of its kind. */
    record Call(String party, String what, int nth) {
        @Override
        public String toString() {
            return party + " " + what + (nth == 0 ? "" : " (once more: " + nth + ")");
        }
    }

    static List<Call> callsOf(Flow flow) {
        Town town = new Town();
        flow.drive().accept(town);
        List<Call> calls = new ArrayList<>();
        for (Map.Entry<String, FakeParty> e : town.world.parties.entrySet()) {
            Map<String, Integer> seen = new HashMap<>();
            for (String call : e.getValue().calls()) {
                String what = call.substring(0, call.lastIndexOf(' '));
                int nth = seen.merge(what, 1, Integer::sum) - 1;
                boolean question = what.startsWith("ask");
                if (!question || nth == 0) {
                    calls.add(new Call(e.getKey(), what, nth));
                }
            }
        }
        return calls;
    }

    private static Town played(Flow flow, Call call, FakeMood mood) {
        Town town = new Town();
        FakeParty party = town.world.party(call.party());
        for (int i = 0; i < call.nth(); i++) {
            party.next(call.what(), FakeMood.ANSWER);
        }
        party.next(call.what(), mood);
        flow.drive().accept(town);
        return town;
    }

    @Test
    void every_plan_comes_to_its_end_when_everybody_says_yes() {
        for (Flow flow : Flow.all()) {
            Town town = new Town();
            flow.drive().accept(town);
            assertThat(Verdict.on(town, flow, flow.name())).as(flow.name()).isFalse();
            assertThat(town.world.held()).as(flow.name()).isEqualTo(flow.ends());
        }
    }

    @Test
    void a_refusal_at_every_deed_of_every_plan_ends_with_money_all_or_nothing_or_one_order_that_calls_a_person() {
        for (Flow flow : Flow.all()) {
            for (Call call : callsOf(flow)) {
                Town town = played(flow, call, FakeMood.REFUSE);
                Verdict.on(town, flow, flow.name() + ", no from " + call);
            }
        }
    }

    @Test
    void a_party_that_never_says_yes_ends_with_money_all_or_nothing_or_one_order_that_calls_a_person() {
        for (Flow flow : Flow.all()) {
            for (Call call : callsOf(flow)) {
                if (call.nth() == 0) {
                    Town town = new Town();
                    town.world.party(call.party()).always(call.what(), FakeMood.REFUSE);
                    flow.drive().accept(town);
                    Verdict.on(town, flow, flow.name() + ", always no from " + call);
                }
            }
        }
    }

    @Test
    void a_lost_reply_at_every_call_of_every_plan_changes_nothing() {
        for (Flow flow : Flow.all()) {
            for (Call call : callsOf(flow)) {
                Town town = played(flow, call, FakeMood.LOSE_REPLY);
                String where = flow.name() + ", reply lost: " + call;
                assertThat(Verdict.on(town, flow, where)).as(where).isFalse();
                assertThat(town.world.held()).as(where).isEqualTo(flow.ends());
            }
        }
    }

    @Test
    void a_lost_request_at_every_call_of_every_plan_is_sent_again_or_let_go_if_it_may_not_be() {
        for (Flow flow : Flow.all()) {
            for (Call call : callsOf(flow)) {
                Town town = played(flow, call, FakeMood.LOSE_REQUEST);
                String where = flow.name() + ", request lost: " + call;
                boolean code = call.what().equals("start " + PaperPlans.CODE_PAY);
                boolean askOnly = code || call.what().equals("start " + PaperPlans.SETTLE);
                boolean person = Verdict.on(town, flow, where);
                assertThat(person).as(where).isFalse();
                assertThat(askOnly || town.world.held() == flow.ends())
                        .as(where + ": " + town.world.held())
                        .isTrue();
            }
        }
    }
}
