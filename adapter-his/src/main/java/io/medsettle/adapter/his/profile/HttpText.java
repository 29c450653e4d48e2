package io.medsettle.adapter.his.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** HTTP_XML and HTTP_JSON: the text is the body, the service stands in the query or in the path (his §7.2). */
record HttpText(String path, String query, boolean xml, Charset charset) implements Carrier {
    static HttpText of(JsonNode part) {
        return new HttpText(
                part.path("path").asText(),
                part.path("query").asText(),
                part.path("kind").asText().equals("HTTP_XML"),
                Charset.forName(part.path("charset").asText()));
    }

    @Override
    public Parcel pack(String service, String text) throws IOException {
        String name = URLEncoder.encode(service, StandardCharsets.UTF_8);
        String declared = xml ? "<?xml version=\"1.0\" encoding=\"" + charset.name() + "\"?>" + text : text;
        String address = path.replace("{service}", name) + (query.isEmpty() ? "" : "?" + query + "=" + name);
        String type = (xml ? "application/xml" : "application/json") + ";charset=" + charset.name();
        return new Parcel(address, Map.of("Content-Type", type), Charsets.bytes(declared, charset));
    }

    @Override
    public String unpack(String service, byte[] answer) throws IOException {
        return Charsets.text(answer, charset);
    }
}
