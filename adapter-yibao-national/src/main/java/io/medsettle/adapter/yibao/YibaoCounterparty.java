package io.medsettle.adapter.yibao;

import io.medsettle.adapter.yibao.wire.YibaoWire;
import io.medsettle.ports.counterparty.ByAct;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.counterparty.Deed;
import io.medsettle.ports.insurance.NationalCodes;
import io.medsettle.ports.insurance.StayFees;
import io.medsettle.ports.insurance.UploadLog;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireLog;
import java.time.InstantSource;
import java.util.Map;

/**
 * The insurer as a counterparty: VISIT (1101, 2201), DIAGNOSES (2203), UPLOAD (6201) and ORDER (6202) for online payment;
 * FEES (2204), TRIAL (2206) and SETTLE (2207) at the counter; ADMIT (2401), CANCEL_ADMISSION (2404), STAY_FEES (2301),
 * DISCHARGE (2403, 2402), CANCEL_DISCHARGE (2405), STAY_TRIAL (2303) and STAY_SETTLE (2304) for a stay.
 *
 * <ul>
 *   <li>ask: 5201 for a visit and, with 5203, for a settlement; 5303 for a stay; 6301 for an order; what cannot be asked for
 *       is NOT_FOUND, to be repeated
 *   <li>abandon: 2202, 2205, 2302, 2404, 2405, 6401; a settlement and a lost admission by 2601 under the kept msgid;
 *       diagnoses go with their visit, a trial leaves nothing
 *   <li>reverse: 2208, 2305, 6203, whole insurance part only; the route's {@code cashBack} says OURS (default) or CENTRE
 * </ul>
 *
 * Safe to share between threads. Every call ends within its deadline. Errors are outcomes, never exceptions.
 */
public final class YibaoCounterparty implements ByAct {
    private static final StayFees NO_STAYS =
            (stay, order, version, page, size) -> Outcome.neverSent("没有接入住院费用明细来源, 不能上传住院费用");
    private static final UploadLog NO_UPLOADS = new UploadLog() {
        @Override
        public Map<Integer, Stage> batches(String number) {
            return Map.of();
        }

        @Override
        public void note(String number, int batch, Stage stage) {
            throw new IllegalStateException("an upload without a log");
        }
    };

    private final Counterparty acts;

    /**
     * For hospitals without stays and without a dictionary of national codes here.
     *
     * @param exchange the wire, for example {@code OkHttpExchange}
     * @param log keeps what passes
     * @param tokens where the sign-in (签到) is shared between nodes
     */
    public YibaoCounterparty(
            YibaoSettings settings, Exchange exchange, WireLog log, TokenStore tokens, InstantSource clock) {
        this(settings, exchange, log, tokens, clock, NationalCodes.none(), NO_STAYS, NO_UPLOADS);
    }

    /**
     * For hospitals with stays.
     *
     * @param exchange the wire, for example {@code OkHttpExchange}
     * @param log keeps what passes
     * @param tokens where the sign-in (签到) is shared between nodes
     * @param national asked about every fee line before it is sent
     * @param stays where the lines of a frozen stay come from
     * @param uploads where the batches of a stay are noted, durably and shared between nodes
     */
    public YibaoCounterparty(
            YibaoSettings settings,
            Exchange exchange,
            WireLog log,
            TokenStore tokens,
            InstantSource clock,
            NationalCodes national,
            StayFees stays,
            UploadLog uploads) {
        Exchange watched = log.watching(settings.party().name(), exchange);
        acts = YibaoWire.acts(settings, watched, tokens, clock, national, stays, uploads);
    }

    /** The one that finds the act, and numbers every sending (msgid). */
    @Override
    public Counterparty of(Deed deed) {
        return acts;
    }
}
