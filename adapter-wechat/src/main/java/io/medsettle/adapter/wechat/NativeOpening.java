package io.medsettle.adapter.wechat;

import io.medsettle.adapter.wechat.wire.Merchant;
import io.medsettle.adapter.wechat.wire.NativeOrder;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.counterparty.Started;
import io.medsettle.ports.value.Fields;
import io.medsettle.ports.value.Part;
import io.medsettle.ports.value.Parts;
import io.medsettle.ports.value.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** By a code that we show and the patient scans (Native 下单), wechat §6.2; the hand-off's {@code codeUrl} is what to draw. */
final class NativeOpening implements Opening {
    /** Hand-off: the text of the QR code; lives two hours, and only as long as no newer one was made. */
    static final String CODE_URL = "codeUrl";

    private static final Duration CODE_LIFE = Duration.ofHours(2);

    private final WechatSettings settings;

    NativeOpening(WechatSettings settings) {
        this.settings = settings;
    }

    @Override
    public String transaction() {
        return "native";
    }

    @Override
    public String target() {
        return NativeOrder.TARGET;
    }

    @Override
    public Call call() {
        return Call.NATIVE;
    }

    @Override
    public Optional<String> lacking(Deed deed) {
        return Optional.empty();
    }

    @Override
    public byte[] body(Deed deed, Instant expires) {
        return NativeOrder.body(
                new Merchant(settings.appid(), settings.mchid()),
                settings.description(deed),
                deed.number().text(),
                expires,
                settings.callback(WechatCallbacks.CASH),
                deed.fen(Part.CASH));
    }

    @Override
    public Started.HandedOff handedOff(Deed deed, byte[] said, Instant expires) {
        Instant dead = deed.intendedAt().plus(CODE_LIFE);
        return new Started.HandedOff(
                "",
                Parts.NONE,
                Fields.of(CODE_URL, NativeOrder.read(said)),
                Fields.NONE,
                Secrets.NONE,
                Optional.of(dead.isBefore(expires) ? dead : expires));
    }
}
