package io.medsettle.adapter.yibao.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.adapter.yibao.CounterPolicy;
import io.medsettle.adapter.yibao.YibaoCounterparty;
import io.medsettle.adapter.yibao.YibaoPolicy;
import io.medsettle.fixtures.SettableClock;
import io.medsettle.fixtures.store.MemoryUploadLog;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Closed;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.insurance.FeeLine;
import io.medsettle.ports.insurance.NationalCodes;
import io.medsettle.ports.insurance.StayFees;
import io.medsettle.ports.insurance.UploadLog.Stage;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Secrets;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** STAY_FEES against a platform that keeps the lines: cut anywhere, every line stands exactly once. */
class StayFeesTest {
    private static final String NUMBER = "A20260105000031";

    /** Keeps serials; refuses one twice; can lose replies, lose requests, refuse, at the n-th 2301. */
    private final class Platform implements Exchange {
        final Set<String> lines = new TreeSet<>();
        final List<String> calls = new ArrayList<>();
        int uploads;
        int loseReplyAt = -1;
        int loseRequestAt = -1;
        int refuseAt = -1;
        int neverSendAt = -1;
        Duration each = Duration.ZERO;

        @Override
        public WireResult exchange(WireRequest request) {
            calls.add(request.transaction());
            JsonNode input = Json.parse(request.body()).orElseThrow().path("input");
            return switch (request.transaction()) {
                case "9001" -> yes("{\"signinoutb\":{\"sign_no\":\"1\",\"sign_time\":\"\"}}");
                case "2301" -> upload(input.path("feedetail"));
                case "2302" -> revoke(input.path("data"));
                default -> throw new AssertionError(request.transaction());
            };
        }

        private WireResult upload(JsonNode rows) {
            clock.tick(each);
            int call = uploads++;
            if (call == neverSendAt) {
                return new WireResult.NeverSent("refused");
            }
            if (call == loseRequestAt) {
                return new WireResult.NoAnswer("lost");
            }
            if (call == refuseAt) {
                return said("{\"infcode\":-1,\"err_msg\":\"医嘱号不正确\"}");
            }
            StringBuilder results = new StringBuilder();
            for (JsonNode row : rows) {
                if (!lines.add(row.path("feedetl_sn").asText())) {
                    return said("{\"infcode\":-1,\"err_msg\":\"明细流水号重复\"}");
                }
                results.append(results.length() == 0 ? "" : ",")
                        .append("{\"feedetl_sn\":\"%s\",\"det_item_fee_sumamt\":%s,\"fulamt_ownpay_amt\":0,"
                                .formatted(
                                        row.path("feedetl_sn").asText(),
                                        row.path("det_item_fee_sumamt").asText()))
                        .append("\"overlmt_amt\":0,\"preselfpay_amt\":0,\"inscp_scp_amt\":%s}"
                                .formatted(row.path("det_item_fee_sumamt").asText()));
            }
            return call == loseReplyAt ? new WireResult.NoAnswer("lost") : yes("{\"result\":[" + results + "]}");
        }

        private WireResult revoke(JsonNode rows) {
            int before = lines.size();
            rows.forEach(row -> {
                if (row.path("feedetl_sn").asText().equals("0000")) {
                    lines.clear();
                }
                lines.remove(row.path("feedetl_sn").asText());
            });
            return lines.size() < before ? yes("{}") : said("{\"infcode\":-1,\"err_msg\":\"费用明细不存在\"}");
        }

        private WireResult yes(String output) {
            return said("{\"infcode\":0,\"output\":" + output + "}");
        }

        private WireResult said(String body) {
            return new WireResult.Answered(200, Map.of(), Vectors.utf8(body));
        }
    }

    private final SettableClock clock = new SettableClock(Sample.MORNING);
    private final Platform platform = new Platform();
    private final MemoryUploadLog log = new MemoryUploadLog();
    private final List<Integer> fetched = new ArrayList<>();
    private NationalCodes national = NationalCodes.none();
    private int lines = 25;
    private int stopAt = -1;
    private Outcome<StayFees.Page> stop = Outcome.neverSent("HIS is away");

    private Outcome<StayFees.Page> page(int page, int size) {
        if (page == stopAt) {
            return stop;
        }
        fetched.add(page);
        List<FeeLine> some = new ArrayList<>();
        for (int i = page * size; i < Math.min(lines, (page + 1) * size); i++) {
            some.add(Sample.line("Z%05d".formatted(i), "床位费", "1", "5.00", 500));
        }
        return Outcome.succeeded(new StayFees.Page(some, (page + 1) * size >= lines));
    }

    /** A new adapter: what it remembers is gone, the log stays. */
    private YibaoCounterparty adapter() {
        YibaoPolicy policy =
                YibaoPolicy.usual().withCounter(CounterPolicy.usual().withUploads(10, 10, Duration.ofSeconds(30)));
        return CounterSample.adapter(
                CounterSample.settings(policy),
                platform,
                clock,
                national,
                (stay, order, version, page, size) -> page(page, size),
                log);
    }

    private Deed deed() {
        return Sample.knowing(
                CounterSample.stay(Act.STAY_FEES),
                Fields.of(NoteKey.LINE_COUNT, Integer.toString(lines)),
                Secrets.NONE);
    }

    private void stages(Stage... of) {
        Map<Integer, Stage> expected = new java.util.HashMap<>();
        for (int i = 0; i < of.length; i++) {
            expected.put(i, of[i]);
        }
        assertThat(log.batches(NUMBER)).isEqualTo(expected);
    }

    @Test
    void a_stay_goes_batch_by_batch_one_page_at_a_time() {
        Receipt receipt = Desk.receipt(adapter().start(deed()));

        assertThat(platform.lines).hasSize(25);
        assertThat(platform.calls).containsExactly("9001", "2302", "2301", "2301", "2301");
        assertThat(fetched).containsExactly(0, 1, 2);
        assertThat(receipt.notes().get(NoteKey.IN_SCOPE)).isEqualTo("12500");
        stages(Stage.STANDS, Stage.STANDS, Stage.STANDS);
        assertThat(adapter().ask(deed()).maybe()).isPresent();
    }

    @Test
    void without_a_line_count_the_last_page_ends_it() {
        Deed unsaid = CounterSample.stay(Act.STAY_FEES);

        assertThat(adapter().start(unsaid).maybe()).isPresent();
        assertThat(adapter().start(unsaid).maybe()).isPresent();

        assertThat(platform.lines).hasSize(25);
        assertThat(platform.uploads).isEqualTo(3);
        SilentNetwork.unknown(adapter().ask(unsaid), Doubt.NOT_FOUND, "继续");
    }

    @Test
    void a_lost_reply_leaves_one_batch_in_doubt_which_is_taken_away_and_sent_anew() {
        platform.loseReplyAt = 1;

        SilentNetwork.unknown(adapter().start(deed()), Doubt.NO_ANSWER, "lost");
        stages(Stage.STANDS, Stage.SENDING);
        SilentNetwork.unknown(adapter().ask(deed()), Doubt.NOT_FOUND, "已上传 10 条");
        Receipt receipt = Desk.receipt(adapter().start(deed()));

        assertThat(platform.lines).hasSize(25);
        assertThat(platform.calls).containsExactly("9001", "2302", "2301", "2301", "9001", "2302", "2301", "2301");
        assertThat(fetched).containsExactly(0, 1, 1, 2);
        assertThat(receipt.notes().has(NoteKey.IN_SCOPE))
                .as("another adapter knows the first batch")
                .isFalse();
        stages(Stage.STANDS, Stage.STANDS, Stage.STANDS);
    }

    @Test
    void a_lost_request_is_not_there_to_be_taken_away_and_that_is_tolerated() {
        platform.loseRequestAt = 2;

        SilentNetwork.unknown(adapter().start(deed()), Doubt.NO_ANSWER, "lost");
        assertThat(adapter().start(deed()).maybe()).isPresent();

        assertThat(platform.lines).hasSize(25);
    }

    @Test
    void what_never_left_is_noted_so_and_goes_on_the_next_time() {
        platform.neverSendAt = 1;

        SilentNetwork.unknown(adapter().start(deed()), Doubt.NO_ANSWER, "not sent");
        stages(Stage.STANDS, Stage.REVOKED);
        assertThat(adapter().start(deed()).maybe()).isPresent();
        assertThat(platform.lines).hasSize(25);
    }

    @Test
    void a_firm_no_in_the_middle_takes_everything_back_before_it_is_said() {
        platform.refuseAt = 2;

        SilentNetwork.declined(adapter().start(deed()), "-1", "医嘱号不正确");

        assertThat(platform.lines).isEmpty();
        stages(Stage.REVOKED, Stage.REVOKED, Stage.REVOKED);
    }

    @Test
    void while_HIS_is_away_what_stands_stays_and_a_changed_stay_takes_it_back() {
        stopAt = 2;
        SilentNetwork.unknown(adapter().start(deed()), Doubt.NO_ANSWER, "HIS is away");
        assertThat(platform.lines).hasSize(20);

        stop = Outcome.declined("VERSION", "出院结算已变更");
        SilentNetwork.declined(adapter().start(deed()), "VERSION", "已变更");
        assertThat(platform.lines).isEmpty();
    }

    @Test
    void the_budget_ends_a_start_and_the_same_number_goes_on() {
        platform.each = Duration.ofSeconds(20);
        YibaoCounterparty one = adapter();

        SilentNetwork.unknown(one.start(deed()), Doubt.STILL_WORKING, "已上传 20 条");
        Receipt receipt = Desk.receipt(one.start(deed()));

        assertThat(platform.lines).hasSize(25);
        assertThat(receipt.notes().get(NoteKey.IN_SCOPE)).isEqualTo("12500");
        assertThat(platform.uploads).isEqualTo(3);
    }

    @Test
    void twenty_thousand_lines_never_hold_more_than_a_page() {
        lines = 20_000;

        assertThat(adapter().start(deed()).maybe()).isPresent();

        assertThat(platform.lines).hasSize(20_000);
        assertThat(fetched).hasSize(2000).doesNotHaveDuplicates();
    }

    @Test
    void a_line_without_a_good_national_code_takes_the_stay_back_and_is_named() {
        national = (line, on) ->
                line.serial().equals("Z00015") ? java.util.Optional.of("国家编码不存在") : java.util.Optional.empty();

        SilentNetwork.declined(adapter().start(deed()), "", "明细 Z00015");
        assertThat(platform.lines).isEmpty();
        lines = 9;
        national = (line, on) -> java.util.Optional.of("国家编码不存在");
        SilentNetwork.never(adapter().start(CounterSample.numbered(deed(), "A20260105000032")), "明细 Z00000");
    }

    @Test
    void a_stay_that_is_let_go_keeps_no_line() {
        platform.loseReplyAt = 1;
        adapter().start(deed());

        assertThat(adapter().abandon(deed())).isEqualTo(Outcome.succeeded(Closed.byClose()));
        assertThat(adapter().abandon(deed())).isEqualTo(Outcome.succeeded(Closed.byClose()));

        assertThat(platform.lines).isEmpty();
        stages(Stage.REVOKED, Stage.REVOKED);
    }

    @Test
    void an_upload_whose_log_was_lost_is_begun_anew_from_nothing() {
        adapter().start(deed());
        clock.tick(Duration.ofMinutes(10));

        YibaoCounterparty forgetful = CounterSample.adapter(
                CounterSample.settings(YibaoPolicy.usual()),
                platform,
                clock,
                national,
                (stay, order, version, page, size) -> page(page, size),
                new MemoryUploadLog());

        assertThat(forgetful.start(deed()).maybe()).isPresent();
        assertThat(platform.lines).hasSize(25);
    }

    @Test
    void lines_left_standing_by_a_discharge_that_was_reversed_go_before_the_next_one_uploads() {
        adapter().start(deed());
        Deed second = CounterSample.numbered(deed(), "A20260105000041");

        Receipt receipt = Desk.receipt(adapter().start(second));

        assertThat(platform.lines).hasSize(25);
        assertThat(receipt.notes().get(NoteKey.IN_SCOPE)).isEqualTo("12500");
        assertThat(log.batches("A20260105000041")).hasSize(3).containsValue(Stage.STANDS);
    }

    @Test
    void without_a_source_of_lines_nothing_leaves() {
        YibaoCounterparty bare = new io.medsettle.adapter.yibao.YibaoCounterparty(
                CounterSample.settings(YibaoPolicy.usual()),
                platform,
                io.medsettle.ports.wire.WireLog.none(),
                io.medsettle.ports.store.TokenStore.inMemory(),
                clock);

        SilentNetwork.never(bare.start(deed()), "没有接入住院费用明细来源");
        assertThat(platform.calls).isEmpty();
    }
}
