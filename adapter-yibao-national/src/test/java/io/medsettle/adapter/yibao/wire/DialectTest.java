package io.medsettle.adapter.yibao.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.adapter.yibao.CoreDialect;
import io.medsettle.adapter.yibao.CoreExtras;
import io.medsettle.adapter.yibao.CoreSettings.Gateway;
import io.medsettle.adapter.yibao.YibaoSettings;
import io.medsettle.ports.value.Secret;
import io.medsettle.ports.wire.WireRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A region is a file: what leaves is its own, what comes back is the baseline's, and no Java source knows where. */
class DialectTest {
    private static final String OK = "{\"infcode\":0,\"err_msg\":null";
    /** A region that nobody has seen, different in as many points as a file can say. */
    private static final String FAR = "{'name':'far','extends':'baseline','verified':true,"
            + "'envelope':{'recer_sys_code':'FAR','infver':'2.0','extra':{'recer_admvs':'{mdtrtarea_admvs}','who':'{opter}'}},"
            + "'signIn':{'needed':false},'signature':'SM3','paths':{'*':'any/{infno}','2201':'visit/open'},"
            + "'transactions':{"
            + "'2201':{'in':{'nodes':{'data':'visit'},'shapes':{'data':'LIST'},'rename':{'psn_no':'personNo','dept_code':'dept'},"
            + "'values':{'insutype':{'310':'A1'}},'drop':['exp_content'],'add':{'data':{'scene':'9'},'':{'asked':'{date}'}}},"
            + "'out':{'nodes':{'':'answer','data':'visit'},'shapes':{'data':'LIST'},'rename':{'mdtrt_id':'visitNo','psn_no':'personNo'}}},"
            + "'1101':{'in':{'nodes':{'data':''}},'out':{'shapes':{'':'LIST','insuinfo':'OBJECT'},"
            + "'values':{'insutype':{'310':'A1'}},'rename':{'psn_no':'personNo'}}}}}";

    private static CoreDialect dialect(String json) {
        return CoreDialect.of(json.replace('\'', '"'));
    }

    private static JsonNode body(WireRequest request) {
        return Json.parse(request.body()).orElseThrow();
    }

    private static JsonNode json(String text) {
        return Json.parse(text.replace('\'', '"')).orElseThrow();
    }

    @Test
    void a_region_written_only_here_registers_a_visit_without_a_line_of_java() {
        CapturedWire wire = new CapturedWire()
                .on(
                        "1101",
                        (OK
                                        + ",'output':[{'baseinfo':{'personNo':'P1'},'insuinfo':{'insutype':'A1','psn_insu_stas':'1',"
                                        + "'psn_type':'1101','insuplc_admdvs':'440100'}}]}")
                                .replace('\'', '"'))
                .on(
                        "2201",
                        (OK + ",'output':{'answer':{'visit':[{'visitNo':'V7','personNo':'P1','ipt_otp_no':'"
                                        + Sample.VISIT_NO + "'}]}}}")
                                .replace('\'', '"'));
        Desk desk = new Desk(Platform.speaking(dialect(FAR)), wire);

        assertThat(Desk.receipt(desk.yibao.start(Sample.visit())).farNumber()).isEqualTo("V7");

        JsonNode who = body(wire.of("1101"));
        assertThat(who.path("input").path("mdtrt_cert_type").asText()).isEqualTo("02");
        assertThat(who.path("input").has("data")).isFalse();
        JsonNode sent = body(wire.of("2201"));
        assertThat(sent.path("recer_sys_code").asText()).isEqualTo("FAR");
        assertThat(sent.path("infver").asText()).isEqualTo("2.0");
        assertThat(sent.path("recer_admvs").asText()).isEqualTo("440100");
        assertThat(sent.path("who").asText()).isEqualTo("0053");
        assertThat(sent.path("sign_no").asText()).isEmpty();
        assertThat(sent.path("signtype").asText()).isEqualTo("SM3");
        assertThat(sent.path("cainfo").asText()).matches("[0-9a-f]{64}");
        JsonNode row = sent.path("input").path("visit").path(0);
        assertThat(row.path("personNo").asText()).isEqualTo("P1");
        assertThat(row.path("dept").asText()).isEqualTo("A03.01");
        assertThat(row.path("insutype").asText()).isEqualTo("A1");
        assertThat(row.path("scene").asText()).isEqualTo("9");
        assertThat(row.has("psn_no")).isFalse();
        assertThat(row.has("exp_content")).isFalse();
        assertThat(sent.path("input").path("asked").asText()).isEqualTo("2026-01-05");
        assertThat(wire.count("9001")).isZero();
    }

    @Test
    void the_address_may_be_a_path_of_the_dialect() {
        CoreDialect far = dialect(FAR);
        assertThat(far.path("2201")).isEqualTo("visit/open");
        assertThat(far.path("2203A")).isEqualTo("any/2203A");
        assertThat(CoreDialect.builtIn("baseline-paths").path("2207"))
                .isEqualTo("outpatientSettleService/saveSettletmentV2");
        assertThat(CoreDialect.builtIn("baseline-paths").path("5201")).isEqualTo("5201");
    }

    @Test
    void the_pilot_signs_in_with_a_password_and_has_its_own_nodes() {
        CapturedWire wire = new CapturedWire()
                .on("9001", (OK + ",'output':{'result':{'sign_no':'S9'}}}").replace('\'', '"'))
                .golden("1101")
                .golden("2201");
        YibaoSettings settings = Platform.settings(
                Gateway.TIF,
                "gateway_sample_01",
                CoreDialect.builtIn("guangzhou"),
                CoreExtras.none().withPassword(new Secret("clear")));
        Desk desk = new Desk(settings, wire);

        assertThat(desk.yibao.start(Sample.visit()).maybe()).isPresent();

        JsonNode in = body(wire.of("9001")).path("input").path("data");
        assertThat(in.path("currenttime").asText()).isEqualTo("20260105093000");
        assertThat(in.path("password").asText()).isEqualTo(md5("20260105093000clear"));
        assertThat(in.path("userid").asText()).isEqualTo("0053");
        assertThat(in.path("opter_no").asText()).isEqualTo("0053");
        JsonNode visit = body(wire.of("2201"));
        assertThat(visit.path("msgid").asText()).hasSize(26);
        assertThat(visit.path("sign_no").asText()).isEqualTo("S9");
        assertThat(visit.path("recer_admdvs").asText()).isEqualTo("440100");
        assertThat(visit.path("input").path("mdtrtinfo").path("mdtrt_mode").asText())
                .isEqualTo("0");
        assertThat(visit.path("input").has("data")).isFalse();
    }

    private static String md5(String text) {
        try {
            byte[] digest = java.security.MessageDigest.getInstance("MD5").digest(Vectors.utf8(text));
            return java.util.HexFormat.of().withUpperCase().formatHex(digest);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode out(String region, String infno, String input) {
        CoreDialect dialect = CoreDialect.builtIn(region);
        Words words = new Words(Platform.speaking(dialect), infno, new Sending("1", "", "440100"), "", Sample.MORNING);
        return Shaping.outward(
                dialect.manner(infno), (com.fasterxml.jackson.databind.node.ObjectNode) json(input), words);
    }

    private static JsonNode back(String region, String infno, String output) {
        return Shaping.inward(CoreDialect.builtIn(region).manner(infno), json(output));
    }

    @Test
    void nodes_lists_names_and_constants_go_out_as_the_region_wants() {
        assertThat(out("guangzhou", "2601", "{'data':{'psn_no':'1','omsgid':'m','oinfno':'2207'}}"))
                .isEqualTo(json("{'psn_no':'1','omsgid':'m','oinfno':'2207'}"));
        assertThat(out("guangzhou", "2302", "{'data':{'feedetl_sn':'1'}}"))
                .isEqualTo(json("{'feeinfo':[{'feedetl_sn':'1'}]}"));
        assertThat(out("guangzhou", "2302", "{'data':[{'feedetl_sn':'1'},{'feedetl_sn':'2'}]}"))
                .isEqualTo(json("{'feeinfo':[{'feedetl_sn':'1'},{'feedetl_sn':'2'}]}"));
        assertThat(out("guangzhou", "3201", "{'data':{'setl_optins':'440100','acct_pay':'1.00'}}"))
                .isEqualTo(json("{'data':{'clr_optins':'440100'}}"));
        assertThat(out("baseline", "2207", "{'data':{'a':'1'}}")).isEqualTo(json("{'data':{'a':'1'}}"));
    }

    @Test
    void answers_come_back_as_the_baseline_has_them() {
        assertThat(back("guangzhou", "2207", "{'setlinfo':{'psn_part_am':4.52,'x':[{'psn_part_am':1}]}}"))
                .isEqualTo(json("{'setlinfo':{'psn_part_amt':4.52,'x':[{'psn_part_amt':1}]}}"));
        assertThat(back("guangzhou", "1101", "[{'baseinfo':{'psn_no':'1'}}]"))
                .isEqualTo(json("{'baseinfo':{'psn_no':'1'}}"));
        assertThat(back("guangzhou", "9001", "{'result':{'sign_no':'1'}}"))
                .isEqualTo(json("{'signinoutb':{'sign_no':'1'}}"));
        assertThat(back("baseline", "5204", "[{'a':1}]")).isEqualTo(json("[{'a':1}]"));
    }

    @Test
    void a_mark_joins_what_the_extension_already_says() {
        JsonNode sent =
                out("municipal-no-sense", "2207", "{'data':{'exp_content':'{\\'IPT_TYPE\\':\\'1\\'}','a':'1'}}");
        assertThat(sent.path("data").path("exp_content").asText()).isEqualTo("{\"IPT_TYPE\":\"1\",\"PAY_MODE\":\"2\"}");
        assertThat(out("municipal", "1101", "{'data':{'exp_content':''}}")
                        .path("data")
                        .path("exp_content")
                        .asText())
                .isEqualTo("{\"PAY_MODE\":\"1\"}");
        assertThat(out("municipal", "2201", "{'data':{'exp_content':''}}")
                        .path("data")
                        .path("exp_content")
                        .asText())
                .isEmpty();
    }

    @Test
    void no_source_of_dialects_and_gateways_names_a_region() throws IOException {
        List<String> mine = List.of(
                "CoreDialect",
                "CoreSettings",
                "CoreExtras",
                "Manner",
                "Dialect",
                "ProfileCheck",
                "CoreLine",
                "CoreReply",
                "CoreSeal",
                "Shaping",
                "Doors",
                "OAuthDoor",
                "TifHeaders",
                "SignIns",
                "Msgids",
                "Catalogues",
                "Statements");
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/io/medsettle/adapter/yibao"))) {
            List<Path> sources = files.filter(f -> mine.stream()
                            .anyMatch(m -> f.getFileName().toString().startsWith(m)))
                    .toList();
            assertThat(sources).hasSizeGreaterThan(mine.size());
            for (Path source : sources) {
                assertThat(Files.readString(source))
                        .as(source.toString())
                        .doesNotContainIgnoringCase(
                                "guangzhou", "guangdong", "hunan", "jilin", "zhejiang", "4401", "广州");
            }
        }
    }
}
