package io.medsettle.adapter.yibao;

import io.medsettle.adapter.yibao.wire.YibaoWire;
import io.medsettle.ports.callback.CallbackReader;
import io.medsettle.ports.callback.CallbackReply;
import io.medsettle.ports.callback.Decision;
import io.medsettle.ports.callback.Knock;
import io.medsettle.ports.callback.RawCallback;
import io.medsettle.ports.callback.Reading;
import java.time.InstantSource;

/**
 * Reads 6302 (医保结算结果通知) and, where switched on, 6204 sent by the centre; path "6204" tells it apart, any other path is
 * 6302. YES and NO are answered with a signed acknowledgement, LATER with HTTP 503, so that the centre comes again. Safe to
 * share between threads.
 */
public final class YibaoCallbackReader implements CallbackReader {
    private final CallbackReader notices;

    public YibaoCallbackReader(YibaoSettings settings, InstantSource clock) {
        notices = YibaoWire.notices(settings, clock);
    }

    @Override
    public Reading read(RawCallback raw) {
        return notices.read(raw);
    }

    @Override
    public CallbackReply answer(Knock knock, Decision decision) {
        return notices.answer(knock, decision);
    }

    @Override
    public CallbackReply refuse() {
        return notices.refuse();
    }
}
