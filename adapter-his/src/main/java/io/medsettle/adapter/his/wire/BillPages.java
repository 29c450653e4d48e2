package io.medsettle.adapter.his.wire;

import io.medsettle.adapter.his.HisSettings;
import io.medsettle.ports.bill.BillLine;
import io.medsettle.ports.bill.BillSource;
import io.medsettle.ports.bill.BillSummary;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Money;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.wire.Exchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** B01 page by page, held against B02. A bill that contradicts itself is refused with a reason. */
public final class BillPages implements BillSource {
    private static final Set<String> OUTPATIENT = Set.of("REG", "OUTP");
    private static final Set<String> INPATIENT = Set.of("DEPOSIT", "DISCHARGE");
    private static final Map<String, Set<String>> KINDS = Map.of("outpatient", OUTPATIENT, "inpatient", INPATIENT);

    private final Line line;
    private final int pageSize;

    public BillPages(HisSettings settings, Exchange exchange, InstantSource clock, int pageSize) {
        line = new Line(settings, exchange, clock);
        this.pageSize = pageSize;
    }

    @Override
    public Outcome<BillSummary> fetch(BusinessDay day, String kind, Consumer<BillLine> lines) {
        Set<String> wanted = KINDS.get(kind);
        if (wanted == null) {
            throw new IllegalArgumentException("HIS has no bill of this kind: " + kind);
        }
        String date = day.date().toString();
        Call call = Call.post("B02", B01Bill.SUMMARY_PATH, "", new B01Bill.SummaryRequest(date));
        return line.send(call, B01Bill.Summary.class).then(summary -> {
            if (!summary.payDate().equals(date)) {
                return Line.doubt(call, "答非所问: 日期不符");
            }
            Reading reading = new Reading(wanted, lines);
            for (String bizType : new TreeSet<>(wanted)) {
                Outcome<Long> said = pages(date, bizType, reading);
                if (said.maybe().isEmpty()) {
                    return said.map(none -> reading.summary());
                }
            }
            String objection = reading.tally.against(summary);
            return objection.isEmpty()
                    ? Outcome.succeeded(reading.summary())
                    : Outcome.declined("BILL_SUMS", objection);
        });
    }

    private Outcome<Long> pages(String date, String bizType, Reading reading) {
        long seen = 0;
        for (int page = 1; ; page++) {
            Outcome<B01Bill.Answer> said = page(date, bizType, page);
            B01Bill.Answer told = said.maybe().orElse(null);
            if (told == null) {
                return said.map(none -> 0L);
            }
            long left = told.total() - seen;
            if (told.pageNo() != page || told.records().size() != Math.max(0, Math.min(left, pageSize))) {
                return Outcome.declined("BILL_PAGES", "账单 " + bizType + " 第 " + page + " 页的页码或条数不符");
            }
            for (B01Bill.Entry entry : told.records()) {
                String objection = bizType.equals(entry.bizType()) ? reading.take(entry) : "业务类型不符: " + entry.bizType();
                if (!objection.isEmpty()) {
                    return Outcome.declined("BILL_RECORD", objection);
                }
            }
            seen += told.records().size();
            if (seen >= told.total()) {
                return Outcome.succeeded(seen);
            }
        }
    }

    private Outcome<B01Bill.Answer> page(String date, String bizType, int page) {
        B01Bill.Request request = new B01Bill.Request(date, "ALL", bizType, page, pageSize);
        return line.send(Call.post("B01", B01Bill.PATH, "", request), B01Bill.Answer.class);
    }

    /** One bill being read. */
    private static final class Reading {
        private final BillTally tally;
        private final Consumer<BillLine> lines;
        private final MessageDigest digest;
        private long count;
        private long sum;

        Reading(Set<String> bizTypes, Consumer<BillLine> lines) {
            tally = new BillTally(bizTypes);
            this.lines = lines;
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("this JDK has no SHA-256", e);
            }
        }

        /** What is wrong with it, "" for nothing. */
        String take(B01Bill.Entry e) {
            String objection = tally.add(e);
            if (!objection.isEmpty()) {
                return objection;
            }
            if (!Set.of("PAY", "REFUND", "REVERSAL").contains(e.direction())) {
                return "记录 " + e.recordNo() + " 方向未知: " + e.direction();
            }
            part(e, Part.FUND, e.fundAmt(), "");
            part(e, Part.ACCOUNT, e.acctAmt(), "");
            part(e, Part.OTHER, e.otherFundAmt(), "");
            part(e, Part.CASH, e.cashAmt(), "");
            part(e, Part.CASH, e.depositAmt(), "DEPOSIT");
            part(e, Part.HOSPITAL, e.waiverAmt(), "WAIVER");
            return "";
        }

        private void part(B01Bill.Entry e, Part part, Money amount, String purse) {
            if (amount.isZero()) {
                return;
            }
            boolean pay = e.direction().equals("PAY");
            long fen = pay ? amount.fen() : -amount.fen();
            boolean reversed = e.direction().equals("REVERSAL") || !e.state().equals("VALID");
            String requestNo = Sheets.known(pay ? e.gatewayOrderNo() : e.gatewayRefundNo());
            BillLine read = new BillLine(
                    requestNo,
                    e.recordNo(),
                    part,
                    fen,
                    reversed,
                    e.payTime(),
                    labels(e).with("purse", purse));
            digest.update((requestNo + "|" + e.recordNo() + "|" + part + "|" + purse + "|" + fen + "|" + reversed + "|"
                            + Times.text(e.payTime()) + "\n")
                    .getBytes(StandardCharsets.UTF_8));
            count++;
            sum = Math.addExact(sum, fen);
            lines.accept(read);
        }

        private static Fields labels(B01Bill.Entry e) {
            return Fields.of("bizType", e.bizType())
                    .with("direction", e.direction())
                    .with("channel", e.channel())
                    .with("state", e.state())
                    .with("bookTime", Times.text(e.bookTime()))
                    .with("gatewayOrderNo", known(e.gatewayOrderNo()))
                    .with("hisRefundNo", known(e.hisRefundNo()))
                    .with("origRecordNo", known(e.origRecordNo()))
                    .with("channelTradeNo", known(e.channelTradeNo()))
                    .with("setlId", known(e.setlId()))
                    .with("mdtrtId", known(e.mdtrtId()))
                    .with("receiptNo", known(e.receiptNo()))
                    .with("source", known(e.source()));
        }

        private static String known(@Nullable String text) {
            return Sheets.known(text);
        }

        BillSummary summary() {
            return new BillSummary(count, sum, HexFormat.of().formatHex(digest.digest()));
        }
    }
}
