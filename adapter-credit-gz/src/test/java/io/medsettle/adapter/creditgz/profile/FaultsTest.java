package io.medsettle.adapter.creditgz.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a profile is told with its line. */
class FaultsTest {
    private static final String FILE = "gz-credit-inferred-1";
    private static final String OTHER = "gz-credit-altshape";
    private static final String STEPS = "gz-credit-stepwise";

    private static void refused(String file, String from, String to, String words) {
        String text = Texts.whole(file);
        assertThat(text).contains(from);
        WrongProfile wrong = catchThrowableOfType(WrongProfile.class, () -> Texts.read(file, text.replace(from, to)));
        assertThat(wrong).as(to).isNotNull();
        assertThat(wrong.findings())
                .anySatisfy(finding -> assertThat(finding.text()).contains(words));
        assertThat(wrong.findings().get(0).toString()).matches("gz-credit-[a-z0-9-]+\\.yaml:[0-9]+: .+");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', textBlock = """
                    conv: date, req: M } # conv: dates, req: M } # 没有这种转换: dates
                    from: amounts.total, conv: money # from: amounts.total # amounts.total 需要转换 money
                    from: amounts.total, # from: amounts.totals, # 这里没有 amounts.totals
                    from: order.bizType, enum: bizType # from: order.bizType, enum: payScene # order.bizType 不能用枚举 payScene
                    from: order.bizType, enum: bizType # from: order.bizType # order.bizType 需要枚举 bizType
                    when: family.present # when: family.presently # 条件看不懂
                    OUTPATIENT: "01", # OUTPATIENT: "02", # 枚举 bizType 中 02 出现两次
                    OUTPATIENT: "01", # CLINIC: "01", # 枚举 bizType 没有映射 OUTPATIENT
                    notFound: ["3001"] # notFound: ["3001", "2001"] # 应答码 2001 属于两类
                    declinedAfterDoubt: [] # declinedAfterDoubt: ["0000"] # 应答码 0000 在 declinedAfterDoubt 中
                    unsigned: "2001" # unsigned: "2999" # 应答码 2999 不在任何一类中
                    variant: SM3_KEY_PARAM # variant: MD5 # variant 没有 MD5 这种写法
                    order: ENCRYPT_THEN_SIGN # order: SIGN_THEN_ENCRYPT # SIGN_THEN_ENCRYPT 只能对明文签名
                    mode: ECB, # mode: CBC, # CBC 需要 iv
                    iv: NONE # iv: FIXED # ECB 没有 iv
                    padding: PKCS7 # padding: NONE # 只能与 GCM 同用
                    scope: BODY # scope: BODIES # scope 没有 BODIES 这种写法
                    sign: sign # unsigned: false # 应答应有签名字段
                    echo: [transCode, transNo] # echo: [transCode, platNo] # echo 指向请求中没有的字段 platNo
                    { field: merId, from: cfg.merId, req: M, max: 15 } # { field: merId, const: X } # 没有映射 cfg.merId
                    { field: sign, signature: true } # { field: sign, const: X } # 没有放签名的字段
                    { field: bizContent, body: true } # { field: bizContent, const: X } # 没有放业务内容的字段
                    aliasOf: refund # aliasOf: refunds # 没有这种操作: refunds
                    aliasOf: refund # aliasOf: reverseDischarge # 指向的操作不可用
                    code: HOS00012 # wire: HOS00012 # 不认识的键 wire
                    checks: [HEADER_COUNT # checks: [HEADER_COUNTS # 没有这种核对: HEADER_COUNTS
                    { n: 2, to: trailer.count } # { n: 2, const: X } # 没有可供核对 TRAILER_COUNT 的列
                    { n: 20, to: line.amount, conv: money } # { n: 20, const: X } # 账单没有映射 line.amount
                    { n: 21, to: line.fee # { n: 20, to: line.fee # 这一列与别的列重叠
                    { n: 3, to: header.day, conv: date, mustEqual: bill.day } # { n: 3, const: X } # 账单没有映射 header.day
                    enum: fileState, req: M # enum: fileStates, req: M # 没有枚举 fileStates
                    answerSealed: false # answerSealed: true # answerSealed 与应答中的签名字段不一致
                    { field: scene, from: link.scene # { field: certNo, from: link.scene # 字段 certNo 写了两次
                    zone: Asia/Shanghai # zone: Asia/Canton # 没有这个时区
                    unit: FEN # unit: JIAO # unit 没有 JIAO 这种写法
                    verified: false # verified: perhaps # 应为 true 或 false
                    """)
    void a_fault_is_named(String from, String to, String words) {
        refused(FILE, from, to, words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', textBlock = """
                    { field: Authorization, from: token.value, # { field: Authorization, from: key.id, # 没有放进公共请求报文或报文头
                    { field: Authorization, from: token.value, # { field: Authorization, from: token.until, # 报文只能带 token.value
                    { field: Authorization, from: token.value, # { field: Authorization, from: key.secret, # key.secret 只能放在操作 fetchToken
                    to: token.seconds, req: M, type: NUMBER # to: token.value # 没有映射 token.seconds 或 token.until
                    to: token.value, req: M, sensitive: true # to: token.seconds, req: M # 操作 fetchToken 的应答没有映射 token.value
                    from: key.secret, req: M # from: patient.certNo, req: M # 这里没有 patient.certNo
                    early: 60 # early: soon # 应为数字
                    { prefix: "Bearer " } # { prefix: [a, b] } # 转换 prefix 的参数不对
                    { field: payTicket, to: step.ticket, req: M, sensitive: true } # { field: payTicket, to: step.no } # 操作 pay.before 的应答没有映射 step.ticket
                    { field: payTicket, from: step.ticket, req: M, sensitive: true } # { field: payTicket, const: X } # 后一步的请求没有用它
                    code: PY00 # code: PY01 # 操作 pay.before 的代码与后一步相同
                    code: PY00 # code: "" # 操作 pay.before 没有代码
                    before: # first: # 不认识的键 first
                    to: step.ticket, req: M # to: contract.no, req: M # 没有映射 step.ticket
                    { field: about, from: query.type, # { field: about, from: step.ticket, # 这里没有 step.ticket
                    pages: { most: 5 } # pages: { most: 0 } # most 应为 1 到 1000 页
                    pages: { most: 5 } # pages: { upTo: 5 } # 不认识的键 upTo
                    { field: pageNo, from: page.number, req: M } # { field: pageNo, const: X } # 请求没有映射 page.number 或 page.after
                    { field: hasMore, to: page.more, enum: flag, req: M } # { field: hasMore, const: Y } # 应答没有映射 page.next, page.more 或 page.count
                    to: page.more, enum: flag, req: M # to: page.more, enum: flag # page.more 须 req: M
                    to: page.count, req: M, # to: page.count, # page.count 须 req: M
                    { field: after, from: page.after } # { field: after, from: page.number } # 的请求没有映射 page.after, 二者须成对
                    { field: nextPage, to: page.next } # { field: nextPage, to: page.count, req: M } # 的应答没有映射 page.next, 二者须成对
                    """)
    void a_fault_in_what_takes_more_than_one_call_is_named(String from, String to, String words) {
        refused(STEPS, from, to, words);
    }

    @Test
    void a_token_without_a_code_that_says_it_is_over_is_refused() {
        refused(STEPS, "SYS998]\n  tokenExpired: [TOK001]", "SYS998, TOK001]", "应答码表没有 tokenExpired");
    }

    @Test
    void more_than_one_call_is_refused_where_a_platform_has_nothing_of_it() {
        refused(
                FILE,
                "{ field: keyId, from: key.id",
                "{ field: keyId, from: token.value",
                "token.value 需要操作 fetchToken");
        refused(
                FILE,
                "  notFound: [\"3001\"]",
                "  notFound: [\"3001\"]\n  tokenExpired: [\"8001\"]",
                "tokenExpired 需要操作 fetchToken");
        refused(FILE, "    code: HOS00012\n", "    code: HOS00012\n    pages: { most: 2 }\n", "操作 queryTrade 不能分页");
        refused(
                FILE,
                "    code: HOS00012\n",
                "    code: HOS00012\n    before: { code: X, request: [{ field: a, from: order.no }] }\n",
                "操作 queryTrade 不能分两步");
        refused(FILE, "    code: HOS00012\n", "    code: HOS00012\n    early: 5\n", "它只用于 fetchToken");
    }

    @Test
    void a_column_outside_of_a_line_of_fixed_width_is_refused() {
        refused(OTHER, "width: 200", "width: 178", "或超出行宽");
        refused(OTHER, "{ at: 11, length: 1,", "{ at: 10, length: 1,", "这一列与别的列重叠");
    }

    @Test
    void the_line_is_the_one_where_it_stands() {
        List<String> lines = Texts.whole(FILE).lines().toList();
        int line = 0;
        while (!lines.get(line).contains("from: amounts.total")) {
            line++;
        }
        String text = Texts.whole(FILE).replace("from: amounts.total", "from: amounts.whole");
        WrongProfile wrong = catchThrowableOfType(WrongProfile.class, () -> Texts.read(FILE, text));
        assertThat(wrong.getMessage()).contains(FILE + ".yaml:" + (line + 1) + ": 这里没有 amounts.whole");
    }

    @Test
    void every_fault_is_told_at_once_in_the_order_of_the_lines() {
        String text = Texts.whole(FILE)
                .replace("from: amounts.total", "from: amounts.whole")
                .replace("to: line.fee", "to: line.fees")
                .replace("enum: queryScene }", "enum: sceneries }");
        WrongProfile wrong = catchThrowableOfType(WrongProfile.class, () -> Texts.read(FILE, text));
        assertThat(wrong.findings()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(wrong.findings())
                .isSortedAccordingTo((a, b) -> a.spot().line() - b.spot().line());
    }

    @Test
    void what_is_no_yaml_is_told_with_its_line_too() {
        WrongProfile wrong =
                catchThrowableOfType(WrongProfile.class, () -> Texts.read("p", "profile: x\nmoney: { unit: FEN\nb: ]"));
        assertThat(wrong.getMessage()).startsWith("p.yaml:3: 不是正确的 YAML");
        assertThat(catchThrowableOfType(WrongProfile.class, () -> Texts.read("p", ""))
                        .getMessage())
                .isEqualTo("p.yaml:1: 文件是空的");
        assertThat(catchThrowableOfType(WrongProfile.class, () -> Texts.read("p", "profile: x\nprofile: y\n"))
                        .getMessage())
                .contains("p.yaml:2: 重复的键 profile");
    }

    @ParameterizedTest
    @CsvSource({"pay", "refund"})
    void an_operation_that_is_sent_again_and_is_not_idempotent_is_refused_with_its_line(String word) {
        String text = Texts.whole(FILE).replaceFirst("(?s)(\n  " + word + ":\n.*?\n    idempotent: )true", "$1false");
        List<String> lines = text.lines().toList();
        int line = lines.indexOf("    idempotent: false");
        assertThat(line).isGreaterThan(lines.indexOf("  " + word + ":"));
        WrongProfile wrong = catchThrowableOfType(WrongProfile.class, () -> Texts.read(FILE, text));
        assertThat(wrong).isNotNull();
        assertThat(wrong.getMessage()).contains(FILE + ".yaml:" + (line + 1) + ": 本网关同号重发, 平台须幂等");
    }
}
