package io.medsettle.server.assembly;

import io.medsettle.adapter.alipay.Alipay;
import io.medsettle.ports.value.Party;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whose code somebody showed, and which channel of this gateway collects by it. Safe to share. */
@Singleton
public final class ShownCodes {
    private final Map<CodeKind, Pattern> forms;
    private final Map<CodeKind, Party> collectors = new EnumMap<>(CodeKind.class);

    ShownCodes(CodeRules rules, Optional<WechatCodesBinding> wechat, Optional<Alipay> alipay) {
        forms = rules.forms();
        wechat.ifPresent(w -> collectors.put(CodeKind.WECHAT, Parties.WECHAT));
        alipay.ifPresent(a -> collectors.put(CodeKind.ALIPAY, Parties.ALIPAY));
    }

    /** Told by its look alone. */
    public CodeKind kind(String code) {
        return forms.entrySet().stream()
                .filter(form -> form.getValue().matcher(code).matches())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(CodeKind.UNKNOWN);
    }

    /** Who collects by codes of that kind; empty if nobody here does. */
    public Optional<Party> collector(CodeKind kind) {
        return Optional.ofNullable(collectors.get(kind));
    }

    boolean any() {
        return !collectors.isEmpty();
    }
}
