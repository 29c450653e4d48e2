package io.medsettle.adapter.alipay;

import io.medsettle.adapter.alipay.wire.MessageNumbers;
import io.medsettle.adapter.alipay.wire.Notified;
import io.medsettle.adapter.alipay.wire.Unreadable;
import io.medsettle.ports.callback.CallbackReader;
import io.medsettle.ports.callback.CallbackReply;
import io.medsettle.ports.callback.Decision;
import io.medsettle.ports.callback.Knock;
import io.medsettle.ports.callback.RawCallback;
import io.medsettle.ports.callback.Reading;
import io.medsettle.ports.value.Money;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Alipay's notices (异步通知), alipay §2.8. The raw form is verified, then it must name our application, our account, a number of
 * ours and an amount; whether the amount is the order's, the question says that the knock leads to. Alipay never waits for our
 * own confirmation. Safe to share.
 */
public final class AlipayCallbacks implements CallbackReader {
    private static final Map<String, String> PLAIN = Map.of("Content-Type", "text/plain;charset=utf-8");

    private final AlipaySettings settings;
    private final Verification verification;

    AlipayCallbacks(AlipaySettings settings, Verification verification) {
        this.settings = settings;
        this.verification = verification;
    }

    @Override
    public Reading read(RawCallback raw) {
        try {
            Notified notice = Notified.read(raw.body());
            Optional<String> defect = verification.noticeDefect(notice.content(), notice.sign(), notice.certSn());
            if (defect.isPresent()) {
                return new Reading.Forged(defect.get());
            }
            if (!notice.appId().equals(settings.appId())) {
                return new Reading.Unreadable("of another application");
            }
            return notice.isMessage() ? message(notice) : trade(notice);
        } catch (Unreadable e) {
            return new Reading.Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private Reading trade(Notified notice) {
        if (!notice.sellerId().equals(settings.sellerId())) {
            return new Reading.Unreadable("of another account");
        }
        if (!notice.number().matches("[0-9A-Za-z_]{1,64}") || notice.farNumber().isEmpty()) {
            return new Reading.Unreadable("without a number");
        }
        if (!isAmount(notice.total()) || notice.kind().isEmpty()) {
            return new Reading.Unreadable("without an amount or a state");
        }
        String id = String.join(":", notice.kind(), notice.farNumber(), notice.refundNumber(), notice.givenBack());
        return genuine(notice, id, notice.refundNumber(), notice.number(), notice.farNumber());
    }

    private static Reading message(Notified notice) {
        MessageNumbers told = MessageNumbers.read(notice.messageContent());
        return genuine(
                notice, notice.kind() + ":" + notice.notifyId(), told.refundNumber(), told.number(), told.farNumber());
    }

    private static Reading genuine(Notified notice, String id, String... numbers) {
        List<String> known =
                Stream.of(numbers).filter(number -> !number.isEmpty()).toList();
        return new Reading.Genuine(new Knock(notice.kind(), id, known, false, notice.text()));
    }

    private static boolean isAmount(String yuan) {
        try {
            return !Money.ofYuan(yuan).isZero();
        } catch (ArithmeticException | IllegalArgumentException e) {
            return false;
        }
    }

    /** Seven characters once it is kept, whatever we think of it; anything else makes it come again. */
    @Override
    public CallbackReply answer(Knock knock, Decision decision) {
        return decision == Decision.LATER ? reply(503, "fail") : reply(200, "success");
    }

    @Override
    public CallbackReply refuse() {
        return reply(401, "fail");
    }

    private static CallbackReply reply(int status, String word) {
        return new CallbackReply(status, PLAIN, word.getBytes(StandardCharsets.US_ASCII));
    }
}
