package io.medsettle.adapter.yibao.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;

/** multipart/form-data of a text and a file (yibao-core §3.9). */
final class Multipart {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final String boundary;

    Multipart() {
        byte[] chance = new byte[16];
        RANDOM.nextBytes(chance);
        boundary = HexFormat.of().formatHex(chance);
    }

    void text(String name, String text) {
        line("--" + boundary);
        line("Content-Disposition: form-data; name=\"" + name + "\"");
        line("Content-Type: text/plain; charset=UTF-8");
        line("");
        line(text);
    }

    void file(String name, String filename, byte[] bytes) {
        line("--" + boundary);
        line("Content-Disposition: form-data; name=\"" + name + "\"; filename=\"" + filename + "\"");
        line("Content-Type: application/octet-stream");
        line("");
        out.writeBytes(bytes);
        line("");
    }

    private void line(String text) {
        out.writeBytes((text + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    String type() {
        return "multipart/form-data; boundary=" + boundary;
    }

    byte[] done() {
        line("--" + boundary + "--");
        return out.toByteArray();
    }
}
