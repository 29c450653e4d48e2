package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.medsettle.fixtures.Covers;
import io.medsettle.fixtures.yibao.CatalogueEntry;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The clerk who keeps the dictionaries, at the gateway's edge. */
class DictionaryTest {
    private static final String HERE = "/api/v1/dictionaries/";
    private static final Charset GBK = Charset.forName("GB18030");
    private static final String HEAD = "code,name,spec,unit,level,selfPayShare,priceLimit,begins,ends,valid\n";

    private static Gateway gateway;
    private static Edge clerk;
    private static Edge looker;

    @BeforeAll
    static void open() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("micronaut.server.max-request-size", "64MB");
        settings.put("micronaut.server.multipart.max-file-size", "64MB");
        client(settings, "dictionary-clerk", "dictionaries:write");
        client(settings, "dictionary-reader", "dictionaries:read");
        gateway = Gateway.start(settings);
        clerk = new Edge(gateway.address(), "dictionary-clerk.key-of-dictionary-clerk");
        looker = new Edge(gateway.address(), "dictionary-reader.key-of-dictionary-reader");
    }

    private static void client(Map<String, Object> settings, String id, String scope) {
        settings.put("medsettle.clients." + id + ".key-sha256", sha256("key-of-" + id));
        settings.put("medsettle.clients." + id + ".scopes", List.of(scope));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    private static Said csv(String where, String text, String key) {
        return csv(clerk, where, text.getBytes(StandardCharsets.UTF_8), key);
    }

    private static Said csv(Edge edge, String where, byte[] bytes, String key) {
        return edge.send("POST", HERE + where, bytes, Map.of("Content-Type", "text/csv", "Idempotency-Key", key));
    }

    private static String imported(String book, String text) {
        Said said = csv(book + "/versions", text, Clinic.freshKey());
        assertThat(said.status()).as(said.text()).isEqualTo(201);
        return said.text("versionId");
    }

    private static void inForce(String version, String from) {
        Said said = clerk.post(HERE + "versions/" + version + "/activations", Map.of("from", from));
        assertThat(said.status()).as(said.text()).isEqualTo(200);
        assertThat(said.body().path("inForceFrom").toString()).contains(from);
        assertThat(gateway.count(
                        "SELECT COUNT(*) FROM audit_entry WHERE action_name = 'dictionary-activate' AND object_name = ?",
                        version))
                .as("whoever puts a version in force stands in the audit log")
                .isPositive();
    }

    @Test
    @Covers("A04")
    void a_catalogue_is_imported_put_in_force_from_a_day_compared_and_looked_up_by_day() {
        String old =
                imported("DRUG", HEAD + "XA01,旧名,0.25g,盒,01,,12.3,2026-01-01,2026-06-30,1\nXA02,别的,,,02,0.1,,,,1\n");
        String fresh = imported("DRUG", HEAD + "XA01,新名,0.25g,盒,01,,11.3,2026-01-01,,1\nXA03,添的,,,03,1,,,,1\n");
        inForce(old, "2026-01-01");
        inForce(fresh, "2026-09-01");

        JsonNode august =
                looker.get(HERE + "DRUG/rows/XA01?on=2026-08-31").body().path(0);
        assertThat(august.path("name").asText()).isEqualTo("旧名");
        assertThat(august.path("holds").asBoolean()).as("expired since July").isFalse();
        assertThat(august.path("ends").asText()).isEqualTo("2026-06-30");
        JsonNode september =
                looker.get(HERE + "DRUG/rows/XA01?on=2026-09-01").body().path(0);
        assertThat(september.path("name").asText()).isEqualTo("新名");
        assertThat(september.path("priceLimit").asText()).isEqualTo("11.3000");
        assertThat(september.path("holds").asBoolean()).isTrue();
        assertThat(looker.get(HERE + "DRUG/rows/XA02?on=2026-09-01").status()).isEqualTo(404);
        assertThat(looker.get(HERE + "DRUG/rows/XA01?on=2025-12-31").status()).isEqualTo(404);

        Said diff = looker.get(HERE + "versions/" + fresh + "/diff?from=" + old);
        assertThat(diff.body().path("added").asInt()).isEqualTo(1);
        assertThat(diff.body().path("removed").asInt()).isEqualTo(1);
        assertThat(diff.body().path("changed").asInt()).isEqualTo(1);
        assertThat(diff.body().path("rows").path(0).path("fields").findValuesAsText("name"))
                .containsExactly("ends", "name", "priceLimit");
        Said found = looker.get(HERE + "DRUG/rows?text=%E5%90%8D&on=2026-09-01");
        assertThat(found.body().path("total").asInt()).isEqualTo(1);
        assertThat(looker.get(HERE + "versions?book=DRUG").body().findValuesAsText("versionId"))
                .contains(old, fresh);
        assertThat(looker.get(HERE + "versions?book=DRUG&size=1&page=1").body()).hasSize(1);
        assertThat(looker.get(HERE + "versions?size=201").status()).isEqualTo(400);
    }

    @Test
    @Covers("A04")
    void code_tables_come_from_a_gbk_file_of_a_form_and_say_what_a_code_means() {
        String key = Clinic.freshKey();
        byte[] form = form("类型,编码,名称\nmed_type,11,普通门诊\nmed_type,21,普通住院\ninsutype,310,职工基本医疗\n".getBytes(GBK));
        Map<String, String> headers =
                Map.of("Content-Type", "multipart/form-data; boundary=edge-of-form", "Idempotency-Key", key);
        Said said = clerk.send("POST", HERE + "CODES/versions?charset=GBK&title=2026", form, headers);
        assertThat(said.status()).as(said.text()).isEqualTo(201);
        assertThat(said.fen("rows")).isEqualTo(3);
        assertThat(said.text("title")).isEqualTo("2026");
        inForce(said.text("versionId"), "2026-01-01");

        JsonNode row = looker.get(HERE + "CODES/rows/11?type=med_type&on=2026-02-01")
                .body()
                .path(0);
        assertThat(row.path("name").asText()).isEqualTo("普通门诊");
        assertThat(looker.get(HERE + "CODES/rows/11?type=insutype&on=2026-02-01")
                        .status())
                .isEqualTo(404);
        Said again = clerk.send("POST", HERE + "CODES/versions?charset=GBK&title=2026", form, headers);
        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(again.text("versionId")).isEqualTo(said.text("versionId"));
    }

    private static byte[] form(byte[] file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(("--edge-of-form\r\nContent-Disposition: form-data; name=\"file\"; filename=\"d.csv\"\r\n"
                        + "Content-Type: text/csv\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(file);
        out.writeBytes("\r\n--edge-of-form--\r\n".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    @Test
    @Covers("A04")
    void the_insurers_own_tables_and_catalogues_become_versions_and_later_only_what_changed_is_fetched() {
        Map<String, Object> wanted = Map.of("types", List.of("med_type", "chrgitm_lv"));
        Said codes = clerk.post(HERE + "CODES/versions/from-insurer", wanted, Clinic.freshKey());
        assertThat(codes.status()).as(codes.text()).isEqualTo(201);
        Said found = looker.get(HERE + "CODES/rows?text=03&version=" + codes.text("versionId"));
        assertThat(found.body().path("rows").findValuesAsText("name")).contains("丙类");

        Said first = clerk.post(HERE + "DRUG/versions/from-insurer", "{}", Clinic.freshKey());
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(first.text("origin")).isEqualTo("INSURER");
        Said nothingNew = clerk.post(HERE + "DRUG/versions/from-insurer", "{}", Clinic.freshKey());
        assertThat(nothingNew.status()).as(nothingNew.text()).isEqualTo(200);
        assertThat(nothingNew.text("versionId")).isEqualTo(first.text("versionId"));

        gateway.world()
                .yibao()
                .publishCatalogue("1301", List.of(CatalogueEntry.of("XA00AAA000A001010100003", "示例药品丙")));
        Said second = clerk.post(HERE + "DRUG/versions/from-insurer", "{}", Clinic.freshKey());
        assertThat(second.status()).as(second.text()).isEqualTo(201);
        assertThat(second.fen("rows")).isEqualTo(first.fen("rows") + 1);
        assertThat(second.text("baseVersion")).isEqualTo(first.text("versionId"));
        Said diff = looker.get(
                HERE + "versions/" + second.text("versionId") + "/diff?kind=ADDED&from=" + first.text("versionId"));
        assertThat(diff.body().path("rows").findValuesAsText("name")).containsExactly("示例药品丙");
        assertThat(diff.body().path("changed").asInt()).isZero();
    }

    @Test
    @Covers("A04")
    void a_bill_with_an_expired_code_is_refused_by_name_before_the_insurer_hears_of_it() {
        String drug = "XA00AAA000A001010100001";
        String version = imported("ETHNIC_DRUG", HEAD + drug + ",停用的药,,,,,,2000-01-01,2001-12-31,1\n");
        inForce(version, "2002-01-01");
        Counts counts = new Counts(gateway);

        Said said = gateway.clinic().mixed(7, 3_000);

        assertThat(said.status()).as(said.text()).isEqualTo(422);
        assertThat(said.text("detail")).contains(drug, "已过期", "2001-12-31");
        counts.never("1101", "2201", "2203", "6201", "6202");
    }

    @Test
    void a_file_with_a_bad_row_is_refused_whole_and_the_row_is_named() {
        long before = gateway.count("SELECT COUNT(*) FROM dictionary_version");
        Said said = csv("HERB/versions", HEAD + "T8,好药,,,,,,,,\nT9,坏药,,,,,,2026-02-30,,\n", Clinic.freshKey());
        assertThat(said.status()).as(said.text()).isEqualTo(422);
        assertThat(said.type()).startsWith("application/problem+json");
        assertThat(said.text("detail")).contains("第 3 行", "begins", "2026-02-30");
        assertThat(said.text("next")).contains("没有写入任何内容");
        assertThat(gateway.count("SELECT COUNT(*) FROM dictionary_version")).isEqualTo(before);
        assertThat(gateway.count("SELECT COUNT(*) FROM catalogue_item WHERE code IN ('T8', 'T9')"))
                .isZero();
    }

    @Test
    void a_key_that_brought_one_file_does_not_bring_another() {
        String key = Clinic.freshKey();
        assertThat(csv("HERB/versions", HEAD + "T1,药,,,,,,,,\n", key).status()).isEqualTo(201);
        assertThat(csv("HERB/versions", HEAD + "T1,药,,,,,,,,\n", key).status()).isEqualTo(200);
        Said other = csv("HERB/versions", HEAD + "T2,药,,,,,,,,\n", key);
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text("code")).isEqualTo("key-reused");
    }

    @Test
    void only_who_keeps_the_dictionaries_may_import_and_only_who_has_a_key_may_look() {
        assertThat(csv(looker, "HERB/versions", HEAD.getBytes(StandardCharsets.UTF_8), "k")
                        .status())
                .isEqualTo(403);
        assertThat(gateway.as("reader").get(HERE + "versions").status()).isEqualTo(403);
        assertThat(new Edge(gateway.address(), "").get(HERE + "versions").status())
                .isEqualTo(401);
        assertThat(clerk.get(HERE + "COLOURS/rows/1").status()).isEqualTo(404);
        assertThat(clerk.get(HERE + "versions/none").status()).isEqualTo(404);
        assertThat(clerk.get(HERE + "DRUG/rows/1?on=tomorrow").status()).isEqualTo(400);
        byte[] file = (HEAD + "T7,药,,,,,,,,\n").getBytes(StandardCharsets.UTF_8);
        Said noKey = clerk.send("POST", HERE + "HERB/versions", file, Map.of("Content-Type", "text/csv"));
        assertThat(noKey.status()).as(noKey.text()).isEqualTo(400);
    }

    @Test
    void a_file_larger_than_any_other_request_is_taken_in_and_comes_out_again() {
        StringBuilder text = new StringBuilder(HEAD);
        for (int i = 0; i < 20_000; i++) {
            text.append("C").append(100_000 + i).append(",耗材,规格,个,,,9.9,2026-01-01,,1\n");
        }
        String version = imported("CONSUMABLE", text.toString());
        Said file = looker.get(HERE + "versions/" + version + "/file");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.type()).startsWith("text/csv");
        assertThat(file.text().lines()).hasSize(20_001);
        assertThat(file.text().lines().skip(20_000)).containsExactly("C119999,2026-01-01,,耗材,规格,个,,,9.9000,1");
    }
}
