package io.medsettle.adapter.creditgz.profile;

import java.time.Duration;
import java.util.List;

/**
 * How a platform tells us something by itself (通知), credit-gz §6.6.
 *
 * @param path the part of our address behind the party
 * @param window how old or how far ahead a notice may be
 * @param fields what stands in it
 * @param answer what it is answered when it is kept
 * @param later what it is answered when it shall come again
 * @param answerSealed whether the answer is signed
 */
public record NoticeRule(
        Spot spot,
        String code,
        boolean placeholder,
        boolean disabled,
        String path,
        Duration window,
        List<Entry> fields,
        List<Entry> answer,
        List<Entry> later,
        boolean answerSealed) {
    public NoticeRule {
        fields = List.copyOf(fields);
        answer = List.copyOf(answer);
        later = List.copyOf(later);
    }
}
