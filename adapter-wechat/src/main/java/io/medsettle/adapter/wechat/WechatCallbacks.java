package io.medsettle.adapter.wechat;

import io.medsettle.adapter.wechat.wire.MedOrder;
import io.medsettle.adapter.wechat.wire.MixedTold;
import io.medsettle.adapter.wechat.wire.Notice;
import io.medsettle.adapter.wechat.wire.Payment;
import io.medsettle.adapter.wechat.wire.RefundNotice;
import io.medsettle.adapter.wechat.wire.RefusalAnswer;
import io.medsettle.adapter.wechat.wire.TransactionQuery;
import io.medsettle.adapter.wechat.wire.Unreadable;
import io.medsettle.ports.callback.CallbackReader;
import io.medsettle.ports.callback.CallbackReply;
import io.medsettle.ports.callback.Decision;
import io.medsettle.ports.callback.Knock;
import io.medsettle.ports.callback.RawCallback;
import io.medsettle.ports.callback.Reading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * WeChat's notices (支付通知, 退款通知, 医保通知), wechat §4.6, §5.6, §6.7. The raw bytes are verified, then opened; address and
 * event together say what it is; whoever it does not belong to gets 401. WeChat never waits for our own confirmation. Safe to share.
 */
public final class WechatCallbacks implements CallbackReader {
    /** End of the address for payments. */
    public static final String CASH = "cash";
    /** End of the address for refunds. */
    public static final String REFUND = "refund";
    /** End of the address for mixed orders. */
    public static final String MIXED = "mixed";

    private static final String JSON = "application/json";

    private final WechatSettings settings;
    private final Verification verification;
    private final Seal seal;

    WechatCallbacks(WechatSettings settings, Verification verification, Seal seal) {
        this.settings = settings;
        this.verification = verification;
        this.seal = seal;
    }

    @Override
    public Reading read(RawCallback raw) {
        Optional<String> defect = verification.defect(raw.headers(), raw.body());
        if (defect.isPresent()) {
            return new Reading.Forged(defect.get());
        }
        try {
            Notice notice = Notice.read(raw.body());
            Optional<byte[]> opened = seal.open(notice.sealed());
            if (opened.isEmpty()) {
                return new Reading.Unreadable("neither APIv3 key opens it");
            }
            return understood(raw.path().replaceAll("^/+|/+$", ""), notice.event(), opened.get());
        } catch (Unreadable e) {
            return new Reading.Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private Reading understood(String path, String event, byte[] text) {
        return switch (path) {
            case CASH -> event.equals("TRANSACTION.SUCCESS") ? payment(event, text) : misplaced(path, event);
            case REFUND -> event.matches("REFUND\\.[A-Z]+") ? refund(event, text) : misplaced(path, event);
            case MIXED -> event.equals("MEDICAL_INSURANCE.SUCCESS") ? mixed(event, text) : misplaced(path, event);
            default -> misplaced(path, event);
        };
    }

    private static Reading misplaced(String path, String event) {
        return new Reading.Unreadable("event " + Words.clean(event) + " at address " + Words.clean(path));
    }

    private Reading payment(String event, byte[] text) {
        Payment told = TransactionQuery.read(text);
        if (!told.mchid().equals(settings.mchid())) {
            return new Reading.Unreadable("of another merchant");
        }
        return genuine(CASH, event, told.farNumber(), List.of(told.number(), told.farNumber()), text);
    }

    private Reading refund(String event, byte[] text) {
        RefundNotice.Numbers told = RefundNotice.read(text);
        if (!told.mchid().equals(settings.mchid())) {
            return new Reading.Unreadable("of another merchant");
        }
        List<String> numbers = List.of(told.refundNumber(), told.number(), told.farRefundNumber(), told.farNumber());
        return genuine(REFUND, event, told.farRefundNumber(), numbers, text);
    }

    private Reading mixed(String event, byte[] text) {
        MixedTold told = MedOrder.read(text);
        if (!told.appid().equals(settings.appid())) {
            return new Reading.Unreadable("of another merchant");
        }
        return genuine(MIXED, event, told.farNumber(), List.of(told.number(), told.farNumber()), text);
    }

    /** The envelope's own id may change between retries; what it is about does not. */
    private static Reading genuine(String path, String event, String about, List<String> numbers, byte[] text) {
        List<String> known =
                numbers.stream().filter(number -> !number.isEmpty()).toList();
        String id = path + ":" + event + ":" + about;
        return new Reading.Genuine(new Knock(event, id, known, false, new String(text, StandardCharsets.UTF_8)));
    }

    /** 204 with no body once it is kept, whatever we think of it; otherwise it is to come again. */
    @Override
    public CallbackReply answer(Knock knock, Decision decision) {
        return decision == Decision.LATER ? fail(503, "稍后重试") : new CallbackReply(204, Map.of(), new byte[0]);
    }

    @Override
    public CallbackReply refuse() {
        return fail(401, "验签失败");
    }

    private static CallbackReply fail(int status, String words) {
        return new CallbackReply(status, Map.of("Content-Type", JSON), RefusalAnswer.fail(words));
    }
}
