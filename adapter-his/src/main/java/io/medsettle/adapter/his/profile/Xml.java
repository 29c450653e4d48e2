package io.medsettle.adapter.his.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * XML as a tree of texts, read with no trust at all (his §7.1): no DOCTYPE, no entity beyond the five, bounded depth, size
 * and number of elements. A repeated element is a list, an empty one is absent, an attribute is {@code @name}, a namespace
 * is left out. The declared encoding is ignored: who hands in text has decoded it by the profile.
 */
public final class Xml {
    /** Most characters of a document. */
    public static final int MOST_CHARS = 4 << 20;

    private static final int MOST_DEPTH = 32;
    private static final int MOST_ELEMENTS = 100_000;
    private static final XMLInputFactory FACTORY = hardened();

    private final XMLStreamReader from;
    private int elements;

    private Xml(XMLStreamReader from) {
        this.from = from;
    }

    /** A document and the name of its root. */
    public record Document(String root, ObjectNode tree) {}

    private static XMLInputFactory hardened() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched for a document");
        });
        return factory;
    }

    /** @throws IOException if it is not one well-formed, modest document; tells nothing of its content */
    public static Document read(String text) throws IOException {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (plain.length() > MOST_CHARS) {
            throw new IOException("the document is too long");
        }
        if (plain.contains("<!DOCTYPE") || plain.contains("<!ENTITY")) {
            throw new IOException("a DOCTYPE is not read");
        }
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(plain.strip()));
            return new Xml(reader).document();
        } catch (XMLStreamException | RuntimeException e) {
            // the JDK's parser has been seen to stumble over broken input with an index or a state of its own
            throw new IOException("not well-formed XML", e);
        }
    }

    private Document document() throws XMLStreamException, IOException {
        while (from.getEventType() != XMLStreamConstants.START_ELEMENT) {
            harmless(from.next());
        }
        String root = from.getLocalName();
        JsonNode tree = element(1);
        while (from.hasNext()) {
            harmless(from.next());
        }
        return new Document(root, tree instanceof ObjectNode object ? object : text(tree));
    }

    private static ObjectNode text(@Nullable JsonNode leaf) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        return leaf == null ? object : object.set("#text", leaf);
    }

    private static void harmless(int event) throws IOException {
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new IOException("a DOCTYPE or entity is not read");
        }
    }

    /** The element at which the reader stands, to its end; null if it is empty. */
    private @Nullable JsonNode element(int depth) throws XMLStreamException, IOException {
        elements++;
        if (depth > MOST_DEPTH || elements > MOST_ELEMENTS) {
            throw new IOException("the document is too deep or has too many elements");
        }
        ObjectNode children = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < from.getAttributeCount(); i++) {
            children.put("@" + from.getAttributeLocalName(i), from.getAttributeValue(i));
        }
        boolean nested = false;
        StringBuilder text = new StringBuilder();
        for (int event = from.next(); event != XMLStreamConstants.END_ELEMENT; event = from.next()) {
            harmless(event);
            if (event == XMLStreamConstants.START_ELEMENT) {
                nested = true;
                String name = from.getLocalName();
                add(children, name, element(depth + 1));
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(from.getText());
            }
        }
        String words = text.toString().strip();
        if (nested && !words.isEmpty()) {
            throw new IOException("text among elements");
        }
        if (!nested && !words.isEmpty()) {
            return JsonNodeFactory.instance.textNode(words);
        }
        return nested || depth == 1 ? children : null;
    }

    private static void add(ObjectNode children, String name, @Nullable JsonNode child) {
        JsonNode before = children.get(name);
        if (child == null) {
            return;
        }
        if (before == null) {
            children.set(name, child);
        } else if (before instanceof ArrayNode list) {
            list.add(child);
        } else {
            children.putArray(name).add(before).add(child);
        }
    }

    /** Elements under a root, without a declaration; what is absent is left out. */
    public static String write(String root, JsonNode tree, Notation notation) throws IOException {
        StringBuilder out = new StringBuilder();
        write(out, root, tree, notation);
        return out.toString();
    }

    private static void write(StringBuilder out, String name, JsonNode node, Notation notation) throws IOException {
        if (node.isArray()) {
            for (JsonNode each : node) {
                write(out, name, each, notation);
            }
            return;
        }
        out.append('<').append(name).append('>');
        if (node instanceof ObjectNode object) {
            for (var child : object.properties()) {
                write(out, child.getKey(), child.getValue(), notation);
            }
        } else {
            out.append(escaped(notation.text(node)));
        }
        out.append("</").append(name).append('>');
    }

    /** Text that may stand in an element or an attribute. */
    public static String escaped(String text) throws IOException {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n' && c != '\r' && c != '\t' || c == '\uFFFE' || c == '\uFFFF') {
                throw new IOException("a character that XML cannot carry");
            }
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\r' -> out.append("&#13;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    /** Text in CDATA; an end mark inside it is divided. */
    public static String cdata(String text) throws IOException {
        escaped(text);
        return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>";
    }
}
