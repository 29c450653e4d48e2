package io.medsettle.adapter.creditgz.profile;

import io.medsettle.adapter.creditgz.profile.Converter.Name;
import io.medsettle.adapter.creditgz.profile.Entry.Source;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether single entries say something that can be done. */
final class EntryRules {
    private static final Set<Name> OUTWARD_ONLY = EnumSet.of(Name.MASK, Name.TRUNCATE, Name.SM3);

    private final Map<String, Translation> enums;
    private final boolean fieldsEncrypted;
    private final Findings findings;

    EntryRules(Profile profile, Findings findings) {
        this.enums = profile.enums();
        this.fieldsEncrypted = profile.cipher().scope() == CipherRule.Scope.FIELDS;
        this.findings = findings;
    }

    /** @param roots first parts of the paths that may stand here */
    void outward(List<Entry> entries, Set<String> roots, Set<Source> sources) {
        entries.forEach(entry -> {
            source(entry, sources);
            one(entry, roots);
            if (entry.source() == Source.EACH) {
                outward(entry.fields(), Set.of("item"), EnumSet.of(Source.FROM, Source.CONST));
            }
        });
        collisions(entries);
    }

    void inward(List<Entry> entries, Set<String> roots) {
        entries.forEach(entry -> {
            source(entry, EnumSet.of(Source.TO, Source.EACH, Source.CONST));
            one(entry, roots);
            entry.conv().stream()
                    .filter(step -> OUTWARD_ONLY.contains(step.name()))
                    .forEach(step -> wrong(entry, "转换 " + step.name().word() + " 不能用在应答中"));
            if (entry.source() == Source.EACH) {
                inward(entry.fields(), Set.of("payer", "entry"));
            }
        });
    }

    private void source(Entry entry, Set<Source> sources) {
        if (!sources.contains(entry.source())) {
            wrong(entry, "字段 " + entry.field() + " 在这里不能这样写");
        }
    }

    private void one(Entry entry, Set<String> roots) {
        if (entry.source() == Source.CONST || entry.source() == Source.BODY || entry.source() == Source.SIGNATURE) {
            return;
        }
        Optional<Term> term = Term.of(entry.path())
                .filter(each ->
                        roots.contains(each.path().substring(0, each.path().indexOf('.'))));
        if (term.isEmpty()) {
            wrong(entry, "这里没有 " + (entry.path().isEmpty() ? "路径" : entry.path()));
            return;
        }
        if (!entry.mustEqual().isEmpty() && Term.of(entry.mustEqual()).isEmpty()) {
            wrong(entry, "没有 " + entry.mustEqual());
        }
        if (entry.encrypted() && !fieldsEncrypted) {
            wrong(entry, "encrypt 只在 scope: FIELDS 时有效");
        }
        kind(entry, term.get());
        words(entry, term.get());
        entry.conv().forEach(step -> pattern(entry, step));
    }

    private void kind(Entry entry, Term term) {
        Kind kind = term.kind();
        need(entry, kind.isMoney(), Name.MONEY);
        need(entry, kind.isTime(), Name.DATE);
        need(entry, kind == Kind.FLAG && entry.words().isEmpty(), Name.BOOL01);
        if (kind == Kind.BYTES && !entry.has(Name.BASE64)) {
            wrong(entry, entry.path() + " 需要转换 base64");
        }
        if ((kind == Kind.LIST) != (entry.source() == Source.EACH)
                || (kind == Kind.LIST) == entry.fields().isEmpty()) {
            wrong(entry, entry.path() + (kind == Kind.LIST ? " 是列表, 请用 each 和 fields" : " 不是列表"));
        }
        if (entry.has(Name.JSON_STRING) && kind != Kind.LIST) {
            wrong(entry, "转换 jsonString 只用于列表");
        }
    }

    private void need(Entry entry, boolean needed, Name name) {
        if (needed != entry.has(name)) {
            wrong(entry, entry.path() + (needed ? " 需要转换 " : " 不能用转换 ") + name.word());
        }
    }

    private void words(Entry entry, Term term) {
        if (entry.words().isEmpty()) {
            if (term.kind() == Kind.ENUM) {
                wrong(entry, entry.path() + " 需要枚举 " + term.words());
            }
            return;
        }
        if (!term.speaks(entry.words())) {
            wrong(entry, entry.path() + " 不能用枚举 " + entry.words());
        }
        if (!enums.containsKey(entry.words())) {
            wrong(entry, "没有枚举 " + entry.words());
        }
    }

    private void pattern(Entry entry, Converter step) {
        if (step.name() == Name.DATE && !step.text().isEmpty() && !isPattern(step.text())) {
            wrong(entry, "日期格式不对: " + step.text());
        }
    }

    static boolean isPattern(String pattern) {
        try {
            return DateTimeFormatter.ofPattern(pattern).toString().length() > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void collisions(List<Entry> entries) {
        Map<String, Entry> seen = new HashMap<>();
        for (Entry entry : entries) {
            Entry before = seen.put(entry.field(), entry);
            if (before != null
                    && (before.when().equals(Condition.ALWAYS) || entry.when().equals(Condition.ALWAYS))) {
                wrong(entry, "字段 " + entry.field() + " 写了两次");
            }
        }
        entries.stream()
                .filter(entry -> seen.keySet().stream().anyMatch(field -> field.startsWith(entry.field() + ".")))
                .forEach(entry -> wrong(entry, "字段 " + entry.field() + " 既是值又是对象"));
    }

    private void wrong(Entry entry, String text) {
        findings.add(entry.spot(), text);
    }
}
