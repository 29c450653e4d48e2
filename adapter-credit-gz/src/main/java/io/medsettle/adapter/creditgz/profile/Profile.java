package io.medsettle.adapter.creditgz.profile;

import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One platform as a profile describes it, read and checked. Immutable.
 *
 * @param verified whether somebody has compared it with the platform's own document
 * @param encryptFirst whether content is encrypted before it is signed
 * @param enums translations by name
 * @param cashFirst whether a partial refund takes the patient's own money before the personal account
 * @param reversals whether a payment taken back whole in its own round and day goes as 冲正
 * @param operations those that are there and not disabled
 * @param masking wire names that are never shown, whole paths or last parts
 */
public record Profile(
        String name,
        boolean verified,
        Forms forms,
        Envelope envelope,
        boolean encryptFirst,
        SignRule sign,
        CipherRule cipher,
        Map<String, Translation> enums,
        Codes codes,
        boolean cashFirst,
        boolean reversals,
        Map<Op, Operation> operations,
        Optional<NoticeRule> notice,
        BillRule bill,
        Set<String> masking) {
    private static final Set<String> SECRET = Set.of("token.value", "key.secret");

    public Profile {
        enums = Map.copyOf(enums);
        operations = Map.copyOf(operations);
        masking = Set.copyOf(masking);
    }

    /**
     * Reads and checks a profile.
     *
     * @param file its name, for the findings
     * @throws WrongProfile with every finding, if it cannot be used
     */
    public static Profile read(String file, Reader text) {
        Findings findings = new Findings();
        Optional<Profile> read =
                ProfileNode.root(file, text, findings).map(root -> new ProfileReader(root, findings).read());
        if (findings.all().isEmpty()) {
            read.ifPresent(profile -> new ProfileRules(profile, findings).check());
        }
        if (!findings.all().isEmpty() || read.isEmpty()) {
            throw new WrongProfile(findings.all());
        }
        return read.get();
    }

    /** The operation, an alias followed to what it is done by; empty if the platform has none. */
    public Optional<Operation> operation(Op op) {
        return Optional.ofNullable(operations.get(op));
    }

    /** Whether a wire name, a whole path, is never shown. */
    public boolean hides(String wirePath) {
        return masking.contains(wirePath) || masking.contains(wirePath.substring(wirePath.lastIndexOf('.') + 1));
    }

    /** Everything in it that is made up and must never reach a real platform, each with its line. */
    public List<Finding> placeholders() {
        List<Finding> made = new ArrayList<>();
        operations.values().stream()
                .flatMap(each -> Stream.concat(Stream.of(each), each.before().stream()))
                .filter(Operation::placeholder)
                .forEach(each -> made.add(new Finding(each.spot(), "操作 " + each.name() + " 的代码是占位代码")));
        notice.filter(NoticeRule::placeholder).ifPresent(each -> made.add(new Finding(each.spot(), "通知的代码是占位代码")));
        return List.copyOf(made);
    }

    /** Wire names marked as sensitive, or of what is secret anyhow, with those of the list. */
    static Set<String> hidden(
            Envelope envelope, Map<Op, Operation> operations, Optional<NoticeRule> notice, List<String> masking) {
        Set<String> all = new TreeSet<>(masking);
        hidden(envelope.request(), "", all);
        operations.values().stream()
                .flatMap(each -> Stream.concat(Stream.of(each), each.before().stream()))
                .forEach(each -> {
                    hidden(each.request(), "", all);
                    hidden(each.response(), "", all);
                });
        notice.ifPresent(each -> hidden(each.fields(), "", all));
        return all;
    }

    private static void hidden(List<Entry> entries, String prefix, Set<String> all) {
        for (Entry entry : entries) {
            if (entry.sensitive() || SECRET.contains(entry.path())) {
                all.add(prefix + entry.field());
            }
            hidden(entry.fields(), prefix + entry.field() + ".", all);
        }
    }
}
