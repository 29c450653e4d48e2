package io.medsettle.adapter.alipay;

import io.medsettle.adapter.alipay.wire.AuthQuery;
import io.medsettle.adapter.alipay.wire.OauthToken;
import io.medsettle.ports.channel.Authorisation;
import io.medsettle.ports.counterparty.NoteKey;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.value.RequestNo;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.value.Secrets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Password-free authorisation at Alipay (免密授权), alipay §4 and §5.2: the mini program's code is exchanged for the user and the
 * user's token, then Alipay is asked by our number whether this user lets the insurer pay. Where not, it tells a page; the mini
 * program starts afresh when it comes back from there, with a new code for the same number. Alipay tells neither name, certificate
 * nor position: they come from elsewhere. Safe to share.
 */
public final class AlipayAuthorisation implements Authorisation {
    private static final String ID_CARD = "01";
    private static final Set<String> FIRM = Set.of("isv.code-invalid", "aop.invalid-auth-token");

    private final MedicalSettings medical;
    private final Gateway gateway;
    private final Optional<LoginPage> login;

    AlipayAuthorisation(MedicalSettings medical, Gateway gateway) {
        this(medical, gateway, Optional.empty());
    }

    private AlipayAuthorisation(MedicalSettings medical, Gateway gateway, Optional<LoginPage> login) {
        this.medical = medical;
        this.gateway = gateway;
        this.login = login;
    }

    /**
     * The same for web pages inside Alipay, which get the code from a page where a mini program calls {@code my.getAuthCode}.
     * Whether the medical scopes are granted there is a matter of the contract (inferred).
     */
    AlipayAuthorisation through(LoginPage page) {
        return new AlipayAuthorisation(medical, gateway, Optional.of(page));
    }

    /** What the mini program must ask consent for ({@code my.getAuthCode}): it differs from contract to contract. */
    public List<String> scopes() {
        return medical.scopes();
    }

    @Override
    public Outcome<Answer> exchange(RequestNo number, Secret authCode, Secret payerId) {
        return exchange(number, authCode, payerId, "");
    }

    @Override
    public Outcome<Answer> exchange(RequestNo number, Secret authCode, Secret payerId, String returnTo) {
        String back = returnTo.isEmpty() ? medical.authorisationReturn() : returnTo;
        if (authCode.isEmpty()) {
            return Outcome.neverSent("缺少授权码");
        }
        return gateway.token(OauthToken.METHOD, number.text(), OauthToken.parameters(authCode.reveal()))
                .told(node -> Outcome.succeeded(OauthToken.read(node)), AlipayAuthorisation::refused)
                .then(user -> payerId.isEmpty() || user.is(payerId.reveal())
                        ? asked(number, user, back)
                        : Outcome.declined("PAYER_MISMATCH", "授权的支付宝用户不是付款人"));
    }

    private Outcome<Answer> asked(RequestNo number, OauthToken.Told user, String returnTo) {
        AuthQuery.Institution institution = new AuthQuery.Institution(
                medical.bizType(),
                medical.orgCode(),
                medical.orgAppId(),
                medical.orgChnlCrtfCode(),
                medical.insCode(),
                returnTo);
        return gateway.call(
                        AuthQuery.METHOD,
                        number.text(),
                        AuthQuery.biz(user.payerId(), number.text(), institution),
                        Map.of("auth_token", user.token()))
                .told(node -> answered(AuthQuery.read(node, number.text()), user), AlipayAuthorisation::refused);
    }

    private static Outcome<Answer> answered(AuthQuery.Told told, OauthToken.Told user) {
        if (!told.authorised()) {
            return Outcome.succeeded(new Wanted(told.page()));
        }
        if (told.family()) {
            return Outcome.declined("FAMILY_PAY", "亲情付授权暂不支持, 请本人授权");
        }
        Secrets further = Secrets.NONE
                .with(NoteKey.PAYER_ID, user.payerId())
                .with(NoteKey.USER_TOKEN, user.token())
                .with(NoteKey.MEDICAL_CARD, told.cardId())
                .with(NoteKey.MEDICAL_CARD_ISSUER, told.cardIssuer());
        Secret none = new Secret("");
        return Outcome.succeeded(new Authorised(none, ID_CARD, none, new Secret(told.payAuthNo()), none, further));
    }

    /** Nothing of value is at stake: whatever is not known to be firm is tried again with a new code. */
    private static <T> Outcome<T> refused(io.medsettle.adapter.alipay.Answer.No no) {
        return FIRM.contains(no.sub()) || no.code().equals("20001")
                ? Outcome.declined(no.sub(), no.text())
                : Outcome.unknown(Doubt.NO_ANSWER, no.words());
    }

    /** Where a web page gets the code; the page of the authorisation itself is told in answer to an exchange. */
    @Override
    public Optional<String> page(String returnTo) {
        return login.map(page -> page.address(String.join(",", medical.scopes()), returnTo, ""));
    }
}
