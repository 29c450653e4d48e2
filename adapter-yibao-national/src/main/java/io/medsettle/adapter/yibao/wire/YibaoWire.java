package io.medsettle.adapter.yibao.wire;

import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.ports.callback.CallbackReader;
import io.medsettle.ports.counterparty.Act;
import io.medsettle.ports.counterparty.Counterparty;
import io.medsettle.ports.insurance.InsurerQueries;
import io.medsettle.ports.insurance.NationalCodes;
import io.medsettle.ports.insurance.StayFees;
import io.medsettle.ports.insurance.UploadLog;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.wire.Exchange;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** The only door into this package; used by the adapter's own entrances. */
public final class YibaoWire {
    private YibaoWire() {}

    /** The acts, each behind its verbs; safe to share between threads. */
    public static Counterparty acts(
            YibaoSettings settings,
            Exchange exchange,
            TokenStore tokens,
            InstantSource clock,
            NationalCodes national,
            StayFees stays,
            UploadLog uploads) {
        Codes codes = new Codes(settings.policy().extraCodes());
        Msgids msgids = new Msgids(settings, tokens);
        Core core = Core.of(settings, exchange, tokens, clock, codes, msgids);
        Map<String, Verbs> acts = new HashMap<>();
        online(acts, settings, exchange, tokens, clock, codes, msgids, core);
        counter(acts, settings, clock, core, national);
        stay(acts, settings, clock, core, national, stays, uploads);
        return new Acts(acts, msgids);
    }

    private static void online(
            Map<String, Verbs> acts,
            YibaoSettings settings,
            Exchange exchange,
            TokenStore tokens,
            InstantSource clock,
            Codes codes,
            Msgids msgids,
            Core core) {
        Centre centre = new Centre(settings, core, exchange, clock, codes);
        Inquiry inquiry = new Inquiry(centre, settings, new PayTokens(tokens, settings.policy(), clock));
        Revoking revoking = new Revoking(inquiry, centre);
        acts.put(Act.UPLOAD, new UploadAct(centre, settings, clock, inquiry, revoking));
        acts.put(Act.ORDER, new OrderAct(centre, settings, msgids, inquiry, revoking));
    }

    private static void counter(
            Map<String, Verbs> acts, YibaoSettings settings, InstantSource clock, Core core, NationalCodes national) {
        acts.put(
                Act.VISIT,
                new VisitAct(
                        core,
                        new Lookup(core, settings),
                        national,
                        clock,
                        settings.core().deadline()));
        acts.put(Act.DIAGNOSES, new DiagnosesAct(core, settings, clock));
        acts.put(Act.FEES, new FeesAct(core, settings, national, clock));
        acts.put(Act.TRIAL, trial(Course.CLINIC, settings, clock, core));
        acts.put(Act.SETTLE, settle(Course.CLINIC, settings, clock, core));
    }

    private static void stay(
            Map<String, Verbs> acts,
            YibaoSettings settings,
            InstantSource clock,
            Core core,
            NationalCodes national,
            StayFees stays,
            UploadLog uploads) {
        Lookup lookup = new Lookup(core, settings);
        StayForms forms = new StayForms(lookup, settings);
        StayBooks books = new StayBooks(core, new SettledBooks(core, clock), clock);
        StayFeeRevoking revoking = new StayFeeRevoking(core);
        Undoing undoing = undoing(settings, core);
        acts.put(Act.ADMIT, new AdmitAct(core, lookup, forms, books, undoing, clock));
        acts.put(Act.CANCEL_ADMISSION, new CancelAdmissionAct(core, books, revoking, clock));
        acts.put(Act.STAY_FEES, new StayFeesAct(core, settings, stays, uploads, national, revoking, clock));
        acts.put(Act.DISCHARGE, new DischargeAct(core, forms, books, clock));
        acts.put(Act.CANCEL_DISCHARGE, new CancelDischargeAct(core, books, clock));
        acts.put(Act.STAY_TRIAL, trial(Course.STAY, settings, clock, core));
        acts.put(Act.STAY_SETTLE, settle(Course.STAY, settings, clock, core));
    }

    private static Verbs trial(Course course, YibaoSettings settings, InstantSource clock, Core core) {
        SettleForms forms = new SettleForms(new Lookup(core, settings), settings);
        return new TrialAct(core, course, forms, new Settling(Reckoning.Rules.of(settings), clock));
    }

    private static Verbs settle(Course course, YibaoSettings settings, InstantSource clock, Core core) {
        Reckoning.Rules rules = Reckoning.Rules.of(settings);
        SettleForms forms = new SettleForms(new Lookup(core, settings), settings);
        SettledBooks books = new SettledBooks(core, clock);
        SettleBack back = new SettleBack(
                core, course, forms, books, rules, clock, settings.core().deadline());
        Settling settling = new Settling(rules, clock);
        return new SettleAct(core, course, forms, settling, books, undoing(settings, core), back);
    }

    private static Undoing undoing(YibaoSettings settings, Core core) {
        return new Undoing(core, settings.core().dialect().reversible());
    }

    /** Questions that leave nothing; safe to share between threads. */
    public static InsurerQueries queries(
            YibaoSettings settings, Exchange exchange, TokenStore tokens, InstantSource clock) {
        Codes codes = new Codes(settings.policy().extraCodes());
        return new Queries(
                Core.of(settings, exchange, tokens, clock, codes, new Msgids(settings, tokens)),
                settings.hospital().code(),
                Reckoning.Rules.of(settings));
    }

    /** The reader of notices; safe to share between threads. */
    public static CallbackReader notices(YibaoSettings settings, InstantSource clock) {
        return new NoticeReader(settings, clock);
    }
}
