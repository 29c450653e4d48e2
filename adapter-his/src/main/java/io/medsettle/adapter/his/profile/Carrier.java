package io.medsettle.adapter.his.profile;

import java.io.IOException;
import java.util.Map;

/** First part of a profile, the transport: how a text reaches a service and comes back (his §3). */
public sealed interface Carrier permits HttpText, SoapString {
    /**
     * What travels.
     *
     * @param path behind the base path, encoded, with its query
     */
    record Parcel(String path, Map<String, String> headers, byte[] body) {}

    /** @throws IOException if the text has characters that the site's charset or XML cannot carry */
    Parcel pack(String service, String text) throws IOException;

    /** @throws IOException if it is no such answer */
    String unpack(String service, byte[] answer) throws IOException;
}
