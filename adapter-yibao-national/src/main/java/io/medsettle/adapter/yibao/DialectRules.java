package io.medsettle.adapter.yibao;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which keys a dialect file may have and what each must be. A {@code *} stands for one name chosen by the file. */
final class DialectRules {
    /**
     * What a value must be.
     *
     * @param kind object, text, texts, number or flag
     * @param pattern a text, or each of the texts, must match
     * @param hint in Chinese: what is expected
     */
    record Rule(String kind, String pattern, String hint) {}

    static final List<String> PLACEHOLDERS = List.of(
            "infno",
            "opter",
            "opter_name",
            "fixmedins_code",
            "mdtrtarea_admvs",
            "insuplc_admdvs",
            "hcard_basinfo",
            "hcard_chkinfo",
            "time",
            "time14",
            "date",
            "sign_no",
            "password_md5");

    static final List<String> COLUMNS = List.of("code", "name", "limit", "level", "begins", "ends", "valid", "version");

    private static final String INFNO = "\\d{4}[0-9A-Z]{0,2}";
    private static final String MEMBER = "[A-Za-z][A-Za-z0-9_]*";

    private static final Map<String, Rule> RULES = Map.ofEntries(
            text("name", "[A-Za-z0-9-]{1,40}", "字母、数字、短横"),
            text("about", "(?s).*", "文字"),
            text("extends", "[a-z0-9-]+", "内置方言的名称"),
            Map.entry("verified", new Rule("flag", "", "true 或 false")),
            object("envelope"),
            text("envelope.recer_sys_code", ".{0,10}", "至多 10 个字符"),
            text("envelope.infver", ".{1,6}", "1 至 6 个字符"),
            Map.entry("envelope.msgidLength", new Rule("number", "30|26", "30 或 26")),
            Map.entry("envelope.wrapped", new Rule("flag", "", "true 或 false")),
            object("envelope.extra"),
            text("envelope.extra.*", ".*", "文字"),
            object("signIn"),
            Map.entry("signIn.needed", new Rule("flag", "", "true 或 false")),
            Map.entry("signIn.lifeMinutes", new Rule("number", "[1-9]\\d{0,3}", "1 至 9999 分钟")),
            object("gateway"),
            text("gateway.apiVersion", ".+", "版本号"),
            object("gateway.apiNames"),
            text("gateway.apiNames.*", ".+", "服务名"),
            text("gateway.charset", "UTF-8|GB2312|GBK|GB18030", "UTF-8 或 GB2312"),
            text("gateway.keyHeader", "[A-Za-z0-9-]+", "报文头名称"),
            object("paths"),
            text("paths.*", "[^\\s?#]+", "没有空格、问号的路径"),
            text("signature", "NONE|SM3|SM2", "NONE、SM3 或 SM2"),
            Map.entry("sealed", new Rule("flag", "", "true 或 false")),
            object("visit"),
            text("visit.diagnoses", "2203A?", "2203 或 2203A"),
            text("visit.certificate", "IDENTITY_DOCUMENT|PAY_AUTHORISATION", "IDENTITY_DOCUMENT 或 PAY_AUTHORISATION"),
            Map.entry("visit.supplements", new Rule("texts", "\\d{3,6}", "险种代码的列表")),
            Map.entry("reversible", new Rule("texts", INFNO, "交易号的列表")),
            Map.entry("accountInsideFund", new Rule("flag", "", "true 或 false")),
            object("files"),
            text("files.upload", "MULTIPART|BYTES|BASE64", "MULTIPART、BYTES 或 BASE64"),
            text("files.owner", "OWN|PLC", "OWN 或 PLC"),
            Map.entry("files.crlf", new Rule("flag", "", "true 或 false")),
            object("transactions"),
            object("transactions.*"),
            object("transactions.*.*"),
            object("transactions.*.*.nodes"),
            text("transactions.*.*.nodes.*", "(" + MEMBER + ")?", "节点名或空"),
            object("transactions.*.*.shapes"),
            text("transactions.*.*.shapes.*", "LIST|OBJECT", "LIST 或 OBJECT"),
            object("transactions.*.*.rename"),
            text("transactions.*.*.rename.*", MEMBER, "字段名"),
            object("transactions.*.*.values"),
            object("transactions.*.*.values.*"),
            text("transactions.*.*.values.*.*", ".*", "取值"),
            Map.entry("transactions.*.*.drop", new Rule("texts", MEMBER, "字段名的列表")),
            object("transactions.*.*.add"),
            object("transactions.*.*.add.*"),
            text("transactions.*.*.add.*.*", "(?s).*", "文字"),
            object("noSense"),
            object("noSense.*"),
            object("noSense.*.*"),
            text("noSense.*.*.*", "(?s).+", "文字"),
            object("catalogues"),
            object("catalogues.*"),
            text("catalogues.*.infno", INFNO, "交易号"),
            Map.entry("catalogues.*.paged", new Rule("flag", "", "true 或 false")),
            object("catalogues.*.columns"),
            text("catalogues.*.columns.*", "[1-9]\\d*|" + MEMBER, "列号或字段名"));

    static final List<String> REQUIRED = List.of(
            "name",
            "envelope.recer_sys_code",
            "envelope.infver",
            "envelope.msgidLength",
            "envelope.wrapped",
            "signIn.needed",
            "signIn.lifeMinutes",
            "gateway.apiVersion",
            "gateway.charset",
            "gateway.keyHeader",
            "signature",
            "sealed",
            "visit.diagnoses",
            "visit.certificate",
            "visit.supplements",
            "reversible",
            "accountInsideFund",
            "files.upload",
            "files.owner",
            "files.crlf");

    private DialectRules() {}

    private static Map.Entry<String, Rule> object(String key) {
        return Map.entry(key, new Rule("object", "", "一组键值 {…}"));
    }

    private static Map.Entry<String, Rule> text(String key, String pattern, String hint) {
        return Map.entry(key, new Rule("text", pattern, hint));
    }

    /** The rule of a place, whose names stand in a list because a name may hold a dot. */
    static Optional<Rule> of(List<String> place) {
        return RULES.entrySet().stream()
                .filter(e -> fits(e.getKey().split("\\."), place))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean fits(String[] pattern, List<String> place) {
        if (pattern.length != place.size()) {
            return false;
        }
        for (int i = 0; i < pattern.length; i++) {
            if (!pattern[i].equals("*") && !pattern[i].equals(place.get(i))) {
                return false;
            }
        }
        return names(place);
    }

    /** Names chosen by the file have their own forms. */
    private static boolean names(List<String> place) {
        if (place.size() < 2) {
            return true;
        }
        String second = place.get(1);
        return switch (place.get(0)) {
            case "transactions" ->
                second.matches(INFNO)
                        && (place.size() < 3
                                || place.get(2).equals("in")
                                || place.get(2).equals("out"));
            case "paths" -> second.equals("*") || second.matches(INFNO);
            case "noSense" -> second.matches(INFNO);
            case "catalogues" -> place.size() < 4 || COLUMNS.contains(place.get(3));
            default -> true;
        };
    }
}
