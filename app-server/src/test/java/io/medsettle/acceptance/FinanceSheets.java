package io.medsettle.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What finance takes away with it of a reconciled day: files, reports, and our ledger as HIS reads it. */
final class FinanceSheets {
    private final Gateway gateway;
    private final Reconciling today;
    private final LocalDate day;

    FinanceSheets(Gateway gateway, Reconciling today, LocalDate day) {
        this.gateway = gateway;
        this.today = today;
        this.day = day;
    }

    private static List<String> ids(List<JsonNode> findings) {
        return ReconciliationTest.ids(findings);
    }

    private JsonNode one(String query, String difference) {
        return today.findings(query + "&difference=" + difference).get(0);
    }

    void insurerLines() {
        for (String difference : List.of("D1", "D3", "D5")) {
            JsonNode finding = today.finding(
                            one("&source=YIBAO", difference).path("findingId").asText())
                    .body();
            String far = finding.path("evidence").findValuesAsText("farNumber").stream()
                    .filter(n -> !n.isEmpty())
                    .reduce((a, b) -> b)
                    .orElseThrow();
            JsonNode lines = today.get(day + "/bill-lines?source=YIBAO&number=" + far)
                    .body()
                    .path("lines");
            assertThat(lines.findValuesAsText("result"))
                    .as(difference)
                    .isNotEmpty()
                    .containsOnly("有差错");
            assertThat(lines.findValuesAsText("findingId"))
                    .containsOnly(finding.path("findingId").asText());
        }
        assertThat(today.get(day + "/bill-lines?source=YIBAO")
                        .body()
                        .path("lines")
                        .findValuesAsText("result"))
                .contains("一致");
    }

    void withdrawals() {
        Said table = today.get("withdrawals?from=" + day + "&to=" + day);

        assertThat(table.status()).as(table.text()).isEqualTo(200);
        assertThat(table.body().findValuesAsText("channel")).containsExactly("ALIPAY", "CREDIT", "WECHAT");
        for (JsonNode line : table.body()) {
            String account = "due-from:" + line.path("channel").asText().toLowerCase(java.util.Locale.ROOT);
            String sum = "SELECT COALESCE(SUM(fen), 0) FROM posting WHERE account = ? AND fen ";
            assertThat(line.path("billed").asBoolean()).isTrue();
            assertThat(line.path("gatewayIncomeFen").longValue())
                    .as(line.toString())
                    .isEqualTo(gateway.count(sum + "> 0", account))
                    .isPositive();
            assertThat(line.path("gatewayRefundFen").longValue()).isEqualTo(gateway.count(sum + "< 0", account));
            assertThat(line.path("platformIncomeFen").longValue()
                            + line.path("platformRefundFen").longValue())
                    .isEqualTo(line.path("platformNetFen").longValue())
                    .isEqualTo(line.path("gatewayNetFen").longValue()
                            + line.path("differenceFen").longValue());
        }
        JsonNode wechat = table.body().get(2);
        assertThat(wechat.path("platformIncomeFen").longValue())
                .isEqualTo(gateway.count("SELECT SUM(l.fen) FROM bill_line l JOIN bill_file f ON f.file_id = l.file_id"
                        + " WHERE f.source = 'WECHAT' AND f.file_state = 'GOOD' AND f.bill_day = '"
                        + day.toString().replace("-", "") + "' AND l.fen > 0"));
        assertThat(wechat.path("platformRefundFen").longValue()).isNegative();
        assertThat(today.get("withdrawals?from=" + day + "&to=" + day.plusDays(31))
                        .status())
                .isEqualTo(422);
    }

    void workbook() throws IOException, InterruptedException, ParserConfigurationException, SAXException {
        HttpResponse<byte[]> xlsx = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(gateway.address()
                                        .resolve(Reconciling.ROOT + day + "/findings.xlsx?source=WECHAT"))
                                .header(
                                        "Authorization",
                                        "Bearer " + gateway.world().client("finance"))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());

        assertThat(xlsx.statusCode()).isEqualTo(200);
        assertThat(xlsx.headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type)
                .startsWith("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
        Element sheet = sheet(xlsx.body());
        assertThat(sheet.getElementsByTagName("f").getLength()).isZero();
        assertThat(sheet.getElementsByTagName("c").item(0).getTextContent()).isEqualTo("差错号");
        List<String> first = new ArrayList<>();
        NodeList rows = sheet.getElementsByTagName("row");
        for (int i = 1; i < rows.getLength(); i++) {
            first.add(((Element) rows.item(i)).getElementsByTagName("c").item(0).getTextContent());
        }
        assertThat(first).isEqualTo(ids(today.findings("&source=WECHAT"))).isNotEmpty();
    }

    void csv() {
        Said csv = today.get(day + "/findings.csv");

        assertThat(csv.type()).startsWith("text/csv");
        assertThat(CsvReader.builder().ofNamedCsvRecord(csv.text()).stream()
                        .map(r -> r.getField("差错号"))
                        .sorted()
                        .toList())
                .isEqualTo(ids(today.findings()));
        assertThat(csv.text()).startsWith("差错号,归属日,来源,类别");
    }

    void ledger() {
        Edge his = gateway.as("his");
        long total = 0;
        String after = "";
        long charges = 0;
        do {
            Said page =
                    his.post("/api/v1/bills/query", Map.of("payDate", day.toString(), "after", after, "pageSize", 5));
            assertThat(page.status()).as(page.text()).isEqualTo(200);
            for (JsonNode each : page.body().path("records")) {
                long sign = each.path("direction").asText().equals("PAY") ? 1 : -1;
                total += sign * each.path("totalFen").longValue();
                charges++;
            }
            after = page.text("next");
        } while (!after.isEmpty());

        assertThat(charges)
                .isEqualTo(gateway.world().his().charges().size()
                        + gateway.world().his().refunds().size());
        assertThat(total)
                .isEqualTo(gateway.world().his().ledger().stream()
                        .mapToLong(e -> e.fen())
                        .sum());
        assertThat(gateway.as("finance")
                        .post("/api/v1/bills/query", Map.of("payDate", day.toString()))
                        .status())
                .isEqualTo(403);
    }

    private static Element sheet(byte[] book) throws IOException, ParserConfigurationException, SAXException {
        Path file = Files.createTempFile("medsettle", ".xlsx");
        try (ZipFile zip = new ZipFile(Files.write(file, book).toFile());
                InputStream in = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))) {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getDocumentElement();
        } finally {
            Files.delete(file);
        }
    }
}
