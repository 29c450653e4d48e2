package io.medsettle.adapter.yibao.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.medsettle.adapter.yibao.CoreDialect.FileManner;
import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.store.TokenStore;
import io.medsettle.ports.wire.Exchange;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiFunction;

/** The counter platform with its sign-in: checks before sending, signs in when wanted. Safe to share. */
final class Core {
    private final CoreLine line;
    private final SignIns signIns;
    private final boolean signsIn;
    private final FileManner files;

    Core(YibaoSettings settings, CoreLine line, SignIns signIns) {
        this.line = line;
        this.signIns = signIns;
        this.signsIn = settings.core().dialect().signsIn();
        this.files = settings.core().dialect().files();
    }

    /** The whole way to the platform: gateway, dialect, sign-in. */
    static Core of(
            YibaoSettings settings,
            Exchange exchange,
            TokenStore tokens,
            InstantSource clock,
            Codes codes,
            Msgids msgids) {
        Door door = Doors.of(settings, exchange, tokens, clock);
        CoreLine line = new CoreLine(settings, exchange, clock, codes, msgids, door);
        return new Core(settings, line, new SignIns(settings, line, tokens, clock));
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

    /** An input that was made and checked elsewhere. */
    Answer given(String infno, ObjectNode input, Sending sending) {
        return signedIn(infno, input, sending);
    }

    private Answer checked(String infno, Record form, ObjectNode input, Sending sending) {
        Optional<String> defect = Form.defect(form);
        return defect.isPresent() ? new Answer.NeverSent(infno + " " + defect.get()) : signedIn(infno, input, sending);
    }

    private Answer signedIn(String infno, ObjectNode input, Sending sending) {
        return signedIn(sending, (s, signNo) -> line.send(infno, input, s, signNo));
    }

    /** A file beside its envelope: in a second part, or inside {@code fsUploadIn.in} (9101, yibao-core §3.9). */
    Answer upload(Upload9101.In form, byte[] file, Sending sending) {
        Optional<String> defect = Form.defect(form);
        if (defect.isPresent()) {
            return new Answer.NeverSent("9101 " + defect.get());
        }
        ObjectNode node = Form.write(form, true);
        ObjectNode input = Json.object();
        input.set("fsUploadIn", node);
        if (files.upload().equals("MULTIPART")) {
            return signedIn(sending, (s, signNo) -> line.upload("9101", input, s, signNo, file));
        }
        node.set("in", files.upload().equals("BYTES") ? Json.bytesAsNumbers(file) : Json.base64(file));
        return signedIn("9101", input, sending);
    }

    /** A file for an answer (9102); Yes if it is in {@code into} now. */
    Answer download(Download9102.In form, Sending sending, Path into) {
        Optional<String> defect = Form.defect(form);
        if (defect.isPresent()) {
            return new Answer.NeverSent("9102 " + defect.get());
        }
        ObjectNode input = Json.object();
        input.set("fsDownloadIn", Form.write(form, true));
        return signedIn(sending, (s, signNo) -> line.download("9102", input, s, signNo, into));
    }

    /** A transaction whose input is one node of its own name. */
    Answer node(String infno, String name, Record form, Sending sending) {
        ObjectNode input = Json.object();
        input.set(name, Form.write(form, true));
        return checked(infno, form, input, sending);
    }

    /** The sign-in that stands, taken back (9002); Declined never sent if there is none. */
    Outcome<String> signOut() {
        return signIns.signOut();
    }

    private Answer signedIn(Sending sending, BiFunction<Sending, String, Answer> send) {
        if (!signsIn) {
            return send.apply(sending, "");
        }
        return signIns.number("")
                .match(
                        signNo -> once(sending, signNo, send),
                        declined -> new Answer.NeverSent(declined.text()),
                        unknown -> new Answer.NeverSent(unknown.text()));
    }

    /**
     * Sent again only if the platform says that it did nothing because the sign-in had gone; under the same number if 2601
     * would look for it by that.
     */
    private Answer once(Sending sending, String signNo, BiFunction<Sending, String, Answer> send) {
        Answer first = send.apply(sending, signNo);
        boolean gone = first instanceof Answer.No no && no.row().meaning() == Codes.Meaning.NOT_SIGNED_IN;
        if (!gone) {
            return first;
        }
        Sending again = sending.bound() ? sending : sending.fresh();
        Outcome<String> anew = signIns.number(signNo);
        return anew.match(
                good -> send.apply(again, good),
                declined -> new Answer.NeverSent(declined.text()),
                unknown -> new Answer.NeverSent(unknown.text()));
    }
}
