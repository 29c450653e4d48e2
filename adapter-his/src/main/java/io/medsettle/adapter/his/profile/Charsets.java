package io.medsettle.adapter.his.profile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/** Bytes and text of a site's charset (UTF-8, GBK, GB18030); nothing is ever replaced by a question mark. */
final class Charsets {
    private Charsets() {}

    static byte[] bytes(String text, Charset charset) throws IOException {
        try {
            ByteBuffer bytes = charset.newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(text));
            byte[] all = new byte[bytes.remaining()];
            bytes.get(all);
            return all;
        } catch (CharacterCodingException e) {
            throw new IOException("有字符无法用 " + charset.name() + " 表达");
        }
    }

    static String text(byte[] bytes, Charset charset) throws IOException {
        if (bytes.length > Xml.MOST_CHARS * 2L) {
            throw new IOException("the answer is too long");
        }
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException("the answer is not " + charset.name());
        }
    }
}
