package io.medsettle.adapter.yibao.wire;

import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.ports.callback.CallbackReader;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.wire.Exchange;
import java.time.InstantSource;

/** The only door into this package; used by the adapter's own entrances. */
public final class YibaoWire {
    private YibaoWire() {}

    /** The acts, each behind its verbs; safe to share between threads. */
    public static Counterparty acts(YibaoSettings settings, Exchange exchange, TokenStore tokens, InstantSource clock) {
        Codes codes = new Codes(settings.policy().extraCodes());
        Msgids msgids = new Msgids(settings);
        CoreLine line = new CoreLine(settings, exchange, clock, codes, msgids);
        Core core = new Core(settings, line, new SignIns(settings, line, tokens, clock));
        Centre centre = new Centre(settings, core, exchange, clock, codes);
        Inquiry inquiry = new Inquiry(centre, settings, new PayTokens(tokens, settings.policy(), clock));
        Revoking revoking = new Revoking(inquiry, centre);
        return new Acts(
                new VisitAct(core, new Lookup(core, settings), clock),
                new DiagnosesAct(core, settings, clock),
                new UploadAct(centre, settings, clock, inquiry, revoking),
                new OrderAct(centre, settings, msgids, inquiry, revoking),
                msgids);
    }

    /** The reader of notices; safe to share between threads. */
    public static CallbackReader notices(YibaoSettings settings, InstantSource clock) {
        return new NoticeReader(settings, clock);
    }
}
