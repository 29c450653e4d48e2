package io.medsettle.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A table that leaves the house is a table: what a far side wrote is never a formula on somebody's desk. */
class ExportTest {
    private static final List<String> HEADER = List.of("单号", "差额(元)");
    private static final List<String> WILD =
            List.of("=1+1", "+86", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "<x>&\"引号\",", "'=1", "-5.00");

    @TempDir
    Path directory;

    @TempDir
    Path elsewhere;

    private static Supplier<List<List<String>>> pages(List<List<List<String>>> pages) {
        Iterator<List<List<String>>> each = pages.iterator();
        return () -> each.hasNext() ? each.next() : List.of();
    }

    private static List<List<String>> rows(List<String> cells) {
        return cells.stream().map(c -> List.of(c, "-5.00")).toList();
    }

    @Test
    void a_cell_of_a_csv_file_that_would_be_a_formula_is_text_unless_it_is_a_number() throws IOException {
        String csv =
                new String(new CsvPages(HEADER, pages(List.of(rows(WILD)))).readAllBytes(), StandardCharsets.UTF_8);

        assertThat(csv)
                .startsWith(
                        "单号,差额(元)\r\n'=1+1,-5.00\r\n'+86,-5.00\r\n'-2+3,-5.00\r\n'@SUM(A1),-5.00\r\n'\t=1,-5.00\r\n")
                .contains("\"'\r=1\",-5.00")
                .contains("\"<x>&\"\"引号\"\",\",-5.00")
                .endsWith("\r\n-5.00,-5.00\r\n");
    }

    /** The entries of an XLSX file, by name. */
    private static Map<String, byte[]> opened(Path file) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry e : Collections.list(zip.entries())) {
                try (InputStream in = zip.getInputStream(e)) {
                    entries.put(e.getName(), in.readAllBytes());
                }
            }
        }
        return entries;
    }

    private Map<String, byte[]> book(int full, List<List<List<String>>> pages) throws IOException {
        Path kept = elsewhere.resolve("book.xlsx");
        try (InputStream in = new Workbooks(HEADER, Set.of(1), full).write(directory, "差错", pages(pages))) {
            Files.copy(in, kept);
        }
        return opened(kept);
    }

    private static Element sheet(Map<String, byte[]> book, int no)
            throws ParserConfigurationException, SAXException, IOException {
        byte[] xml = book.getOrDefault("xl/worksheets/sheet" + no + ".xml", new byte[0]);
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml))
                .getDocumentElement();
    }

    private static List<String> cells(Element sheet) {
        List<String> cells = new ArrayList<>();
        NodeList all = sheet.getElementsByTagName("c");
        for (int i = 0; i < all.getLength(); i++) {
            Element cell = (Element) all.item(i);
            cells.add(cell.getAttribute("t") + ":" + cell.getTextContent());
        }
        return cells;
    }

    @Test
    void a_workbook_opened_again_has_text_as_text_and_amounts_as_numbers_and_no_formula()
            throws IOException, ParserConfigurationException, SAXException {
        Map<String, byte[]> book = book(1_000, List.of(rows(WILD.subList(0, 4)), rows(WILD.subList(4, 9))));

        Element sheet = sheet(book, 1);
        List<String> expected = new ArrayList<>(List.of("inlineStr:单号", "inlineStr:差额(元)"));
        WILD.forEach(w -> expected.addAll(List.of("inlineStr:" + w, "n:-5.00")));
        assertThat(cells(sheet)).containsExactlyElementsOf(expected);
        assertThat(sheet.getElementsByTagName("f").getLength()).isZero();
        assertThat(new String(book.getOrDefault("xl/sharedStrings.xml", new byte[0]), StandardCharsets.UTF_8))
                .as("memory holds no table of texts")
                .doesNotContain("SUM");
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).as("gone when it was read").isEmpty();
        }
    }

    @Test
    void a_sheet_that_is_full_goes_on_in_the_next_one() throws IOException, ParserConfigurationException, SAXException {
        Map<String, byte[]> book = book(2, List.of(rows(List.of("a", "b", "c"))));

        assertThat(cells(sheet(book, 1))).hasSize(6);
        assertThat(cells(sheet(book, 2))).containsExactly("inlineStr:单号", "inlineStr:差额(元)", "inlineStr:c", "n:-5.00");
    }
}
