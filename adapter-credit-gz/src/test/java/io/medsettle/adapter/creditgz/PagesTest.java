package io.medsettle.adapter.creditgz;

import static io.medsettle.fixtures.party.Saying.done;
import static io.medsettle.fixtures.party.Saying.doubt;
import static io.medsettle.fixtures.party.Saying.no;
import static io.medsettle.fixtures.party.Saying.yes;
import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.fixtures.credit.AnswerFlaw;
import io.medsettle.fixtures.credit.BillDefect;
import io.medsettle.fixtures.credit.ContractTerms;
import io.medsettle.fixtures.credit.CreditDictionary;
import io.medsettle.fixtures.sim.SamplePeople;
import io.medsettle.fixtures.sim.SamplePerson;
import io.medsettle.ports.credit.FamilyPayer;
import io.medsettle.ports.credit.PatientClass;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A platform that tells lists and bills page by page. */
class PagesTest extends Stepwise {
    private Outcome<List<FamilyPayer>> payers() {
        return payers(clinic.room);
    }

    private void relatives(int count) {
        for (SamplePerson each : SamplePeople.all().subList(1, count + 1)) {
            clinic.platform.sign(each.idNumber(), each.name(), ContractTerms.usual());
            clinic.platform.family(Clinic.PERSON.idNumber(), each.idNumber(), "亲属", false);
        }
    }

    @Test
    void relatives_on_several_pages_are_one_list() {
        relatives(3);
        assertThat(yes(payers())).extracting(FamilyPayer::contractNo).hasSize(3).doesNotHaveDuplicates();
        assertThat(clinic.platform.carriedOut("listPayers")).isEqualTo(5);
    }

    /** A room before which something happens to the list when its page of that place is asked for. */
    private CreditGz changing(int place, Runnable change) {
        List<String> asked = new ArrayList<>();
        Exchange exchange = request -> {
            if (request.transaction().equals(clinic.platform.code("listPayers"))
                    && asked.add(request.transmission())
                    && asked.size() == place) {
                change.run();
            }
            return clinic.exchange.exchange(request);
        };
        return new CreditGz(clinic.settings, exchange, clinic.clock);
    }

    private Outcome<List<FamilyPayer>> payers(CreditGz room) {
        return room.family().orElseThrow().payers(Clinic.asking(Clinic.PERSON, PatientClass.GZ_CITY));
    }

    @Test
    void a_list_from_which_somebody_goes_while_it_is_told_is_refused_by_name_and_nobody_is_lost() {
        relatives(5);
        for (int place : List.of(2, 3)) {
            String goes = SamplePeople.all().get(place - 1).idNumber();
            CreditGz room = changing(place, () -> clinic.platform.endFamily(Clinic.PERSON.idNumber(), goes));
            assertThat(no(payers(room)).code()).isEqualTo("PAGES_DIFFER");
            assertThat(yes(payers())).hasSize(6 - place);
        }
    }

    @Test
    void an_item_that_comes_on_two_pages_is_refused_by_name() {
        List<String> asked = new ArrayList<>();
        Exchange stays = request -> {
            if (request.transaction().equals(clinic.platform.code("syncDictionary")) && asked.add("")) {
                clinic.platform.calls().pageSize(asked.size() == 2 ? 1 : 2);
            }
            return clinic.exchange.exchange(request);
        };
        table(3);
        CreditGz room = new CreditGz(clinic.settings, stays, clinic.clock);
        assertThat(no(room.dictionary().orElseThrow().fetch("med_type")).code()).isEqualTo("PAGE_REPEATED");
    }

    @Test
    void all_pages_of_a_list_share_one_deadline() {
        relatives(3);
        List<WireRequest> sent = new ArrayList<>();
        Exchange slow = request -> {
            sent.add(request);
            WireResult result = clinic.exchange.exchange(request);
            clinic.clock.tick(Duration.ofSeconds(1));
            return result;
        };
        assertThat(doubt(payers(new CreditGz(clinic.settings, slow, clinic.clock))))
                .isEqualTo(Doubt.NO_ANSWER);
        assertThat(sent.get(sent.size() - 1).deadline()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_page_that_comes_again_is_refused_by_name() {
        relatives(2);
        clinic.platform.calls().repeatPages(true);
        assertThat(no(payers()).code()).isEqualTo("PAGE_REPEATED");
        assertThat(clinic.platform.carriedOut("listPayers")).isEqualTo(2);
        table(3);
        assertThat(no(clinic.room.dictionary().orElseThrow().fetch("med_type")).code())
                .isEqualTo("PAGE_REPEATED");
    }

    private void table(int rows) {
        List<CreditDictionary.Entry> entries = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            entries.add(new CreditDictionary.Entry("C" + i, "项目" + i, "", LocalDate.of(2025, 1, 1), Optional.empty()));
        }
        clinic.platform.dictionary("med_type", new CreditDictionary("3", entries));
    }

    @Test
    void more_pages_than_the_profile_allows_are_refused_by_name() {
        relatives(6);
        assertThat(no(payers()).code()).isEqualTo("PAGES_TOO_MANY");
        clinic.platform.calls().pageSize(2);
        assertThat(yes(payers())).hasSize(6);
    }

    @Test
    void a_table_on_pages_by_a_mark_is_one_table_and_a_lost_page_is_no_table() {
        table(5);
        assertThat(yes(clinic.room.dictionary().orElseThrow().fetch("med_type")))
                .hasSize(5);
        clinic.platform.spoil(clinic.platform.code("syncDictionary"), AnswerFlaw.NONE, AnswerFlaw.CUT);
        assertThat(doubt(clinic.room.dictionary().orElseThrow().fetch("med_type")))
                .isEqualTo(Doubt.NO_ANSWER);
    }

    @Test
    void pages_that_do_not_agree_about_the_whole_are_refused_by_name() {
        trade();
        List<String> asked = new ArrayList<>();
        Exchange changing = request -> {
            if (request.transaction().equals(clinic.platform.code("fetchBill")) && asked.size() < 2) {
                asked.add(request.transmission());
                if (asked.size() == 2) {
                    clinic.platform.plant(NUMBER, BillDefect.AMOUNT);
                }
            }
            return clinic.exchange.exchange(request);
        };
        CreditGz room = new CreditGz(clinic.settings, changing, clinic.clock);
        assertThat(no(room.bills().fetch(new BusinessDay("20260105"), "", line -> {}))
                        .code())
                .isEqualTo("PAGES_DIFFER");
    }

    @Test
    void a_bill_comes_on_several_pages_and_one_that_comes_again_is_refused_before_any_line() {
        trade();
        List<String> lines = new ArrayList<>();
        BusinessDay day = new BusinessDay("20260105");
        assertThat(yes(clinic.room.bills().fetch(day, "", line -> lines.add(line.requestNo())))
                        .lines())
                .isEqualTo(1);
        assertThat(clinic.platform.carriedOut("fetchBill")).isGreaterThan(1);
        lines.clear();
        clinic.platform.calls().repeatPages(true);
        assertThat(no(clinic.room.bills().fetch(day, "", line -> lines.add(line.requestNo())))
                        .code())
                .isEqualTo("PAGE_REPEATED");
        assertThat(lines).isEmpty();
    }

    private void trade() {
        done(clinic.party.start(deed()));
        clinic.clock.tick(Duration.ofDays(1));
    }
}
