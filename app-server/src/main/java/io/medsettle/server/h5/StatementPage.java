package io.medsettle.server.h5;

import io.medsettle.ports.his.HisStays.Statement;
import io.medsettle.server.h5.OrderPage.Amount;
import io.medsettle.server.shown.Yuan;
import java.util.ArrayList;
import java.util.List;

/** The final list of a stay (出院清单): the whole, who bears it, and the sums by kind of fee. */
public record StatementPage(
        String stayId,
        String admissionNo,
        String admitted,
        String discharged,
        String receiptNo,
        String listNo,
        List<Amount> split,
        List<Amount> categories) {

    static StatementPage of(String stayId, Statement s) {
        List<Amount> split = new ArrayList<>();
        split.add(new Amount("总费用", Yuan.of(s.totalFen()), true));
        split.add(new Amount("医保基金支付", Yuan.of(s.fundFen()), false));
        split.add(new Amount("个人账户支付", Yuan.of(s.accountFen()), false));
        if (s.otherFen() != 0) {
            split.add(new Amount("其他支付", Yuan.of(s.otherFen()), false));
        }
        split.add(new Amount("现金支付", Yuan.of(s.cashFen()), false));
        split.add(new Amount("预交金抵扣", Yuan.of(s.depositFen()), false));
        if (s.surplusFen() != 0) {
            split.add(new Amount("结余退还", Yuan.of(s.surplusFen()), false));
        }
        return new StatementPage(
                stayId,
                s.admissionNo(),
                s.admittedAt(),
                s.dischargedAt(),
                s.receiptNo(),
                s.listNo(),
                split,
                s.categories().stream()
                        .map(c -> new Amount(c.name(), Yuan.of(c.fen()), false))
                        .toList());
    }
}
