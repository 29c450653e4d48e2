package io.medsettle.adapter.wechat.wire;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The flat XML of the older interfaces (v2, 1.0), wechat §3.1 and §6.10: one root {@code xml}, a text under each name. Read by the
 * JDK with document types and outside entities shut off: a page that has one is refused.
 */
public final class XmlPage {
    private static final int MOST_FIELDS = 500;

    private XmlPage() {}

    /** Empty values are left out. */
    public static byte[] write(Map<String, String> fields) {
        StringBuilder page = new StringBuilder("<xml>");
        new TreeMap<>(fields).forEach((name, value) -> {
            if (!value.isEmpty()) {
                page.append('<').append(name).append('>');
                escape(page, value);
                page.append("</").append(name).append('>');
            }
        });
        return page.append("</xml>").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void escape(StringBuilder page, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> page.append("&amp;");
                case '<' -> page.append("&lt;");
                case '>' -> page.append("&gt;");
                case '\r' -> page.append("&#13;");
                default -> page.append(c);
            }
        }
    }

    /** @throws Unreadable if it is no such page */
    public static SortedMap<String, String> read(byte[] body) {
        try {
            XMLStreamReader page = factory().createXMLStreamReader(new ByteArrayInputStream(body));
            try {
                return fields(page);
            } finally {
                page.close();
            }
        } catch (XMLStreamException e) {
            throw new Unreadable("not XML");
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    private static SortedMap<String, String> fields(XMLStreamReader page) throws XMLStreamException {
        SortedMap<String, String> fields = new TreeMap<>();
        StringBuilder text = new StringBuilder();
        int depth = 0;
        while (page.hasNext()) {
            switch (page.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new Unreadable("a page with a document type");
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    text.setLength(0);
                    if (depth == 1 && !page.getLocalName().equals("xml") || depth > 2 || fields.size() > MOST_FIELDS) {
                        throw new Unreadable("not a flat page");
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(page.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    if (depth == 2 && fields.put(page.getLocalName(), text.toString()) != null) {
                        throw new Unreadable("field " + page.getLocalName() + " stands there twice");
                    }
                    depth--;
                }
                default -> {}
            }
        }
        return fields;
    }
}
