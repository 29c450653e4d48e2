package io.medsettle.server.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.medsettle.ports.value.BusinessDay;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What all checks found, in order. */
record Report(Instant at, List<Section> sections) {
    /** What one check found. */
    record Section(String name, List<Finding> findings) {
        Verdict verdict() {
            return worst(findings.stream().map(Finding::verdict).toList());
        }
    }

    Verdict verdict() {
        return worst(sections.stream().map(Section::verdict).toList());
    }

    /** 0 all well, 1 something must be done or found out. */
    int exitCode() {
        return verdict().calls() ? 1 : 0;
    }

    private static Verdict worst(List<Verdict> verdicts) {
        return verdicts.stream().reduce(Verdict.GOOD, Verdict::orWorse);
    }

    /** For people. */
    String text() {
        StringBuilder text = new StringBuilder("MedSettle 体检 " + time() + "\n");
        for (Section section : sections) {
            text.append("\n【").append(section.verdict().words()).append("】").append(section.name());
            text.append('\n');
            section.findings().forEach(finding -> tell(text, finding));
        }
        long calling = sections.stream().filter(s -> s.verdict().calls()).count();
        text.append("\n结论: ").append(verdict().words());
        text.append(calling == 0 ? ", 没有必须处理的事\n" : ", " + calling + " 项须处理或查明 (退出码 1)\n");
        return text.toString();
    }

    private static void tell(StringBuilder text, Finding finding) {
        text.append("  ").append(finding.verdict().words()).append(" | ").append(finding.found());
        text.append('\n');
        line(text, "资金", finding.money());
        line(text, "下一步", finding.next());
    }

    private static void line(StringBuilder text, String name, String words) {
        if (!words.isEmpty()) {
            text.append("      ").append(name).append(": ").append(words).append('\n');
        }
    }

    /** For machines: at, verdict, checks with name, verdict and findings of verdict, found, money, next. */
    String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("at", time());
        all.put("verdict", verdict().name());
        all.put(
                "checks",
                sections.stream()
                        .map(s -> {
                            Map<String, Object> section = new LinkedHashMap<>();
                            section.put("name", s.name());
                            section.put("verdict", s.verdict().name());
                            section.put("findings", s.findings());
                            return section;
                        })
                        .toList());
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts that are no JSON", e);
        }
    }

    private String time() {
        return at.atZone(BusinessDay.ZONE)
                .toOffsetDateTime()
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }
}
