package io.medsettle.server.h5;

import io.medsettle.ports.his.HisQuestions;
import io.medsettle.server.shown.FeeCategory;
import io.medsettle.server.shown.Yuan;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.views.View;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;

/** 待缴费: 一次就诊一张卡片; 不能在线支付的写明原因. */
@Hidden
@Controller("/h5/unpaid")
@ExecuteOn(TaskExecutors.BLOCKING)
class UnpaidController {
    private final Cart cart;

    UnpaidController(Cart cart) {
        this.cart = cart;
    }

    /** One visit's card. */
    public record Visit(String visitNo, String time, String where, String feeCategory, List<Line> lines) {
        /** Whether anything of it can be paid here. */
        public boolean payable() {
            return lines.stream().anyMatch(l -> l.reason().isEmpty());
        }
    }

    /** One prescription on it; {@code reason} is "" where it can be paid here. */
    public record Line(String rxNo, String title, String amount, String reason) {}

    @Get
    @View("h5/unpaid")
    Map<String, Object> list(@RequestAttribute(Visitor.ATTRIBUTE) Visitor visitor) {
        List<Visit> visits =
                cart.unpaid(visitor).stream().map(UnpaidController::visit).toList();
        return Map.of("visits", visits, "days", Cart.DAYS);
    }

    private static Visit visit(HisQuestions.UnpaidVisit v) {
        List<Line> lines = v.orders().stream()
                .map(o -> new Line(o.rxNo(), o.title(), Yuan.of(o.fen()), o.payable() ? "" : why(o.reason())))
                .toList();
        return new Visit(
                v.visitNo(),
                v.visitTime(),
                v.deptName() + " " + v.doctorName(),
                FeeCategory.of(v.insuType(), v.medType()),
                lines);
    }

    /** HIS names its reasons by codes; one of its own is told after what to do. */
    private static String why(String reason) {
        return switch (reason) {
            case "" -> "请到窗口缴费";
            case "NO_NATIONAL_CODE" -> "有项目没有国家医保编码, 请到窗口缴费";
            case "FROZEN" -> "已在结算中, 请到我的订单继续或取消";
            case "WINDOW_ONLY" -> "只能在窗口缴费";
            default -> "请到窗口缴费 (" + reason + ")";
        };
    }
}
