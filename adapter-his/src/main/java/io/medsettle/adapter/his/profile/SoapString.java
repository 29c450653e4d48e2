package io.medsettle.adapter.his.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Map;

/**
 * SOAP_STRING: one string in, one string out (his §7.1). INVOKE calls {@code invoke(service, requestXml)}, METHOD calls the
 * method of the service's name with one parameter. A fault is no answer.
 */
record SoapString(String path, boolean invoke, String namespace, String parameter, Charset charset) implements Carrier {
    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

    static SoapString of(JsonNode part) {
        return new SoapString(
                part.path("path").asText(),
                part.path("shape").asText().equals("INVOKE"),
                part.path("namespace").asText(),
                part.path("parameter").asText(),
                Charset.forName(part.path("charset").asText()));
    }

    @Override
    public Parcel pack(String service, String text) throws IOException {
        String method = invoke ? "invoke" : service;
        String named = invoke ? "<service>" + Xml.escaped(service) + "</service>" : "";
        String envelope =
                "<?xml version=\"1.0\" encoding=\"" + charset.name() + "\"?><soapenv:Envelope xmlns:soapenv=\""
                        + SOAP + "\" xmlns:his=\"" + Xml.escaped(namespace) + "\"><soapenv:Body><his:" + method + ">"
                        + named + "<"
                        + parameter + ">" + Xml.escaped(text) + "</" + parameter + "></his:" + method
                        + "></soapenv:Body></soapenv:Envelope>";
        Map<String, String> headers =
                Map.of("Content-Type", "text/xml;charset=" + charset.name(), "SOAPAction", "\"" + method + "\"");
        return new Parcel(path, headers, Charsets.bytes(envelope, charset));
    }

    @Override
    public String unpack(String service, byte[] answer) throws IOException {
        Xml.Document document = Xml.read(Charsets.text(answer, charset));
        JsonNode body = document.tree().path("Body");
        String method = (invoke ? "invoke" : service) + "Response";
        JsonNode response = body.path(method);
        if (!document.root().equals("Envelope") || body.size() != 1 || response.size() != 1) {
            throw new IOException("no SOAP answer of this method");
        }
        JsonNode text = response.elements().next();
        if (!text.isTextual()) {
            throw new IOException("no string in the SOAP answer");
        }
        return text.textValue();
    }
}
