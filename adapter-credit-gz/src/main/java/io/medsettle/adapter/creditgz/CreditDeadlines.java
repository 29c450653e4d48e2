package io.medsettle.adapter.creditgz;

import java.time.Duration;

/**
 * How long calls may take, from connecting to the last byte, credit-gz §5.1.
 *
 * @param call of a payment, a refund and whatever else does something; 15 s is usual
 * @param question of a question; 8 s is usual
 * @param bill of a bill and of its file; 60 s is usual
 */
public record CreditDeadlines(Duration call, Duration question, Duration bill) {
    public CreditDeadlines {
        CreditSettings.require(positive(call) && positive(question) && positive(bill), "期限应大于零");
    }

    private static boolean positive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }
}
