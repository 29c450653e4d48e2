package io.medsettle.adapter.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the account platform's codes mean to us (wechat §2.4). */
class AccountErrorsTest {
    private static Outcome<String> told(long errcode) {
        return AccountErrors.outcome(new Answer.No(200, Long.toString(errcode), "words", 0));
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                40002, 40003, 40013, 40029, 40037, 40125, 40163, 40164, 41001, 41002, 41004, 41008, 41030, 42007, 43004,
                43101, 47001, 47003, 48001, 48004, 50002
            })
    void a_listed_final_code_is_a_no(long errcode) {
        assertThat(told(errcode)).isInstanceOf(Outcome.Declined.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 43117, 45009, 45011})
    void a_code_that_passes_is_not_a_no(long errcode) {
        assertThat(told(errcode)).isInstanceOfSatisfying(Outcome.Unknown.class, u -> assertThat(u.doubt())
                .isEqualTo(Doubt.STILL_WORKING));
    }

    @ParameterizedTest
    @ValueSource(longs = {40001, 40014, 42001, 40241, 99999})
    void a_code_about_the_token_or_unlisted_says_nothing(long errcode) {
        assertThat(told(errcode)).isInstanceOfSatisfying(Outcome.Unknown.class, u -> assertThat(u.doubt())
                .isEqualTo(Doubt.NO_ANSWER));
    }
}
