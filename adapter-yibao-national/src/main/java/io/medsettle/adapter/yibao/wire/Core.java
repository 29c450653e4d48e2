package io.medsettle.adapter.yibao.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.ports.outcome.Outcome;
import java.util.Optional;

/** The counter platform with its sign-in: checks before sending, signs in when wanted. Safe to share. */
final class Core {
    private final CoreLine line;
    private final SignIns signIns;
    private final boolean signsIn;

    Core(YibaoSettings settings, CoreLine line, SignIns signIns) {
        this.line = line;
        this.signIns = signIns;
        this.signsIn = settings.core().dialect().signsIn();
    }

    /** A transaction whose input is the one node {@code data}. */
    Answer data(String infno, Record form, Sending sending) {
        ObjectNode input = Json.object();
        input.set("data", Form.write(form, true));
        return checked(infno, form, input, sending);
    }

    /** A transaction whose form is the whole input. */
    Answer whole(String infno, Record form, Sending sending) {
        return checked(infno, form, Form.write(form, true), sending);
    }

    /** Data of the mobile pay centre in this platform's envelope (mobile-pay §1.1, FSI_WRAPPED). */
    Answer wrapped(String infno, JsonNode data, Sending sending) {
        ObjectNode input = Json.object();
        input.set("data", data);
        return signedIn(infno, input, sending);
    }

    private Answer checked(String infno, Record form, ObjectNode input, Sending sending) {
        Optional<String> defect = Form.defect(form);
        return defect.isPresent() ? new Answer.NeverSent(infno + " " + defect.get()) : signedIn(infno, input, sending);
    }

    private Answer signedIn(String infno, ObjectNode input, Sending sending) {
        if (!signsIn) {
            return line.send(infno, input, sending, "");
        }
        return signIns.number("")
                .match(
                        signNo -> once(infno, input, sending, signNo),
                        declined -> new Answer.NeverSent(declined.text()),
                        unknown -> new Answer.NeverSent(unknown.text()));
    }

    /** Sent again only if the platform says that it did nothing because the sign-in had gone. */
    private Answer once(String infno, ObjectNode input, Sending sending, String signNo) {
        Answer first = line.send(infno, input, sending, signNo);
        boolean gone = first instanceof Answer.No no && no.row().meaning() == Codes.Meaning.NOT_SIGNED_IN;
        if (!gone) {
            return first;
        }
        Outcome<String> anew = signIns.number(signNo);
        return anew.match(
                good -> line.send(infno, input, sending.fresh(), good),
                declined -> new Answer.NeverSent(declined.text()),
                unknown -> new Answer.NeverSent(unknown.text()));
    }
}
