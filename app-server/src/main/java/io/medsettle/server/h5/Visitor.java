package io.medsettle.server.h5;

import io.medsettle.core.order.Round;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.server.clients.Client;
import io.medsettle.server.clients.Scope;
import io.medsettle.server.counter.Session;
import io.medsettle.server.problem.Refusal;
import java.util.Set;

/**
 * A channel's user who looks at the pages.
 *
 * @param session kept by the server; its archive is the patient chosen
 * @param channel WECHAT or ALIPAY
 */
record Visitor(Session session, String channel) {
    static final String ATTRIBUTE = "medsettle.visitor";
    /** Name of the session's cookie. */
    static final String COOKIE = "medsettle_h5";

    /** Under what client sessions of a channel's pages are kept. */
    static String client(String channel) {
        return "h5/" + channel;
    }

    /** Openid or buyer id. */
    String payer() {
        return session.secrets().get(NoteKey.PAYER_ID);
    }

    /** The patient chosen, "" while none is. */
    String patientId() {
        return session.patientId();
    }

    /** The patient chosen, or the way to the page where one is chosen. */
    String needPatient() {
        if (patientId().isEmpty()) {
            throw Refusal.of(409, "no-patient", "尚未选择就诊人", "请先绑定并选择就诊人", "请到 \"就诊人\" 页面绑定");
        }
        return patientId();
    }

    /**
     * Whether these pages may go on with a round: what was begun at a window or a kiosk is finished there, by whoever can say that
     * the cash is in the till.
     */
    boolean began(Round round) {
        return round.opening().get("by").equals(client(channel));
    }

    static Refusal elsewhere() {
        return Refusal.of(409, "begun-elsewhere", "请在原处继续", "这一次办理不是在本页面发起的", "请在发起的窗口或自助机继续办理");
    }

    /** What the pages may do at the desks, in this user's name. */
    Client asClient(String org) {
        return new Client(client(channel), org, Set.of(Scope.READ, Scope.WRITE, Scope.REFUND, Scope.PATIENTS));
    }

    @Override
    public String toString() {
        return "Visitor[" + channel + "]";
    }
}
