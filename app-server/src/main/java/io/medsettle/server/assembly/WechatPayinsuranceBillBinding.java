package io.medsettle.server.assembly;

import io.medsettle.adapter.wechat.payinsurance.PayinsuranceBillSettings;
import io.medsettle.adapter.wechat.wire.BillColumn;
import io.medsettle.adapter.wechat.wire.PayinsuranceBill;
import io.medsettle.server.bills.BillDirectory;
import io.medsettle.server.bills.KeptBills;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.MapFormat;
import io.micronaut.core.naming.conventions.StringConvention;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Bills of the first insurance interface (1.0 对账单, {@code medsettle.wechat-payinsurance.bill}). What stands in them is
 * not published: the settings are filled from a real file, and without {@code paid-word} there are no such bills.
 *
 * @param transaction billdownload, which answers with an address, or getbalancebill, which answers with at most 30 MB
 * @param parameters sent beside the common fields; a value in braces is a pattern of the day
 * @param addressField under which name billdownload answers the address
 * @param columns the file's names for time, kind, number, far-number, refund-number, refund-far-number, cash,
 *     insurance, and in its summary count and cash-sum
 * @param paidWord how a payment is called
 * @param refundWord how a refund is called
 * @param unit of amounts: YUAN or FEN
 */
@ConfigurationProperties("medsettle.wechat-payinsurance.bill")
@Requires(property = "medsettle.wechat-payinsurance.bill.paid-word")
record WechatPayinsuranceBillBinding(
        @Bindable(defaultValue = "billdownload") @Pattern(regexp = "billdownload|getbalancebill")
        String transaction,

        @MapFormat(transformation = MapFormat.MapTransformation.FLAT, keyFormat = StringConvention.RAW)
        Map<String, String> parameters,

        @Bindable(defaultValue = "") String addressField,

        @MapFormat(transformation = MapFormat.MapTransformation.FLAT, keyFormat = StringConvention.RAW)
        Map<String, String> columns,

        @NotBlank String paidWord,
        @NotBlank String refundWord,
        @NotBlank @Pattern(regexp = "YUAN|FEN") String unit) {
    PayinsuranceBillSettings settings(BillBinding bills, BillDirectory directory) {
        Map<BillColumn, String> named = new EnumMap<>(BillColumn.class);
        columns.forEach((name, column) ->
                named.put(BillColumn.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')), column));
        return new PayinsuranceBillSettings(
                transaction.equals("billdownload"),
                parameters,
                addressField,
                new PayinsuranceBill(named, paidWord, refundWord, unit.equals("YUAN")),
                directory.path(),
                bills.deadline(),
                bills.longestFile(),
                new KeptBills(directory.refused(), Payers.WECHAT));
    }
}
