package io.medsettle.adapter.yibao.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.medsettle.adapter.yibao.identity.CounterPlatform;
import io.medsettle.adapter.yibao.identity.FinalAnswer;
import io.medsettle.adapter.yibao.identity.VoucherSettings;
import io.medsettle.adapter.yibao.identity.VoucherSettings.Way;
import io.medsettle.ports.identity.CodeOwner.Whose;
import io.medsettle.ports.identity.CodePurpose;
import io.medsettle.ports.identity.IdentityRefusal;
import io.medsettle.ports.identity.Terminal;
import io.medsettle.ports.identity.VoucherScan;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Declined;
import io.medsettle.ports.outcome.Outcome.Refusal;
import io.medsettle.ports.wire.Exchange;
import java.util.Optional;

/** Decodes by service or 1162, and reads what a library decoded. Safe to share. */
public final class VoucherService {
    private static final String INFNO = "1162";
    private static final String AGAIN = ", 请稍候重新扫码; 多次不成请换用身份证";

    private final VoucherSettings settings;
    private final CounterPlatform platform;
    private final Post post;

    public VoucherService(VoucherSettings settings, Exchange exchange, CounterPlatform platform) {
        this.settings = settings;
        this.platform = platform;
        post = new Post(exchange, settings.headers(), settings.deadline());
    }

    /** What the library on the kiosk is handed. */
    public String libraryInput(CodePurpose purpose, Terminal terminal) {
        return wrapped(Form.write(in(purpose, terminal), true)).toString();
    }

    /** Asks about one scan. */
    public Outcome<Decoded> ask(VoucherScan scan, String number) {
        EcQuery6101.In in = in(scan.purpose(), scan.terminal());
        Optional<String> defect = Form.defect(in);
        if (defect.isPresent()) {
            return IdentityRefusal.SCAN_INCOMPLETE.here(defect.get());
        }
        ObjectNode data = Form.write(in, true);
        data.put(settings.names().code(), scan.content().reveal().strip());
        return settings.way() == Way.CORE_1162 ? askCore(data, number) : askService(data, number);
    }

    private Outcome<Decoded> askService(ObjectNode data, String number) {
        return asked(post.send(EcQuery6101.TRANS_TYPE, number, settings.url(), wrapped(data)))
                .then(this::judge);
    }

    private Outcome<Decoded> askCore(ObjectNode data, String number) {
        String node = settings.names().coreInput();
        ObjectNode input = node.isEmpty() ? data : Json.object();
        if (!node.isEmpty()) {
            input.set(node, data);
        }
        Outcome<String> output = platform.call(INFNO, number, input.toString());
        if (output instanceof Declined<String> no && no.refusal() == Refusal.ANSWERED_NO) {
            return refused(no.code(), no.text());
        }
        return asked(output).then(text -> Json.objectOf(text)
                .map(o -> read(Json.under(o, settings.names().coreOutput())))
                .orElseGet(() -> Verdict.noAnswer("医保电子凭证解码的答复无法识别" + AGAIN)));
    }

    /** A question that did not leave, or met silence, is a doubt. */
    private static <T> Outcome<T> asked(Outcome<T> outcome) {
        return outcome.match(
                Outcome::succeeded,
                no -> Verdict.noAnswer("医保电子凭证服务无法连接" + AGAIN),
                silence -> Verdict.noAnswer("医保电子凭证服务没有应答 (" + Scrub.words(silence.text()) + ")" + AGAIN));
    }

    /** What a library told. */
    public Outcome<Decoded> told(String json) {
        return Json.objectOf(json).map(this::judge).orElseGet(() -> Verdict.noAnswer("医保电子凭证组件的答复无法识别" + AGAIN));
    }

    private Outcome<Decoded> judge(JsonNode reply) {
        String code = Json.text(reply.path("code"));
        boolean denied =
                reply.path("success").isBoolean() && !reply.path("success").asBoolean();
        return settings.okCodes().contains(code) && !denied
                ? read(reply.path("data"))
                : refused(code, Json.text(reply.path("message")));
    }

    private Outcome<Decoded> refused(String code, String words) {
        Optional<Outcome<Decoded>> firm = FinalAnswer.meaning(settings.finals(), code, words)
                .map(refusal -> refusal.there(code, Scrub.words(words)));
        return firm.orElseGet(
                () -> Verdict.noAnswer("医保电子凭证解码没有成功: " + (code + " " + Scrub.words(words)).strip() + AGAIN));
    }

    private Outcome<Decoded> read(JsonNode data) {
        EcQuery6101.Out out = Form.read(data, EcQuery6101.Out.class);
        Optional<String> defect = Form.defect(out);
        if (defect.isPresent()) {
            return Verdict.noAnswer("医保电子凭证解码的答复不完整: " + defect.get() + AGAIN);
        }
        String owner = named(data, settings.names().ownerName());
        String relation = named(data, settings.names().relation());
        return Outcome.succeeded(new Decoded(
                out.userName(),
                out.idNo(),
                out.idType(),
                out.ecToken(),
                out.insuOrg(),
                out.authNo(),
                whose(out.userName(), owner, relation),
                owner,
                relation));
    }

    private Whose whose(String patient, String owner, String relation) {
        if (!relation.isEmpty()) {
            return relation.equals(settings.names().ownRelation()) ? Whose.PATIENT : Whose.RELATIVE;
        }
        return owner.isEmpty() ? Whose.NOT_TOLD : owner.equals(patient) ? Whose.PATIENT : Whose.RELATIVE;
    }

    private static String named(JsonNode data, String name) {
        return name.isEmpty() ? "" : Json.text(data.path(name));
    }

    private ObjectNode wrapped(ObjectNode data) {
        ObjectNode body = Json.object();
        body.put("transType", EcQuery6101.TRANS_TYPE);
        body.put("orgId", settings.hospital().code());
        body.set("data", data);
        return body;
    }

    private EcQuery6101.In in(CodePurpose purpose, Terminal terminal) {
        return new EcQuery6101.In(
                settings.hospital().code(),
                purpose.code(),
                "",
                terminal.operatorId(),
                terminal.operatorName(),
                terminal.officeId(),
                terminal.officeName(),
                settings.deviceType());
    }
}
