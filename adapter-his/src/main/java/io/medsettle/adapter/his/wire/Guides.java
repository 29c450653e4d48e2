package io.medsettle.adapter.his.wire;

import io.medsettle.adapter.his.HisNotes;
import io.medsettle.ports.value.Fields;
import java.util.ArrayList;
import java.util.List;

/** What O07 tells beside the money: receipt, invoice, where to go. */
final class Guides {
    private Guides() {}

    static Fields notes(O07Confirm.Answer booked) {
        Fields notes = Fields.of(HisNotes.RECEIPT_NO, booked.receiptNo())
                .with(HisNotes.TRADE_NO, booked.hisTradeNo())
                .with(HisNotes.GATEWAY_ORDER_NO, booked.gatewayOrderNo())
                .with(HisNotes.BOOKED_AT, booked.bookTime().toString());
        if (booked.pickupCode() != null) {
            notes = notes.with(HisNotes.PICKUP_CODE, booked.pickupCode());
        }
        O07Confirm.Invoice invoice = booked.invoice();
        if (invoice != null) {
            notes = notes.with(HisNotes.INVOICE_CODE, invoice.code()).with(HisNotes.INVOICE_NO, invoice.no());
        }
        return notes.with(HisNotes.GUIDE, guide(booked));
    }

    private static String guide(O07Confirm.Answer booked) {
        List<String> lines = new ArrayList<>();
        for (O07Confirm.Guide each : booked.guide() == null ? List.<O07Confirm.Guide>of() : booked.guide()) {
            String place = each.window() == null ? each.place() : each.place() + " " + each.window();
            lines.add(each.text() + ": " + place);
        }
        return String.join("\n", lines);
    }
}
