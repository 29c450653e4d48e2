package io.medsettle.adapter.creditgz;

import io.medsettle.adapter.creditgz.wire.Unreadable;
import io.medsettle.adapter.creditgz.wire.Values;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.counterparty.Receipt;
import io.medsettle.ports.counterparty.Returned;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What a platform says a payment or a refund has come to, credit-gz §6.2 to §6.4. */
final class Trades {
    /** Note of a receipt: the platform's own day (清算日) where it is another one than the payment's, yyyyMMdd. */
    static final String SETTLE_DAY = "creditSettleDay";

    /** Note of a receipt: what of it has gone back, in the words of {@link Parts#text()}. */
    static final String GONE_BACK = "goneBack";

    /** Amounts that may be other ones than asked for: they are booked as the platform says, and a person is called. */
    private static final Set<String> AMOUNTS = Set.of("result.collected", "result.refunded");

    private final InstantSource clock;

    Trades(InstantSource clock) {
        this.clock = clock;
    }

    Outcome<Receipt> receipt(Answer.Yes yes, Deed deed) {
        Values told = checked(yes);
        return switch (told.get("result.state")) {
            case "SUCCESS", "PART_REFUNDED", "REFUNDED" -> Outcome.succeeded(taken(told, deed));
            case "FAILED", "CLOSED" -> Outcome.declined(code(told), reason(told, "支付失败"));
            case "WAITING" -> Outcome.unknown(Doubt.NOT_FOUND, "平台已建单, 没有收到支付");
            default -> Outcome.unknown(Doubt.STILL_WORKING, "平台处理中");
        };
    }

    private Receipt taken(Values told, Deed deed) {
        long fen = fen(told, OrderValues.collected(deed));
        Instant at = told.find("result.time").map(Instant::parse).orElseGet(clock::instant);
        Fields notes = Fields.NONE.with(NoteKey.CREDIT_MODE, told.get("result.mode"));
        long account = told.number("result.accountPaid").orElse(0L);
        if (account > 0) {
            notes = notes.with(NoteKey.CREDIT_ACCOUNT, Long.toString(account));
        }
        String settled = told.get("result.settleDay");
        if (!settled.isEmpty() && !settled.equals(BusinessDay.of(at).text())) {
            notes = notes.with(SETTLE_DAY, settled);
        }
        long gone = gone(told, fen);
        if (gone > 0) {
            notes = notes.with(GONE_BACK, Parts.of(Part.CASH, gone).text());
        }
        return Receipt.of(told.get("result.platformNo"), Parts.of(Part.CASH, fen), at)
                .noting(notes);
    }

    private static long gone(Values told, long fen) {
        Optional<Long> total = told.number("result.totalRefunded").filter(each -> each > 0);
        return switch (told.get("result.state")) {
            case "REFUNDED" -> total.orElse(fen);
            case "PART_REFUNDED" -> total.orElseThrow(() -> new Unreadable("部分退费缺少累计退费金额"));
            default -> 0;
        };
    }

    /** Their amount; where their amount and its parts do not agree, the one of both that is not what was asked for. */
    private static long fen(Values told, long asked) {
        long collected = told.number("result.collected").orElseThrow(() -> new Unreadable("缺少收款金额"));
        boolean split = told.find("result.cashPaid").isPresent();
        long sum = told.number("result.cashPaid").orElse(0L)
                + told.number("result.accountPaid").orElse(0L);
        return split && sum != collected && collected == asked ? sum : collected;
    }

    Outcome<Returned> returned(Answer.Yes yes) {
        Values told = checked(yes);
        boolean arrived = told.get("result.state").equals("SUCCESS");
        if (told.get("result.state").equals("FAILED")) {
            return Outcome.declined(code(told), reason(told, "退费失败"));
        }
        if (told.get("result.state").equals("WAITING")) {
            return Outcome.unknown(Doubt.NOT_FOUND, "平台已建单, 没有收到退费");
        }
        if (!arrived && !told.get("result.state").equals("PROCESSING")) {
            return Outcome.unknown(Doubt.NO_ANSWER, "未知的退费状态");
        }
        Parts parts = Parts.of(Part.CASH, told.number("result.refunded").orElseThrow(() -> new Unreadable("缺少退费金额")));
        Instant at = told.find("result.time").map(Instant::parse).orElseGet(clock::instant);
        String number = told.get("result.platformNo");
        return Outcome.succeeded(arrived ? Returned.arrived(number, parts, at) : Returned.accepted(number, parts, at));
    }

    /** Asks for the day a deed was meant for; where it is not found, and it was last sent on another day, for that day too. */
    static <T> Outcome<T> byDay(Deed deed, Function<BusinessDay, Outcome<T>> question) {
        BusinessDay meant = BusinessDay.of(deed.intendedAt());
        BusinessDay sent = BusinessDay.of(Serials.sent(deed));
        Outcome<T> said = question.apply(meant);
        boolean notFound = said instanceof Outcome.Unknown<T> unknown && unknown.doubt() == Doubt.NOT_FOUND;
        return notFound && !sent.equals(meant) ? question.apply(sent) : said;
    }

    static Values checked(Answer.Yes yes) {
        Set<String> others = new HashSet<>(yes.differing());
        others.removeAll(AMOUNTS);
        if (!others.isEmpty()) {
            throw new Unreadable("应答的不是所问的单号");
        }
        return yes.values();
    }

    private static String code(Values told) {
        return OrderValues.first(told.get("result.failCode"), told.get("result.state"));
    }

    private static String reason(Values told, String otherwise) {
        return Words.clean(OrderValues.first(told.get("result.failReason"), otherwise));
    }
}
