package io.medsettle.adapter.creditgz.profile;

import java.util.List;
import java.util.Map;

/**
 * What is around every message (公共报文), credit-gz §5.2.
 *
 * @param request fields of a request
 * @param response where an answer has its own things
 */
public record Envelope(List<Entry> request, Response response) {
    public Envelope {
        request = List.copyOf(request);
    }

    /**
     * Wire paths in an answer; "" where it has no such field.
     *
     * @param unsigned whether answers carry no signature, by the profile's explicit word
     * @param echo which fields of an answer repeat which fields of the request
     */
    public record Response(
            Spot spot,
            String code,
            String message,
            String body,
            String sign,
            String keyId,
            String serial,
            String time,
            boolean unsigned,
            Map<String, String> echo) {
        public Response {
            echo = Map.copyOf(echo);
        }
    }

    /** Wire path of the business content in a request. */
    public String body() {
        return of(Entry.Source.BODY);
    }

    /** Wire path of the signature in a request. */
    public String sign() {
        return of(Entry.Source.SIGNATURE);
    }

    private String of(Entry.Source source) {
        return request.stream()
                .filter(entry -> entry.source() == source)
                .map(Entry::field)
                .findFirst()
                .orElse("");
    }

    /** Wire path of a canonical value in a request, "" if it is not there. */
    public String field(String path) {
        return request.stream()
                .filter(entry -> entry.path().equals(path))
                .map(Entry::field)
                .findFirst()
                .orElse("");
    }
}
