package io.medsettle.adapter.wechat;

import io.medsettle.adapter.wechat.wire.AccountAnswer;
import io.medsettle.adapter.wechat.wire.Unreadable;
import io.medsettle.ports.wire.Exchange;
import io.medsettle.ports.wire.WireLog;
import io.medsettle.ports.wire.WireRequest;
import io.medsettle.ports.wire.WireResult;
import io.medsettle.ports.wire.WireResult.Answered;
import java.net.URI;
import java.util.Map;

/**
 * One call to the account's platform (公众平台), wechat §2 and §10. Tokens and secrets stand in its addresses, so the log is shown
 * the request without them; where the bodies are secrets it is shown none.
 */
final class AccountLine {
    private static final String PARTY = "wechat";

    private final AccountSettings settings;
    private final Exchange exchange;
    private final WireLog log;

    AccountLine(AccountSettings settings, Exchange exchange, WireLog log) {
        this.settings = settings;
        this.exchange = exchange;
        this.log = log;
    }

    /** A question whose answer nobody else may see. */
    Answer getSecret(String transaction, String target) {
        return send(transaction, "", "GET", target, new byte[0], true);
    }

    Answer postSecret(String transaction, String target, byte[] body) {
        return send(transaction, "", "POST", target, body, true);
    }

    Answer post(String transaction, String number, String target, byte[] body) {
        return send(transaction, number, "POST", target, body, false);
    }

    private Answer send(
            String transaction, String number, String method, String target, byte[] body, boolean secretBodies) {
        Map<String, String> headers = method.equals("POST")
                ? Map.of("Accept", "application/json", "User-Agent", "MedSettle", "Content-Type", "application/json")
                : Map.of("Accept", "application/json", "User-Agent", "MedSettle");
        WireRequest request = new WireRequest(
                transaction,
                number,
                "",
                method,
                URI.create(settings.base() + target),
                headers,
                body,
                settings.deadline());
        WireRequest shown = shown(request, secretBodies);
        log.sending(PARTY, shown);
        WireResult result = exchange.exchange(request);
        log.came(PARTY, shown, secretBodies ? empty(result) : result);
        return result.match(
                AccountLine::judged,
                never -> new Answer.NeverSent(never.why()),
                none -> new Answer.Silence(none.why()));
    }

    private static WireRequest shown(WireRequest request, boolean secretBodies) {
        String address = request.uri().toString().replaceAll("(access_token|secret|code|js_code)=[^&]*", "$1=***");
        return new WireRequest(
                request.transaction(),
                request.number(),
                "",
                request.method(),
                URI.create(address),
                request.headers(),
                secretBodies ? new byte[0] : request.body(),
                request.deadline());
    }

    private static WireResult empty(WireResult result) {
        return result instanceof Answered answered
                ? new Answered(answered.status(), answered.headers(), new byte[0])
                : result;
    }

    private static Answer judged(Answered answered) {
        if (answered.status() != 200) {
            return new Answer.Silence("HTTP " + answered.status());
        }
        try {
            AccountAnswer.Told said = AccountAnswer.read(answered.body());
            return said.code() == 0
                    ? new Answer.Yes(answered.body())
                    : new Answer.No(200, Long.toString(said.code()), Words.clean(said.words()), 0);
        } catch (Unreadable e) {
            return new Answer.Silence("应答无法识别: " + e.getMessage());
        }
    }
}
