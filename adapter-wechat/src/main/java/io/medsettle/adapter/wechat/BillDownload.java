package io.medsettle.adapter.wechat;

import io.medsettle.adapter.wechat.wire.BillApply;
import io.medsettle.adapter.wechat.wire.BillTrouble;
import io.medsettle.ports.outcome.Outcome;
import io.medsettle.ports.outcome.Outcome.Doubt;
import io.medsettle.ports.wire.WireResult.Answered;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Fetches a bill's file and unpacks it (下载账单), wechat §7.1. The answer is not signed: the digest told before is its proof. */
final class BillDownload {
    private final Transport transport;
    private final long longest;

    BillDownload(Transport transport, long longest) {
        this.transport = transport;
        this.longest = longest;
    }

    /**
     * @param packed a file to be overwritten with what comes
     * @param plain a file to be overwritten with what is in it
     * @return SHA-256 of the plain file, lower-case hex
     */
    Outcome<String> fetch(BillApply.Place place, Path packed, Path plain) throws IOException {
        Outcome<Answered> came = transport
                .download("bill-file", place.target(), packed, longest)
                .match(
                        Outcome::succeeded,
                        never -> Outcome.neverSent(never.why()),
                        none -> Outcome.unknown(Doubt.NO_ANSWER, none.why()));
        Answered answer = came.maybe().orElse(null);
        if (answer == null) {
            return came.map(a -> "");
        }
        if (answer.status() != 200) {
            return Outcome.unknown(Doubt.NO_ANSWER, "下载账单: HTTP " + answer.status());
        }
        if (answer.body().length > 0) {
            Files.write(packed, answer.body());
        }
        MessageDigest sha1 = digest("SHA-1");
        MessageDigest sha256 = digest("SHA-256");
        unpack(packed, plain, sha1, sha256);
        if (!HexFormat.of().formatHex(sha1.digest()).equals(place.sha1())) {
            throw new BillTrouble(BillTrouble.HASH, "账单文件与微信给出的摘要不符, 应重新下载");
        }
        return Outcome.succeeded(HexFormat.of().formatHex(sha256.digest()));
    }

    private void unpack(Path packed, Path plain, MessageDigest... digests) throws IOException {
        try (InputStream in = opened(packed);
                OutputStream out = Files.newOutputStream(plain)) {
            byte[] piece = new byte[8192];
            long all = 0;
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                all += n;
                if (all > longest) {
                    throw new BillTrouble(BillTrouble.TOO_LONG, "账单超过 " + longest + " 字节");
                }
                out.write(piece, 0, n);
                for (MessageDigest each : digests) {
                    each.update(piece, 0, n);
                }
            }
        } catch (EOFException | ZipException e) {
            throw new BillTrouble(BillTrouble.TRUNCATED, "账单压缩文件不完整");
        }
    }

    /** Packed if it begins as a packed file does. */
    private static InputStream opened(Path packed) throws IOException {
        BufferedInputStream in = new BufferedInputStream(Files.newInputStream(packed));
        try {
            in.mark(2);
            boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            return gzip ? new GZIPInputStream(in) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no " + name, e);
        }
    }
}
