package io.medsettle.server.h5;

import io.medsettle.adapter.his.HisNotes;
import io.medsettle.core.order.Composer;
import io.medsettle.core.order.DeedStatus;
import io.medsettle.core.order.DeedView;
import io.medsettle.core.order.Order;
import io.medsettle.core.order.OrderState;
import io.medsettle.core.order.Round;
import io.medsettle.core.order.Story;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.insurance.FeeLine;
import io.medsettle.ports.insurance.FeeSheet;
import io.medsettle.ports.store.HistoryStore;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Secret;
import io.medsettle.server.api.Answers;
import io.medsettle.server.api.Mask;
import io.medsettle.server.api.OrderAnswer;
import io.medsettle.server.shown.Times;
import io.medsettle.server.shown.Yuan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order as its patient sees it (医保订单页, yibao-mobile-pay §7): header, patient, visit, details, who bears what, and what
 * can be done now. Never a token or an authorisation.
 *
 * @param insured whether an insurer bears a part of it
 * @param split who bears what, in the order of the bureau's page
 * @param cashier what opens the channel's cashier, while the patient's turn lasts
 * @param guide where to go next, once HIS has said and while it is paid
 * @param queueNo number in the doctor's queue, of a registration
 * @param takeBefore until when the patient has to be there
 * @param refundable whether there is something that could be asked back; whether the hospital allows it is another matter
 * @param registered whether it is a registration that was paid
 */
public record OrderPage(
        String orderId,
        String title,
        String state,
        String stateText,
        String money,
        String next,
        @Nullable String reason,
        @Nullable String payBefore,
        boolean insured,
        String patientName,
        String patientCert,
        String visitNo,
        String where,
        List<Line> lines,
        String total,
        List<Amount> split,
        @Nullable Map<String, String> cashier,
        List<String> guide,
        @Nullable String pickupCode,
        @Nullable String place,
        @Nullable String queueNo,
        @Nullable String takeBefore,
        boolean payable,
        boolean cancellable,
        boolean refundable,
        boolean registered) {

    /** One fee line. */
    public record Line(String name, String spec, String count, String price, String amount) {}

    /** One amount and what it is. */
    public record Amount(String name, String yuan, boolean strong) {}

    static OrderPage of(Order order, Visitor visitor, HistoryStore histories) {
        OrderAnswer told = Answers.of(order, false);
        OrderState state = order.state();
        Round round = order.round(0);
        boolean paid = state == OrderState.SETTLED || state == OrderState.PART_REFUNDED;
        Fields notes = paid ? written(round).map(DeedView::notes).orElse(Fields.NONE) : Fields.NONE;
        boolean registered = paid && round.deed("register").isPresent();
        Secrets secrets = Secrets.of(order, histories);
        boolean ours = visitor.began(round);
        boolean waits = state == OrderState.PRICED || state == OrderState.AWAITING_PATIENT;
        return new OrderPage(
                told.orderId(),
                Story.plan(round.plan()),
                told.state(),
                told.stateText(),
                PatientWords.money(state, told.money()),
                registered ? "挂号成功" : PatientWords.next(state),
                told.reason(),
                payBefore(told),
                round.deed("insurer").isPresent(),
                secrets.name(),
                secrets.certNo(),
                visitNo(order, round),
                secrets.where(),
                secrets.lines(),
                Yuan.of(told.totalFen()),
                split(told, round.deed("insurer").isPresent()),
                ours ? told.cashier() : null,
                guide(notes),
                notes.find(HisNotes.PICKUP_CODE).orElse(null),
                shown(notes, HisNotes.LOCATION),
                shown(notes, HisNotes.QUEUE_NO),
                takeBefore(notes),
                ours && state == OrderState.PRICED,
                ours && waits,
                ours && state == OrderState.SETTLED,
                registered);
    }

    /** As the bill named it; a registration's visit is told by HIS when it is made. */
    private static String visitNo(Order order, Round round) {
        return order.opening()
                .find("notes." + NoteKey.VISIT_NO)
                .filter(no -> !no.isEmpty())
                .orElseGet(() -> round.deed("register")
                        .map(d -> d.notes().get(NoteKey.VISIT_NO))
                        .orElse(""));
    }

    private static Optional<DeedView> written(Round round) {
        return round.deed("his").filter(d -> d.status() == DeedStatus.TAKEN);
    }

    private static @Nullable String payBefore(OrderAnswer told) {
        String at = told.payBefore();
        return at == null ? null : at.substring(0, 16).replace('T', ' ');
    }

    private static List<String> guide(Fields notes) {
        return notes.find(HisNotes.GUIDE)
                .map(g -> Arrays.asList(g.split("\n", -1)))
                .orElse(List.of());
    }

    private static @Nullable String takeBefore(Fields notes) {
        String at = shown(notes, HisNotes.TAKE_BEFORE);
        return at == null ? null : Times.of(Instant.parse(at)).substring(0, 16);
    }

    private static @Nullable String shown(Fields notes, String key) {
        return notes.find(key).filter(text -> !text.isEmpty()).orElse(null);
    }

    private static List<Amount> split(OrderAnswer told, boolean insured) {
        OrderAnswer.PartsAnswer p = told.parts();
        List<Amount> all = new ArrayList<>();
        all.add(new Amount("费用总额", Yuan.of(told.totalFen()), false));
        all.addAll(borne(p, insured));
        all.add(new Amount("现金支付", Yuan.of(p.cashFen()), true));
        return all;
    }

    /** What others bear, in the order of the bureau's page. */
    static List<Amount> borne(OrderAnswer.PartsAnswer p, boolean insured) {
        List<Amount> all = new ArrayList<>();
        if (insured) {
            all.add(new Amount("医保基金支付", Yuan.of(p.fundFen()), false));
            all.add(new Amount("个人账户支付", Yuan.of(p.accountFen()), false));
        }
        if (p.otherFen() != 0) {
            all.add(new Amount("其他支付", Yuan.of(p.otherFen()), false));
        }
        if (p.hospitalFen() != 0) {
            all.add(new Amount("医院负担", Yuan.of(p.hospitalFen()), false));
        }
        return all;
    }

    /** What lies sealed with the order and may be shown in part. */
    private record Secrets(String name, String certNo, String where, List<Line> lines) {
        static Secrets of(Order order, HistoryStore histories) {
            io.medsettle.ports.value.Secrets all = new Composer(order, histories::unseal)
                    .deed(order.round(0).deeds().get(order.round(0).deeds().size() - 1))
                    .secrets();
            Optional<FeeSheet> sheet =
                    all.find(NoteKey.FEE_SHEET).map(Secret::reveal).map(FeeSheet::ofText);
            return new Secrets(
                    all.find(NoteKey.NAME).map(Secret::reveal).map(Mask::name).orElse(""),
                    all.find(NoteKey.CERT_NO)
                            .map(Secret::reveal)
                            .map(Mask::number)
                            .orElse(""),
                    sheet.map(s -> s.encounter().deptName() + " "
                                    + s.encounter().doctorName())
                            .orElse(""),
                    sheet.map(FeeSheet::lines).orElse(List.of()).stream()
                            .map(Secrets::line)
                            .toList());
        }

        private static Line line(FeeLine l) {
            return new Line(
                    l.name(),
                    l.spec(),
                    l.count().stripTrailingZeros().toPlainString() + l.unit(),
                    "¥" + l.price().toPlainString(),
                    Yuan.of(l.amount().fen()));
        }
    }
}
