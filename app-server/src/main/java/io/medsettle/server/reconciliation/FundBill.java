package io.medsettle.server.reconciliation;

import io.medsettle.core.order.Numbers;
import io.medsettle.ports.bill.BillLine;
import io.medsettle.ports.bill.BillSource;
import io.medsettle.ports.bill.BillSummary;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.OrderId;
import io.medsettle.ports.value.Party;
import io.medsettle.reconciliation.Comparison.Keyed;
import io.medsettle.reconciliation.FarSide;
import io.medsettle.reconciliation.Flow;
import io.medsettle.reconciliation.Row;
import io.medsettle.reconciliation.Split;
import io.medsettle.reconciliation.Standing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * What moved on the accounts of a channel's merchant (资金账单, wechat §7.4) beside the channel's own trade bill of the same day. What
 * the trade bill says was paid or given back, and what it says was kept of each payment as a fee, has to stand in the accounts; where it
 * does not, or they hold what it does not list, that is a D9. Withdrawals are kept for the report of what came to the bank.
 */
public final class FundBill implements FarBill {
    /** Behind a trade line's number: the fee that was kept of it. */
    static final String FEE_OF = "-FEE";

    private static final String MEANS = "FUND-";
    private static final String ACCOUNT = "账户";

    private final String trades;
    private final Party party;
    private final List<String> accounts;
    private final BillSource bill;
    private final BillStore store;
    private final String org;
    private final Words words;

    /** What a line of an account is, told by its 业务名称. */
    public enum Kind {
        INCOME,
        REFUND,
        FEE,
        WITHDRAWAL,
        OTHER;

        String means() {
            return MEANS + name();
        }
    }

    /**
     * How the far side calls it [inferred].
     *
     * @param named each 业务名称 that is not {@link Kind#OTHER}
     * @param feeColumn the trade bill's name for the fee, in yuan
     */
    public record Words(Map<String, Kind> named, String feeColumn) {
        public Words {
            named = Map.copyOf(named);
        }
    }

    /**
     * @param trades source of the channel's trade bill
     * @param accounts kinds of bill to be fetched, one for each account
     */
    public FundBill(
            String trades,
            Party party,
            List<String> accounts,
            BillSource bill,
            BillStore store,
            String org,
            Words words) {
        this.trades = trades;
        this.party = party;
        this.accounts = List.copyOf(accounts);
        this.bill = bill;
        this.store = store;
        this.org = org;
        this.words = words;
    }

    /** Whether a means of payment is one of an account's lines, which tell once more what the trade bill tells. */
    static boolean told(String means) {
        return means.startsWith(MEANS);
    }

    @Override
    public String source() {
        return trades + "-FUND";
    }

    @Override
    public Party party() {
        return party;
    }

    @Override
    public FarSide farSide() {
        return FarSide.FUNDS;
    }

    @Override
    public Keyed keyed() {
        return Keyed.OUR_NUMBER;
    }

    @Override
    public boolean fees() {
        return false;
    }

    @Override
    public Optional<Care> care() {
        return Optional.empty();
    }

    @Override
    public String beside() {
        return trades;
    }

    @Override
    public String means(BillLine line) {
        return kind(line).means();
    }

    private Kind kind(BillLine line) {
        return words.named().getOrDefault(line.labels().get("业务名称"), Kind.OTHER);
    }

    /** A fee that comes back, a withdrawal and what has no name are in no trade bill. */
    @Override
    public boolean compared(BillLine line) {
        return switch (kind(line)) {
            case INCOME, REFUND -> true;
            case FEE -> line.fen() < 0;
            case WITHDRAWAL, OTHER -> false;
        };
    }

    /** All accounts as one bill; one on which nothing moved is said not to exist. */
    @Override
    public Outcome<BillSummary> fetch(BusinessDay day, Instant cut, Consumer<BillLine> lines) {
        LineDigest digest = new LineDigest();
        Outcome<BillSummary> last = Outcome.unknown(Doubt.NOT_FOUND, "没有设置资金账户");
        boolean any = false;
        for (String account : accounts) {
            last = bill.fetch(day, account, line -> {
                BillLine marked = marked(line, account);
                digest.add(marked);
                lines.accept(marked);
            });
            boolean none = last.match(yes -> false, no -> false, doubt -> doubt.doubt() == Doubt.NOT_FOUND);
            if (last.maybe().isEmpty() && !none) {
                return last;
            }
            if (none && listed(day, account)) {
                return Outcome.unknown(Doubt.NO_ANSWER, "对方称当日没有账户 " + account + " 的资金账单, 而此前给过有内容的一份, 那一份保留");
            }
            any |= last.maybe().isPresent();
        }
        return any ? Outcome.succeeded(digest.summary()) : last;
    }

    /** Whether lines of that account were there before: "no statement" does not take them back, whatever other accounts say. */
    private boolean listed(BusinessDay day, String account) {
        AtomicBoolean listed = new AtomicBoolean();
        store.files(org, day).stream()
                .filter(f -> f.source().equals(source()) && f.good())
                .forEach(f -> store.lines(f.id(), line -> {
                    if (line.labels().get(ACCOUNT).equals(account)) {
                        listed.set(true);
                    }
                }));
        return listed.get();
    }

    /** A fee goes under a number of its own beside the payment's; a line's own number stays among its labels. */
    private BillLine marked(BillLine line, String account) {
        Fields labels = line.labels()
                .with(ACCOUNT, account)
                .with("业务凭证号", line.requestNo())
                .with(ORDER, order(line.requestNo()));
        String number =
                kind(line) == Kind.FEE && !line.requestNo().isEmpty() ? line.requestNo() + FEE_OF : line.requestNo();
        return new BillLine(number, line.farNumber(), line.part(), line.fen(), line.reversed(), line.farTime(), labels);
    }

    private static String order(String number) {
        return Numbers.orderOf(number).map(OrderId::text).orElse("");
    }

    /** The trade bill as it was kept for this day. */
    @Override
    public void ours(BusinessDay day, Instant cut, Consumer<Row> rows) {
        BillFile trade = store.present(org, day, trades)
                .filter(BillFile::good)
                .orElseThrow(() -> new IllegalStateException("no trade bill of " + trades + " is there"));
        store.lines(trade.id(), line -> {
            if (line.fen() == 0 || line.labels().get("退款状态").equals("FAIL")) {
                return;
            }
            rows.accept(row(line, day, line.requestNo(), line.fen()));
            long fee = kept(line);
            if (line.fen() > 0 && fee > 0) {
                rows.accept(row(line, day, line.requestNo() + FEE_OF, -fee));
            }
        });
    }

    private long kept(BillLine line) {
        return line.labels()
                .find(words.feeColumn())
                .map(yuan -> new BigDecimal(yuan)
                        .movePointRight(2)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact())
                .orElse(0L);
    }

    private static Row row(BillLine line, BusinessDay day, String number, long fen) {
        return new Row(
                number,
                number.isEmpty() ? line.farNumber() : "",
                fen < 0 ? Flow.REFUND : Flow.PAY,
                Standing.DONE,
                day,
                Split.of(line.part(), fen),
                OptionalLong.empty(),
                line.farTime(),
                line.labels().with(ORDER, order(line.requestNo())));
    }
}
