package io.medsettle.adapter.yibao.identity;

import io.medsettle.adapter.yibao.Demand;
import io.medsettle.ports.identity.IdentityRefusal;
import java.util.List;
import java.util.Optional;

/**
 * One line of a far side's table of firm refusals. The first line that fits counts; what no line fits is not firm.
 *
 * @param code the far side's code, {@code *} for any
 * @param words a piece of its text, "" for any
 * @param meaning what it means to the person at the counter
 */
public record FinalAnswer(String code, String words, IdentityRefusal meaning) {
    public FinalAnswer {
        Demand.that(!code.isEmpty(), "finals: a code, or *");
        Demand.that(!code.equals("*") || !words.isEmpty(), "finals: words where any code fits");
    }

    /** The refusal that the table lists for this answer. */
    public static Optional<IdentityRefusal> meaning(List<FinalAnswer> table, String code, String text) {
        return table.stream()
                .filter(r -> (r.code.equals("*") || r.code.equals(code)) && text.contains(r.words))
                .map(FinalAnswer::meaning)
                .findFirst();
    }
}
