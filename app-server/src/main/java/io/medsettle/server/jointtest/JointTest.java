package io.medsettle.server.jointtest;

import io.medsettle.adapter.creditgz.CreditEvidence.Shown;
import io.medsettle.adapter.creditgz.CreditSettings;
import io.medsettle.ports.value.BusinessDay;
import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.credit.CreditFarSide;
import io.medsettle.server.onboarding.MerchantEvidence;
import io.medsettle.server.store.WireArchive;
import io.medsettle.server.store.WireMessage;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes the report of a time from the messages that were kept of it. Safe to share. */
@Singleton
class JointTest {
    /** Messages of one report; a joint test has some hundred. */
    static final int MOST = 20_000;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(BusinessDay.ZONE);

    private final WireArchive archive;
    private final Optional<CreditSettings> settings;
    private final Optional<MerchantEvidence> evidence;
    private final InstantSource clock;
    private final String hospital;

    JointTest(
            WireArchive archive,
            Optional<CreditSettings> settings,
            Optional<MerchantEvidence> evidence,
            InstantSource clock,
            GatewaySettings gateway) {
        this.archive = archive;
        this.settings = settings;
        this.evidence = evidence;
        this.clock = clock;
        this.hospital = gateway.orgName();
    }

    /** Markdown; empty where the hospital has no credit platform. */
    Optional<String> report(Instant from, Instant to) {
        return settings.map(s -> {
            List<WireMessage> messages = archive.between(CreditFarSide.PARTY.name(), from, to, MOST);
            return written(s, pairs(messages, evidence.orElseThrow()), from, to, messages.size() == MOST);
        });
    }

    private static List<Pair> pairs(List<WireMessage> messages, MerchantEvidence evidence) {
        Map<String, WireMessage> answers = new HashMap<>();
        messages.stream().filter(m -> m.direction().equals("IN")).forEach(m -> answers.put(key(m), m));
        List<Pair> pairs = new ArrayList<>();
        for (WireMessage sent : messages) {
            if (sent.direction().equals("OUT")) {
                WireMessage came = answers.getOrDefault(key(sent), sent);
                evidence.request(body(sent.raw().reveal())).ifPresent(request -> {
                    Optional<Shown> answer = came == sent
                            ? Optional.empty()
                            : evidence.answer(
                                    request.operation(), body(came.raw().reveal()));
                    pairs.add(new Pair(sent.at(), sent.transaction(), sent.number(), request, answer, came.outcome()));
                });
            }
        }
        return pairs;
    }

    private static String key(WireMessage m) {
        return m.transaction() + " " + m.number() + " " + m.transmission();
    }

    /** What stands behind the head of a kept message. */
    private static String body(String raw) {
        int head = raw.indexOf("\n\n");
        return head < 0 ? raw : raw.substring(head + 2);
    }

    private String written(CreditSettings s, List<Pair> pairs, Instant from, Instant to, boolean cut) {
        StringBuilder text = new StringBuilder("# 信用就医无感支付 联调测试报告\n\n");
        text.append("| 项目 | 内容 |\n|---|---|\n")
                .append("| 医疗机构 | ")
                .append(hospital)
                .append(" |\n")
                .append("| 商户号 | ")
                .append(s.merId())
                .append(" |\n")
                .append("| 环境 | ")
                .append(s.environment())
                .append(" |\n")
                .append("| 报文方案 | ")
                .append(s.profile().name())
                .append(s.profile().verified() ? "" : " (未经核对)")
                .append(" |\n")
                .append("| 测试时段 | ")
                .append(TIME.format(from))
                .append(" 至 ")
                .append(TIME.format(to))
                .append(" |\n")
                .append("| 生成时间 | ")
                .append(TIME.format(clock.instant()))
                .append(" |\n")
                .append("| 来源 | 系统留存的报文 ")
                .append(pairs.size())
                .append(" 次调用, 个人信息已脱敏 |\n\n");
        if (cut) {
            text.append("报文超过 ").append(MOST).append(" 条, 只取最早的部分; 请缩短时段。\n\n");
        }
        long shut = pairs.stream().filter(p -> !p.request().opened()).count();
        if (shut > 0) {
            text.append("有 ").append(shut).append(" 次调用的内容用现有的密钥 (配置的与已登记的商户参数) 打不开, 不计入须看内容才能区分的用例。\n\n");
        }
        summary(text, pairs);
        text.append("## 报文\n\n");
        Case.all().forEach(each -> sample(text, each, pairs));
        return text.append("## 签章\n\n医院：　　　　　　运营方：　　　　　　日期：\n").toString();
    }

    private static void summary(StringBuilder text, List<Pair> pairs) {
        text.append("## 用例\n\n| 序号 | 用例 | 结果 | 调用 | 成功 | 其他应答 |\n|---|---|---|---|---|---|\n");
        int no = 0;
        for (Case each : Case.all()) {
            List<Pair> about = pairs.stream().filter(each.about()).toList();
            long good = about.stream().filter(Pair::good).count();
            String others = String.join(
                    " ",
                    about.stream()
                            .filter(p -> !p.good())
                            .map(Pair::result)
                            .distinct()
                            .sorted()
                            .toList());
            text.append("| %d | %s | %s | %d | %d | %s |\n"
                    .formatted(++no, each.name(), result(about), about.size(), good, others));
        }
        text.append('\n');
    }

    /** Passed only by what was done, failed only by what was not: an answer that tells neither is neither. */
    private static String result(List<Pair> about) {
        if (about.isEmpty()) {
            return "未测";
        }
        if (about.stream().anyMatch(Pair::good)) {
            return "通过";
        }
        return about.stream().anyMatch(Pair::open) ? "未有结果" : "未通过";
    }

    /** The first call that succeeded, else the first there was. */
    private static void sample(StringBuilder text, Case each, List<Pair> pairs) {
        List<Pair> about = pairs.stream().filter(each.about()).toList();
        Optional<Pair> shown = about.stream().filter(Pair::good).findFirst().or(() -> about.stream()
                .findFirst());
        text.append("### ").append(each.name()).append("\n\n");
        if (shown.isEmpty()) {
            text.append("未测\n\n");
            return;
        }
        Pair pair = shown.get();
        text.append("%s %s, 请求号 %s, 结果 %s\n\n"
                .formatted(TIME.format(pair.at()), pair.wireName(), pair.number(), pair.result()));
        text.append("请求\n\n```json\n").append(pair.request().text()).append("\n```\n\n");
        text.append("应答\n\n```json\n")
                .append(pair.answer().map(Shown::text).orElse("(" + pair.outcome() + ")"))
                .append("\n```\n\n");
    }
}
