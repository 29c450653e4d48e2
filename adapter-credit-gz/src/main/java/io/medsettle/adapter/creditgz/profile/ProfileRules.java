package io.medsettle.adapter.creditgz.profile;

import io.medsettle.adapter.creditgz.profile.BillRule.Check;
import io.medsettle.adapter.creditgz.profile.CipherRule.Iv;
import io.medsettle.adapter.creditgz.profile.CipherRule.Mode;
import io.medsettle.adapter.creditgz.profile.Codes.Sense;
import io.medsettle.adapter.creditgz.profile.Entry.Source;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether a profile's sections make sense together, credit-gz §16. */
final class ProfileRules {
    private static final Set<String> AROUND = Set.of("op", "cfg", "msg", "key");
    private static final Set<String> CARRIED = Set.of("op", "cfg", "msg", "key", "token");
    private static final Set<String> ASKED = Set.of(
            "patient",
            "ask",
            "contract",
            "family",
            "order",
            "amounts",
            "refund",
            "original",
            "query",
            "bill",
            "link",
            "relation",
            "payer",
            "dictionary",
            "cfg",
            "msg");
    private static final Set<String> ANSWERED = Set.of("result", "contract", "file", "link", "relation", "dictionary");
    private static final Set<String> TOLD = Set.of("notice", "result", "contract", "patient");

    private final Profile profile;
    private final Findings findings;
    private final EntryRules entries;
    private final CallRules calls;

    ProfileRules(Profile profile, Findings findings) {
        this.profile = profile;
        this.findings = findings;
        this.entries = new EntryRules(profile, findings);
        this.calls = new CallRules(profile, findings);
    }

    void check() {
        envelope();
        crypto();
        profile.enums().values().forEach(this::translation);
        codes();
        profile.operations().values().forEach(this::operation);
        calls.check();
        bills();
        profile.notice().ifPresent(this::notice);
        new BillRules(profile.bill(), entries, findings).check();
        Forms forms = profile.forms();
        entries.outward(forms.headers(), CARRIED, EnumSet.of(Source.FROM, Source.CONST));
        if (!EntryRules.isPattern(forms.pattern()) || !EntryRules.isPattern(forms.day())) {
            findings.add(profile.sign().spot(), "time 中的日期格式不对");
        }
    }

    private void envelope() {
        Envelope envelope = profile.envelope();
        entries.outward(
                envelope.request(), CARRIED, EnumSet.of(Source.FROM, Source.CONST, Source.BODY, Source.SIGNATURE));
        Spot spot = envelope.request().isEmpty()
                ? envelope.response().spot()
                : envelope.request().get(0).spot();
        Mandatory.envelope().forEach((path, words) -> {
            if (envelope.field(path).isEmpty()) {
                findings.add(spot, "公共请求报文没有映射 " + path + " (" + words + ")");
            }
        });
        if (envelope.body().isEmpty()) {
            findings.add(spot, "公共请求报文没有放业务内容的字段 (body: true)");
        }
        if (envelope.sign().isEmpty()) {
            findings.add(spot, "公共请求报文没有放签名的字段 (signature: true)");
        }
        boolean named = !envelope.field("op.code").isEmpty();
        profile.operations().values().stream()
                .filter(each ->
                        !named && each.path().isEmpty() && each.aliasOf().isEmpty())
                .forEach(each -> findings.add(each.spot(), "公共请求报文没有映射 op.code, 操作也没有自己的 path"));
        Envelope.Response response = envelope.response();
        if (response.sign().isEmpty() != response.unsigned()) {
            findings.add(response.spot(), "应答应有签名字段 (sign); 确实没有签名时写 unsigned: true, 两者必居其一");
        }
        response.echo().values().stream()
                .filter(field -> envelope.request().stream()
                        .noneMatch(entry -> entry.field().equals(field)))
                .forEach(field -> findings.add(response.spot(), "echo 指向请求中没有的字段 " + field));
    }

    private void crypto() {
        if (!profile.encryptFirst() && !profile.sign().plain()) {
            findings.add(profile.sign().spot(), "SIGN_THEN_ENCRYPT 只能对明文签名, 请写 over: PLAIN");
        }
        CipherRule cipher = profile.cipher();
        if (cipher.scope() == CipherRule.Scope.FIELDS && profile.sign().plain()) {
            findings.add(cipher.spot(), "scope FIELDS 只能对密文签名, 请写 over: CIPHER");
        }
        if (cipher.scope() != CipherRule.Scope.NONE && !cipher.padded() && cipher.mode() != Mode.GCM) {
            findings.add(cipher.spot(), "没有填充时内容长度须是 16 的倍数, padding: NONE 只能与 GCM 同用");
        }
        if (cipher.scope() != CipherRule.Scope.NONE && (cipher.mode() == Mode.ECB) != (cipher.iv() == Iv.NONE)) {
            findings.add(cipher.spot(), cipher.mode() == Mode.ECB ? "ECB 没有 iv" : cipher.mode() + " 需要 iv");
        }
    }

    private void translation(Translation each) {
        Optional<WordSet> set = WordSet.named(each.name());
        if (set.isEmpty()) {
            findings.add(each.spot(), "没有枚举 " + each.name());
            return;
        }
        each.codes().keySet().stream()
                .filter(word -> !set.get().words().contains(word))
                .forEach(word -> findings.add(each.spot(), "枚举 " + each.name() + " 没有 " + word));
        set.get().needed().stream()
                .filter(word -> each.outward(word).isEmpty())
                .forEach(word -> findings.add(each.spot(), "枚举 " + each.name() + " 没有映射 " + word));
    }

    private void codes() {
        for (Sense sense : List.of(Sense.OK, Sense.DECLINED, Sense.NOT_FOUND)) {
            if (!profile.codes().senses().containsValue(sense)) {
                findings.add(profile.codes().spot(), "应答码表没有一个 " + sense + " 的代码");
            }
        }
    }

    private void operation(Operation each) {
        String name = "操作 " + each.op().word();
        each.aliasOf().ifPresent(op -> {
            if (profile.operation(op)
                    .filter(target -> target.aliasOf().isEmpty())
                    .isEmpty()) {
                findings.add(each.spot(), name + " 指向的操作不可用: " + op.word());
            }
        });
        each.set().keySet().stream()
                .filter(path -> Term.of(path).isEmpty())
                .forEach(path -> findings.add(each.spot(), name + " 设了没有的路径 " + path));
        if (each.aliasOf().isPresent() || !each.template().isEmpty() && each.op() == Op.CONTRACT_LINK) {
            return;
        }
        each.before().ifPresent(this::one);
        one(each);
    }

    /** One call there and back. */
    private void one(Operation each) {
        String name = "操作 " + each.name();
        if (each.code().isEmpty()) {
            findings.add(each.spot(), name + " 没有代码 (code)");
        }
        keys(each, "patientClass", each.codeByClass());
        keys(each, "bizType", each.codeByBiz());
        entries.outward(each.request(), asked(each), EnumSet.of(Source.FROM, Source.CONST, Source.EACH));
        entries.inward(each.response(), answered(each));
        Mandatory.missing(each)
                .forEach(missing -> findings.add(
                        each.spot(),
                        name + (missing.answer() ? " 的应答" : " 的请求") + "没有映射 " + missing.path()
                                + (missing.state().isEmpty() ? "" : " (" + missing.state() + ")")));
    }

    private static Set<String> asked(Operation each) {
        if (each.op() == Op.FETCH_TOKEN) {
            return Set.of("cfg", "msg", "key");
        }
        Set<String> roots = new HashSet<>(ASKED);
        each.before().ifPresent(first -> roots.add("step"));
        each.manners().pages().ifPresent(pages -> roots.add("page"));
        return roots;
    }

    private static Set<String> answered(Operation each) {
        if (each.op() == Op.FETCH_TOKEN) {
            return Set.of("token");
        }
        Set<String> roots = new HashSet<>(ANSWERED);
        if (each.first()) {
            roots.add("step");
        }
        each.manners().pages().ifPresent(pages -> roots.add("page"));
        return roots;
    }

    private void keys(Operation each, String set, Map<String, String> codes) {
        List<String> words = WordSet.named(set).map(WordSet::words).orElse(List.of());
        codes.keySet().stream()
                .filter(key -> !words.contains(key))
                .forEach(key -> findings.add(each.spot(), "操作 " + each.name() + " 按没有的 " + key + " 给出代码"));
    }

    private void bills() {
        profile.operation(Op.FETCH_BILL).ifPresent(each -> {
            if (!each.tells("file.content") && !each.tells("file.url")) {
                findings.add(each.spot(), "操作 fetchBill 的应答没有映射 file.content 或 file.url");
            }
            if (profile.bill().checks().contains(Check.DIGEST_SM3) && !each.tells("file.digest")) {
                findings.add(each.spot(), "操作 fetchBill 的应答没有映射 file.digest");
            }
        });
    }

    private void notice(NoticeRule notice) {
        entries.inward(notice.fields(), TOLD);
        Set<Source> sources = EnumSet.of(Source.FROM, Source.CONST, Source.SIGNATURE);
        entries.outward(notice.answer(), AROUND, sources);
        entries.outward(notice.later(), AROUND, sources);
        if (notice.fields().stream().noneMatch(entry -> entry.path().equals("notice.type"))) {
            findings.add(notice.spot(), "通知没有映射 notice.type");
        }
        if (notice.answer().isEmpty() || notice.later().isEmpty()) {
            findings.add(notice.spot(), "通知没有应答 (answer, later)");
        }
        boolean signed = notice.answer().stream().anyMatch(entry -> entry.source() == Source.SIGNATURE);
        if (signed != notice.answerSealed()) {
            findings.add(notice.spot(), "answerSealed 与应答中的签名字段不一致");
        }
    }
}
