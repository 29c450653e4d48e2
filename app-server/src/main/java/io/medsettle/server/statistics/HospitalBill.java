package io.medsettle.server.statistics;

import io.medsettle.core.order.DeedView;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.ports.value.Part;
import jakarta.inject.Singleton;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The hospital's own bill for the platform (医院对账单): every payment, refund and reversal of a day as our books have it, told in the
 * words of credit-gz §9 without anything of the patient's. A refund names the payment that it gives back. What a relative paid
 * (亲情付) is marked with the binding and summed up apart. Safe to share.
 */
@Singleton
class HospitalBill {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss", Locale.ROOT);
    private static final List<String> HEAD = List.of(
            "seq",
            "settleDate",
            "transDate",
            "transTime",
            "transType",
            "bizType",
            "orderNo",
            "platformNo",
            "origOrderNo",
            "origPlatformNo",
            "patientClass",
            "fundAmt",
            "acctAmt",
            "amount",
            "hisOrderNo",
            "familyPayFlag",
            "payerBinding");

    private final CreditBooks books;

    HospitalBill(CreditBooks books) {
        this.books = books;
    }

    String of(BusinessDay day) {
        Borne insured = books.borne(day, day);
        Origins origins = books.origins();
        Csv csv = new Csv().line(HEAD);
        long seq = 0;
        Sums all = new Sums();
        Sums family = new Sums();
        for (Movement each : books.movements(day, day)) {
            csv.line(line(++seq, each, insured.beside(each), each.fen() > 0 ? Optional.empty() : origins.of(each)));
            all.add(each);
            if (each.familyPay()) {
                family.add(each);
            }
        }
        return csv.line(Stream.of(Stream.of("#end"), all.cells(), family.cells())
                        .flatMap(cells -> cells)
                        .toList())
                .text();
    }

    /** Count, collected, given back, net. */
    private static final class Sums {
        private long count;
        private long collected;
        private long back;

        void add(Movement each) {
            count++;
            collected += Math.max(0, each.fen());
            back += Math.max(0, -each.fen());
        }

        Stream<Object> cells() {
            return Stream.of(count, collected, back, collected - back);
        }
    }

    private static List<?> line(long seq, Movement each, Map<Part, Long> borne, Optional<DeedView> origin) {
        ZonedDateTime at = each.farTime().atZone(BusinessDay.ZONE);
        return List.of(
                seq,
                each.day(),
                BusinessDay.of(each.farTime()).text(),
                TIME.format(at),
                each.type(),
                each.business(),
                each.number(),
                each.farNumber(),
                origin.map(deed -> deed.number().text()).orElse(""),
                origin.map(DeedView::farNumber).orElse(""),
                each.patientClass(),
                borne.getOrDefault(Part.FUND, 0L),
                borne.getOrDefault(Part.ACCOUNT, 0L),
                Math.abs(each.fen()),
                each.hisBill(),
                each.familyPay() ? "1" : "0",
                each.payerBinding());
    }
}
