package io.medsettle.adapter.yibao.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.adapter.yibao.CentreDialect;
import io.medsettle.adapter.yibao.CentreDialect.Conservation;
import io.medsettle.adapter.yibao.CentreDialect.HospitalPart;
import io.medsettle.ports.value.Money;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import java.util.Optional;

/** Who bears the bill, as 6202, 6204, 6301 and 6302 tell it alike (mobile-pay §3.2). */
final class Split {
    private Split() {}

    /** All parts with the cash; empty if an amount is missing or unreadable, or if they do not add up to the total. */
    static Optional<Parts> of(JsonNode data, CentreDialect dialect) {
        Query6301.Out out = Form.read(data, Query6301.Out.class);
        boolean told = !out.feeSumamt().isEmpty()
                && !out.ownPayAmt().isEmpty()
                && !out.psnAcctPay().isEmpty()
                && !out.fundPay().isEmpty();
        if (!told) {
            return Optional.empty();
        }
        try {
            Parts parts = Parts.split(fen(out.fundPay()), fen(out.psnAcctPay()), fen(out.ownPayAmt()));
            if (dialect.conservation() == Conservation.WITH_OTHER) {
                parts = parts.with(Part.OTHER, fen(out.othFeeAmt()));
            }
            return parts.total() == fen(out.feeSumamt())
                    ? Optional.of(hospital(parts, fen(out.hospPartAmt()), dialect))
                    : Optional.empty();
        } catch (ArithmeticException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** What the insurer itself takes. */
    static Parts borne(Parts all) {
        return all.with(Part.CASH, 0);
    }

    private static Parts hospital(Parts parts, long fen, CentreDialect dialect) {
        long fund = parts.get(Part.FUND);
        boolean inside = dialect.hospitalPart() == HospitalPart.INSIDE_FUND && fen <= fund;
        return inside ? parts.with(Part.FUND, fund - fen).with(Part.HOSPITAL, fen) : parts;
    }

    private static long fen(String yuan) {
        return yuan.isEmpty() ? 0 : Money.ofYuan(yuan).fen();
    }
}
